"""The policy of the pages: what it must stop is stopped, and the theme works under it."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, Route
from served import Served, serving
from sites import HOOKED, Built, build, make_site, previewed
from visits import PHONE, kinds, search_for, visit_all, visitor

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
LISTEN = """addEventListener("securitypolicyviolation", (event) => violated(
  `${event.effectiveDirective} ${event.blockedURI} ${event.sample} ${location.pathname}`))"""
FEATURES = (
    "features: [navigation.tabs, navigation.top, navigation.footer, search.highlight,"
    " search.suggest, search.share, content.code.copy, content.tabs.link, content.tooltips,"
    " announce.dismiss, toc.follow],"
    " palette: [{scheme: default, toggle: {icon: material/weather-night, name: Dark}},"
    " {scheme: slate, toggle: {icon: material/weather-sunny, name: Light}}]}"
)
RICH = (
    HOOKED.replace("font: false}", f"font: false, {FEATURES}")
    + """markdown_extensions:
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - attr_list
extra:
  learnlog:
    today: 2018-12-21
    comments: {repo: a/b, repo_id: R_1234, category: General, category_id: DIC_1234}
"""
)
TABS = '=== "Left"\n\n    First.\n\n=== "Right"\n\n    Second.\n\n```py\nprint(1)\n```\n'
FILES = {
    "weeks/2018-09-17.md": "Idea 1: Ask everybody about the questionnaire.\n\n"
    "| a | b |\n|---|--:|\n| 1 | 2 |\n",
    "interviews/one.md": "---\nvideos:\n  - link: https://youtu.be/theDoor_123\n"
    "    transcript: It opens.\n---\n## Which door?\n\nhttps://youtu.be/theDoor_123\n",
    "about.md": f"# About\n\n{TABS}",
}
PLANTED = """# Planted

<p id="there" onclick="window.ran = 1">Press</p>

<script>window.ran = 2</script>

<img src="nothing.png" onerror="window.ran = 3">
"""


@contextmanager
def watched(browser: Browser, **how: object) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what its policies have stopped."""
    stopped: list[str] = []
    with visitor(browser, **how) as page:  # type: ignore[arg-type]
        page.context.expose_binding("violated", lambda _, what: stopped.append(what))
        page.context.add_init_script(LISTEN)
        page.context.on("console", lambda one: _note(one.text, stopped))
        yield page, stopped


def _note(text: str, stopped: list[str]) -> None:
    if "Content Security" in text:
        stopped.append(text)


def policy_of(html: str) -> str:
    (found,) = META.findall(html)
    return found


