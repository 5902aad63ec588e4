"""The theme's search finds what a reader looks for: an idea, a step, a lesson."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page
from served import Served


@pytest.fixture(scope="module")
def page(browser: Browser, demo: Served) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(demo.root)
    yield page
    page.close()


def found(page: Page, words: str) -> list[str]:
    """The pages that the search offers, best first."""
    field = page.get_by_role("textbox", name="Search")
    field.fill(words[:-1])
    field.press_sequentially(words[-1])
    page.wait_for_timeout(500)
    page.locator(".md-search-result__item").first.wait_for(timeout=5_000)
    links = page.locator(".md-search-result__item > a").evaluate_all(
        "links => links.map(link => link.href)"
    )
    paths = (urlsplit(link).path.removeprefix("/learnlog/") for link in links)
    return list(dict.fromkeys(paths))


@pytest.mark.parametrize(
    ("words", "address"),
    [
        pytest.param("Idea 7", "ideas/7/", id="the number of an idea"),
        pytest.param("students ride in the van", "ideas/29/", id="words of a title"),
        pytest.param("who refers to whom", "ideas/3/", id="words of an idea"),
        pytest.param("drivers properly cake", "weeks/2026-06-08/", id="a step"),
        pytest.param("house last often", "weeks/2026-06-08/", id="a lesson"),
        pytest.param("Rode with the equipment van", "weeks/2026-06-08/", id="an achievement"),
    ],
)
def test_it_is_found(page: Page, words: str, address: str) -> None:
    assert address in found(page, words)[:5]


def test_what_the_log_counts_does_not_stand_before_what_was_written(page: Page) -> None:
    offered = found(page, "cake for the drivers")
    assert not [one for one in offered if one.startswith("reviews/2026-0")]
