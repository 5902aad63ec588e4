"""No page asks another host for anything: not when it is opened, not when it is searched.

The policy of the pages, which would stop it, is left aside: pages do not ask by themselves.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page
from served import Served
from visits import PHONE, search_for, visitor


def asked(page: Page) -> list[str]:
    """The addresses that this page asks for from now on."""
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    return addresses


def elsewhere(site: Served, addresses: list[str]) -> list[str]:
    inside = (site.root, "data:", "blob:" + site.root.removesuffix("/learnlog/"))
    return [address for address in addresses if not address.startswith(inside)]


def test_every_page(browser: Browser, demo: Served, capsys: pytest.CaptureFixture[str]) -> None:
    visited = [*demo.pages(), "not/there/"]
    assert "404.html" in visited
    with visitor(browser, PHONE, bypass_csp=True) as page:
        addresses = asked(page)
        for address in visited:
            page.goto(demo.root + address)
        assert len(addresses) > len(visited)
        assert elsewhere(demo, addresses) == []
    with capsys.disabled():
        print(f"\n{len(visited)} pages, {len(addresses)} requests, 0 to another host")


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