@pytest.fixture(scope="module", params=["folders", "files", "instant"])
def rich(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """A site with all that the theme's scripts do: with addresses of folders and of files."""
    more = "use_directory_urls: false\n" if request.param == "files" else ""
    settings = RICH + more
    if request.param == "instant":
        settings = settings.replace("features: [", "features: [navigation.instant, ")
    built = build(make_site(tmp_path_factory.mktemp("rich"), settings, FILES))
    assert built.code == 0, built.said
    with serving(built.folder, "/log/") as served:
        yield served


def at(site: Served, name: str) -> str:
    """The address of a page, of a folder or of a file."""
    there = (site.folder / f"{name}.html").is_file()
    return f"{site.root}{name}{'.html' if there else '/'}"


def test_every_page_has_a_policy_before_all_that_is_fetched(demo: Served) -> None:
    files = (file for file in demo.folder.rglob("*.html") if file.parent.name != "admin")
    pages = [file.read_text("utf-8") for file in files]
    assert len(pages) > 140
    for html in pages:
        meta = html.index('http-equiv="Content-Security-Policy"')
        assert html.index("<meta charset") < meta < 1024
        assert not re.search(r"<(?:script|style|link|img)\b", html[:meta])
        assert html.count("http-equiv=") == 1
        assert html.count('<meta name="referrer" content="same-origin">') == 1
        scripts = policy_of(html).split("script-src ")[1].split(";")[0]
        assert re.fullmatch(r"'self'(?: 'sha256-[\w+/]{43}=')+", scripts)


def test_a_page_names_another_host_only_where_it_has_a_video_or_comments(demo: Served) -> None:
    for file in demo.folder.rglob("*.html"):
        html = file.read_text("utf-8")
        named = set(re.findall(r"https?://[^ ;]+", policy_of(html)))
        players = set(re.findall(r'data-learnlog-embed="(https://[^/"]+)', html))
        assert named == players, file


def test_nothing_is_stopped_on_pages_of_every_kind(browser: Browser, unsearched: Served) -> None:
    with watched(browser, width=PHONE) as (page, stopped):
        visit_all(page, [unsearched.root + address for address in kinds(unsearched)])
        page.goto(f"{unsearched.root}not/there/")
        assert stopped == []


def test_the_theme_works_and_nothing_is_stopped(browser: Browser, rich: Served) -> None:
    with watched(browser) as (page, stopped):
        page.goto(at(rich, "about"), wait_until="networkidle")
        page.get_by_text("Right", exact=True).click()
        assert page.get_by_text("Second.").is_visible()
        page.reload(wait_until="networkidle")
        assert page.get_by_text("Second.").is_visible(), "the script in the page remembers the tab"
        page.locator(".md-clipboard, .md-code__button").first.click()
        page.locator("label[for=__palette_1]:visible, label[for=__palette_0]:visible").first.click()
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
        page.reload(wait_until="networkidle")
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
        search_for(page, "questionnaire")
        page.locator(".md-search-result__link").first.click()
        page.wait_for_load_state("networkidle")
        assert page.locator("mark").count()
        page.locator("[data-md-component=search-share]").dispatch_event("click")
        page.wait_for_timeout(200)
        assert stopped == []


def test_the_drawer_of_a_phone_opens(browser: Browser, rich: Served) -> None:
    with watched(browser, width=PHONE) as (page, stopped):
        page.goto(at(rich, "about"), wait_until="networkidle")
        page.locator("label.md-header__button[for=__drawer]").click()
        assert page.locator("#__drawer").is_checked()
        assert stopped == []


def test_lists_are_narrowed_and_sorted(browser: Browser, demo: Served) -> None:
    with watched(browser) as (page, stopped):
        page.goto(f"{demo.root}ideas/", wait_until="networkidle")
        page.locator("form[data-learnlog-filter] input[name=text]").first.fill("a")
        page.locator("th[data-learnlog-column] button").first.click()
        assert "sort=" in page.url
        assert stopped == []


def test_a_video_is_played_and_no_other_frame(browser: Browser, rich: Served) -> None:
    with watched(browser) as (page, stopped):
        page.route("https://www.youtube-nocookie.com/**", lambda one: one.fulfill(body="Player"))
        page.goto(at(rich, "interviews/one"), wait_until="networkidle")
        page.locator("a[data-learnlog-embed]").click()
        page.frame_locator("iframe.learnlog-video-frame").get_by_text("Player").wait_for()
        assert stopped == []
        page.evaluate(
            "document.body.append(Object.assign(document.createElement('iframe'),"
            " {src: 'https://example.org/'}))"
        )
        page.wait_for_timeout(300)
        assert any(one.startswith("frame-src https://example.org") for one in stopped)


# What stands for the script of giscus: it adds a style sheet and a frame, as the real one does.
CLIENT = """
const style = Object.assign(document.createElement("link"),
  {rel: "stylesheet", href: "https://giscus.app/default.css"});
document.head.prepend(style);
const frame = Object.assign(document.createElement("iframe"),
  {className: "giscus-frame", src: "https://giscus.app/en/widget"});
frame.style.opacity = "0";
document.querySelector(".giscus").append(frame);
"""


def test_comments_are_fetched_where_there_are_any(browser: Browser, rich: Served) -> None:
    def answer(route: Route) -> None:
        kind = {"js": "text/javascript", "css": "text/css"}.get(route.request.url[-3:].strip("."))
        body = CLIENT if kind == "text/javascript" else "" if kind else "Comments"
        headers = {"Access-Control-Allow-Origin": "*"}
        route.fulfill(body=body, content_type=kind or "text/html", headers=headers)

    with watched(browser) as (page, stopped):
        page.route("https://giscus.app/**", answer)
        page.goto(at(rich, "ideas/1"), wait_until="networkidle")
        page.get_by_role("button", name="Show comments").click()
        page.frame_locator("iframe.giscus-frame").get_by_text("Comments").wait_for(state="attached")
        assert stopped == []


def planted(folder: Path, options: str = "") -> Built:
    settings = HOOKED + (f"extra:\n  learnlog:\n{options}" if options else "")
    site = make_site(folder, settings, {"planted.md": PLANTED, "index.md": "Hello.\n"})
    return build(site)


def test_what_is_planted_in_a_page_does_not_run(browser: Browser, tmp_path: Path) -> None:
    told = planted(tmp_path / "told")
    assert told.code == 1, "a strict build tells of it"
    assert "docs/planted.md: readers' browsers will not run a script within the page" in told.said
    assert "the attribute onclick" in told.said
    ran = {}
    for name, option in (("stopped", "true"), ("off", "false")):
        site = make_site(
            tmp_path / name,
            f"{HOOKED}extra:\n  learnlog:\n    content_security_policy: {option}\n",
            {"planted.md": PLANTED, "index.md": "Hello.\n"},
        )
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
        subprocess.run(command, cwd=site, check=True, capture_output=True)
        with serving(site / "site", "/log/") as served, watched(browser) as (page, stopped):
            page.goto(f"{served.root}planted/", wait_until="networkidle")
            before = page.evaluate("window.ran")
            page.locator("#there").click()
            ran[name] = [before, page.evaluate("window.ran"), len(stopped) > 0]
    assert ran == {"stopped": [None, None, True], "off": [3, 1, False]}


def test_a_preview_still_loads_itself_again(browser: Browser, tmp_path: Path) -> None:
    site = make_site(tmp_path, HOOKED, {"weeks/2018-09-17.md": "Idea 1: Before.\n"})
    with previewed(site) as root:
        address = f"{root}ideas/1/"
        _until_there(address)
        with watched(browser) as (page, stopped):
            page.goto(address)
            page.get_by_role("heading", name="Before").wait_for()
            (site / "docs/weeks/2018-09-17.md").write_text("Idea 1: After.\n", "utf-8")
            page.get_by_role("heading", name="After").wait_for()
            assert stopped == []
            rules = policy_of(urlopen(address).read().decode())
            assert "script-src 'self' 'unsafe-inline';" in rules
            assert "img-src 'self' data:;" in rules


def _until_there(address: str) -> None:
    end = time.monotonic() + 40
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"nothing at {address}")


def test_pages_on_the_disk_have_their_styles(browser: Browser, rich: Served) -> None:
    """Somebody opens the folder of a site without a server."""
    page_file = next(rich.folder.glob("about*"))
    file = page_file / "index.html" if page_file.is_dir() else page_file
    with visitor(browser) as page:
        page.goto(file.as_uri())
        colour = page.evaluate("getComputedStyle(document.querySelector('.md-header')).position")
        assert colour == "sticky"
