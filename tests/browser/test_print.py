"""Pages on paper: what was written and where its links lead, and nothing to press."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader
from served import Served

BASE = "https://example.org/learnlog/"
PAGES = {
    "a week": "weeks/2026-06-08/",
    "an idea": "ideas/1/",
    "a review": "reviews/2026-Q3/",
    "a post": "posts/2026-10-07-two-kettles/",
}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


def printed(page: Page) -> str:
    """The text of the page's print, without blanks, which a PDF does not keep."""
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    return close("".join(one.extract_text() for one in pdf.pages))


def close(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_it_is_a_document(page: Page, unsearched: Served, address: str) -> None:
    page.goto(unsearched.root + address)
    text = printed(page)
    assert close(page.locator("h1").inner_text()) in text
    paragraphs = page.locator("article > p:visible:not(:has(a))").all_inner_texts()
    assert all(close(paragraph) in text for paragraph in paragraphs)
    assert f"Thispage:{BASE}{address}" in text
    for button in ("Open now:", "Table of contents", "Search", "Made with", "←", "Clear"):
        assert close(button) not in text


def test_links_tell_where_they_lead(page: Page, demo: Served) -> None:
    page.goto(demo.root + PAGES["a week"])
    week = printed(page)
    assert close("Idea 2 <ideas/2/> got its first real test") in week
    assert close(f"without a host lie below {BASE}") in week
    assert close("from Week 4 <") not in week, "the small print has no addresses"
    page.goto(demo.root + PAGES["a post"])
    outside = page.locator("article a[href^='http']").evaluate_all("all => all.map(a => a.href)")
    assert outside
    post = printed(page)
    assert all(f"<{address}>" in post for address in outside)


def test_what_is_folded_away_is_printed(page: Page, demo: Served) -> None:
    page.goto(demo.root + PAGES["a review"])
    hidden = page.locator(".learnlog-roll-up details:not([open]) li").first.text_content() or ""
    assert close(hidden)[:30] in printed(page)


def test_nothing_is_cut_at_the_side(page: Page, unsearched: Served) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 900})  # about A4 less its margins
    for address in (*PAGES.values(), "ideas/", "timeline/", "evidence/hcpc-2018/"):
        page.goto(unsearched.root + address)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 680, address
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(media="screen")
