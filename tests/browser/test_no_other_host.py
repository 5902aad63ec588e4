"""No page asks another host for anything: not when it is opened, not when it is searched.

The policy of the pages, which would stop it, is left aside: pages do not ask by themselves.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page
from served import Served
from visits import PHONE, kinds, search_for, visitor


def asked(page: Page) -> list[str]:
    """The addresses that this page asks for from now on."""
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    return addresses


def elsewhere(site: Served, addresses: list[str]) -> list[str]:
    inside = (site.root, "data:", "blob:" + site.root.removesuffix("/learnlog/"))
    return [address for address in addresses if not address.startswith(inside)]


def test_pages_of_every_kind(browser: Browser, demo: Served) -> None:
    visited = [*kinds(demo), "not/there/"]
    with visitor(browser, PHONE, bypass_csp=True) as page:
        addresses = asked(page)
        for address in visited:
            page.goto(demo.root + address)
        assert len(addresses) > len(visited)
        assert elsewhere(demo, addresses) == []


# What a browser fetches by itself; links that are only followed or named are left aside.
FETCHING = re.compile(
    r"""<(?:script|img|iframe|source|video|audio|track|embed|object|use|image|input)\b[^>]*?
    \s(?:src|srcset|href|xlink:href|poster|data)\s*=\s*["']?\s*(?:https?:)?//[^"'\s>]+
    |<link\b(?![^>]*\brel=["']?(?:canonical|alternate|prev|next)\b)[^>]*?\shref=["']?(?:https?:)?//[^"'\s>]+
    |(?:@import\s|url\()\s*["']?(?:https?:)?//[^"'\s)]+""",
    re.VERBOSE | re.IGNORECASE,
)


def test_no_other_page_or_style_names_anything_to_fetch_elsewhere(demo: Served) -> None:
    """Of all pages, which would take a browser a minute: what stands in them."""
    files = [one for one in demo.folder.rglob("*") if one.suffix in (".html", ".css", ".svg")]
    assert len([one for one in files if one.suffix == ".html"]) == len(demo.pages()) > 140
    found = {one.name: FETCHING.findall(one.read_text("utf-8")) for one in files}
    assert {name: some for name, some in found.items() if some} == {}


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ('<img alt="" src="https://example.org/a.png">', 1),
        ("<script async src=//example.org/a.js></script>", 1),
        ('<link rel="stylesheet" href="https://example.org/a.css">', 1),
        ('<link href="https://example.org/" rel="preconnect">', 1),
        ("<style>@import 'https://example.org/a.css'; a {b: url(//example.org/c)}</style>", 2),
        ('<link rel="canonical" href="https://example.org/"><a href="https://example.org/">', 0),
        ('<link href="https://example.org/feed.xml" rel="alternate"><img src="a.png">', 0),
    ],
)
def test_what_would_be_fetched_is_known(html: str, count: int) -> None:
    assert len(FETCHING.findall(html)) == count


def test_the_search(browser: Browser, demo: Served) -> None:
    with visitor(browser, bypass_csp=True) as page:
        addresses = asked(page)
        page.goto(demo.root)
        search_for(page, "questionnaire")
        page.locator(".md-search-result__link").first.click()
        page.wait_for_load_state()
        assert any(address.endswith("search_index.json") for address in addresses)
        assert elsewhere(demo, addresses) == []


def test_a_request_elsewhere_is_found(browser: Browser, demo: Served) -> None:
    with visitor(browser, bypass_csp=True) as page:
        addresses = asked(page)
        page.goto(demo.root)
        page.evaluate("fetch('https://example.org/').catch(() => 0)")
        assert elsewhere(demo, addresses) == ["https://example.org/"]
