"""Comments are asked for by a click, and by nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route
from served import Served, serving
from sites import HOOKED, build, make_site

SETTINGS = (
    HOOKED.replace(
        "font: false}",
        "font: false, palette: ["
        "{scheme: default, toggle: {icon: material/weather-night, name: Dark}},"
        " {scheme: slate, toggle: {icon: material/weather-sunny, name: Light}}]}",
    )
    + """extra:
  learnlog:
    comments: {repo: a/b, repo_id: R_1234, category: General, category_id: DIC_1234}
    reply_to: sam@example.org
"""
)
# What stands for the script of giscus: it makes the frame that the real one makes.
CLIENT = """
const frame = document.createElement("iframe");
frame.className = "giscus-frame";
frame.srcdoc = "<p>Comments</p>";
document.querySelector(".giscus").append(frame);
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder: Path = tmp_path_factory.mktemp("comments")
    built = build(make_site(folder, SETTINGS, {"weeks/2018-09-17.md": "Idea 1: Ask everybody.\n"}))
    assert built.code == 0, built.said
    with serving(built.folder, "/log/") as served:
        yield served


def opened(browser: Browser, site: Served, **how: bool) -> tuple[Page, list[str]]:
    """A page, and what has been asked of other hosts."""
    asked: list[str] = []
    page = browser.new_page(**how)
    page.on("request", lambda one: one.url.startswith(site.root) or asked.append(one.url))
    page.goto(f"{site.root}ideas/1/", wait_until="networkidle")
    return page, asked


def test_no_other_host_is_asked_before_the_click_and_giscus_after_it(
    browser: Browser, site: Served
) -> None:
    page, asked = opened(browser, site)
    button = page.get_by_role("button", name="Show comments")
    button.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    assert button.is_visible()
    assert asked == []
    button.focus()
    page.keyboard.press("Enter")
    page.get_by_text("The comments could not be fetched.").wait_for()
    assert asked == ["https://giscus.app/client.js"]
    told = page.locator("script[src*=giscus]").evaluate("one => ({...one.dataset})")
    assert told == {
        "repo": "a/b",
        "repoId": "R_1234",
        "category": "General",
        "categoryId": "DIC_1234",
        "mapping": "pathname",
        "strict": "1",
        "reactionsEnabled": "1",
        "emitMetadata": "0",
        "inputPosition": "top",
        "theme": "light",
        "lang": "en",
    }
    assert page.evaluate("document.activeElement.textContent") == (
        "The comments could not be fetched."
    )
    page.close()


def test_the_comments_are_light_or_dark_as_the_page_is(browser: Browser, site: Served) -> None:
    page, _ = opened(browser, site)

    def answer(route: Route) -> None:
        headers = {"Access-Control-Allow-Origin": "*"}
        route.fulfill(body=CLIENT, content_type="text/javascript", headers=headers)

    page.route("https://giscus.app/**", answer)
    page.get_by_role("button", name="Show comments").click()
    page.wait_for_selector("iframe.giscus-frame")
    assert page.locator(".learnlog-answers [role=status]").count() == 0
    page.evaluate(
        """() => {
          window.told = [];
          const frame = document.querySelector("iframe.giscus-frame");
          frame.contentWindow.postMessage = (said, to) => window.told.push([said, to]);
        }"""
    )
    page.locator("label[for=__palette_1]:visible, label[for=__palette_0]:visible").first.click()
    page.wait_for_function("window.told.length > 0")
    said, to = page.evaluate("window.told[0]")
    assert (said, to) == ({"giscus": {"setConfig": {"theme": "dark"}}}, "https://giscus.app")
    page.close()


def test_without_javascript_there_is_a_link_and_no_dead_button(
    browser: Browser, site: Served
) -> None:
    page, asked = opened(browser, site, java_script_enabled=False)
    assert not page.locator("button[data-learnlog-comments]").is_visible()
    link = page.get_by_role("link", name="all discussions there")
    assert link.get_attribute("href") == "https://github.com/a/b/discussions"
    assert page.get_by_role("link", name="Reply by e-mail").is_visible()
    assert asked == []
    page.close()


def test_axe_finds_nothing_in_the_answers(browser: Browser, site: Served, axe: str) -> None:
    page, _ = opened(browser, site)
    page.evaluate(axe)
    for colours in ("default", "slate"):
        page.evaluate("name => { document.body.dataset.mdColorScheme = name; }", colours)
        page.wait_for_timeout(300)  # colours change gradually
        found = page.evaluate("axe.run('.learnlog-answers').then(told => told.violations)")
        assert [one["id"] for one in found] == [], colours
    page.close()
