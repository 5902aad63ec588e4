"""Which pages are looked at, and how: a page of each kind, by screen or phone, light or dark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from playwright.sync_api import Browser, Page
from served import Served

SCREEN, PHONE = 1280, 360
LIGHT, DARK = "light", "dark"


def kinds(site: Served) -> list[str]:
    """What lies on the top, the index of each folder, and its longest and its shortest page.

    A new section is among them by itself. The editor is not: it has nothing of the theme, and tests
    of its own.
    """
    folders: dict[str, list[str]] = defaultdict(list)
    for page in (one for one in site.pages() if one != "admin/"):
        folder, _, name = page.partition("/")
        folders[folder if name else page].append(page)
    chosen: list[str] = []
    for folder, pages in folders.items():
        inner = sorted((page for page in pages if page != f"{folder}/"), key=_length(site))
        indexes = [page for page in pages if page == f"{folder}/"]
        chosen += dict.fromkeys([*indexes, *inner[:1], *inner[-1:]])
    return chosen


def _length(site: Served):
    def length(page: str) -> tuple[int, str]:
        file = site.folder / (f"{page}index.html" if page.endswith("/") or not page else page)
        return file.stat().st_size, page

    return length


@contextmanager
def visitor(
    browser: Browser, width: int = SCREEN, scheme: str = LIGHT, **more: object
) -> Iterator[Page]:
    """A page of a reader of one's own, who has not been here before."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
        **more,  # type: ignore[arg-type]
    )
    yield context.new_page()
    context.close()


def arrive(page: Page, address: str) -> None:
    """Open a page, until the form of a week is there where it has one: that asks for a file first,
    and may come after all else.
    """
    page.goto(address)
    form = page.locator("[data-learnlog-write]")
    if form.count():
        form.get_by_label("Your story").wait_for()


def visit_all(page: Page, addresses: Sequence[str]) -> None:
    """Open pages, each until it has asked for all that it asks for by itself.

    That is half a second of waiting for each, so several tabs of the window wait at the same time:
    listen to `page.context`.
    """
    tabs = [page, *(page.context.new_page() for _ in range(3))]
    for at in range(0, len(addresses), len(tabs)):
        opened = list(zip(tabs, addresses[at : at + len(tabs)], strict=False))
        for tab, address in opened:
            tab.goto(address, wait_until="commit")
        for tab, _ in opened:
            tab.wait_for_load_state("networkidle")
    for tab in tabs[1:]:
        tab.close()


def search_for(page: Page, words: str) -> None:
    """Open the search, type as a reader does (it listens for keys), and wait for what is found."""
    page.keyboard.press("/")
    page.locator(".md-search__input").press_sequentially(words)
    page.locator(".md-search-result__link").first.wait_for()
