"""A site that Zensical has made: its policy lets the theme work, and no page asks another host."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from built_sites import built
from playwright.sync_api import Browser
from served import Served, serving
from test_content_policy_in_a_browser import watched
from visits import DARK, LIGHT, PHONE, SCREEN, kinds


@pytest.fixture(scope="module")
def by_zensical(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = built("zensical", tmp_path_factory.mktemp("zensical") / "site")
    with serving(folder, "/learnlog/") as served:
        yield served


@pytest.mark.parametrize(("width", "scheme"), [(SCREEN, LIGHT), (PHONE, DARK)])
def test_every_kind_of_page_works_under_its_policy(
    browser: Browser, by_zensical: Served, width: int, scheme: str
) -> None:
    visited = kinds(by_zensical)
    asked: list[str] = []
    with watched(browser, width=width, scheme=scheme) as (page, stopped):
        page.on("request", lambda request: asked.append(request.url))
        for address in visited:
            page.goto(by_zensical.root + address)
            assert page.locator("article h1").count() == 1, address
    assert len(visited) > 30
    assert stopped == []
    assert [one for one in asked if not one.startswith((by_zensical.root, "data:"))] == []


def test_the_search_finds_an_idea(browser: Browser, by_zensical: Served) -> None:
    with watched(browser) as (page, stopped):
        page.goto(by_zensical.root)
        page.locator(".md-search__button").click()
        page.wait_for_timeout(500)
        page.keyboard.type("students ride in the van")
        link = page.locator("body > div:not([class^=md-]) a[href*='ideas/29/']").first
        link.wait_for(timeout=10_000)
        link.click()
        page.wait_for_url("**/ideas/29/**")
    assert stopped == []


def test_a_table_of_ideas_is_filtered(browser: Browser, by_zensical: Served) -> None:
    with watched(browser) as (page, stopped):
        page.goto(by_zensical.root + "timeline/")
        before = page.locator("article li:visible").count()
        page.get_by_label("Words").fill("letter")
        page.wait_for_timeout(300)
        assert 0 < page.locator("article li:visible").count() < before
    assert stopped == []
