"""The writer's links in a browser: within reach, not on paper, and GitHub is asked for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from served import Served, serving
from sites import HOOKED, build, make_site

SETTINGS = HOOKED + "repo_url: https://github.com/robin/my-log\n"
FILES = {
    "index.md": "# A log\n",
    "about.md": "# About\n",
    "weeks/2026-09-14.md": "---\nideas: [Ring the clinic]\n---\nWords.\n",
}
SHA = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d"
PAGES = ("", "about/", "weeks/2026-09-14/", "ideas/")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder: Path = make_site(tmp_path_factory.mktemp("writer"), SETTINGS, FILES)
    built = build(folder, SOURCE_DATE_EPOCH="1790000000", GITHUB_SHA=SHA)
    assert built.code == 0, built.said
    with serving(built.folder, "/log/") as served:
        yield served


def test_a_page_that_names_its_repository_asks_it_for_nothing(
    browser: Browser, site: Served
) -> None:
    """Material would ask for stars and releases; the policy, which stops it, is left aside."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in PAGES:
        page.goto(site.root + address, wait_until="networkidle")
        assert page.locator("a.md-source").count(), "the link itself is there"
    assert [one for one in asked if not one.startswith((site.root, "data:"))] == []
    context.close()


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wrong_with_them_on_a_phone(
    browser: Browser, site: Served, axe: str, address: str, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 780},
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(site.root + address)
    page.evaluate(axe)
    tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", tags
    )["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_the_name_of_the_link_says_which_page(browser: Browser, site: Served) -> None:
    page = browser.new_page()
    page.goto(site.root + "weeks/2026-09-14/")
    link = page.get_by_role("link", name="Edit this page (Week 1 (14–18 September 2026))")
    assert link.inner_text().startswith("Edit this page")
    link.focus()
    assert link.evaluate("one => one === document.activeElement")
    page.close()


def test_on_paper_there_is_nothing_to_press_but_when_it_was_built(
    browser: Browser, site: Served
) -> None:
    page = browser.new_page()
    page.emulate_media(media="print")
    for address in PAGES:
        page.goto(site.root + address)
        assert not page.locator(".learnlog-edit, .learnlog-start").locator("visible=true").count()
    page.goto(site.root)
    assert page.locator(".learnlog-built").is_visible()
    page.close()
