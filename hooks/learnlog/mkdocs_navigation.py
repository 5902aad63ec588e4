"""The navigation as every page shows it; for the page loop only."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page

from learnlog.kept.digests import digest_of_settings

# What of a page's front matter Material shows on the page itself only.
_OWN = {"title", "description", "learnlog", "search"}


class NavigationHtml:
    """The navigation's HTML, made once for all pages that show the same.

    These are the pages beside each other that are not in it themselves, since it differs between
    them in no address and nothing in it is marked as the page one is on.
    """

    def __init__(self, keeps: bool) -> None:
        self._keeps = keeps
        self._kept: dict[str, str] = {}
        self._above: set[str] | None = None

    def get(self, page: Page | None, nav: Navigation) -> str:
        """The HTML for a page; empty where it must be made."""
        return self._kept.get(self._place(page, nav), "")

    def put(self, page: Page | None, nav: Navigation, html: str) -> str:
        """The HTML that was made for a page."""
        if place := self._place(page, nav):
            self._kept[place] = html
        return html

    def _place(self, page: Page | None, nav: Navigation) -> str:
        """What has the same navigation; empty for a page that has its own."""
        if self._above is None:
            self._above = set(_with_folders(page.url for page in nav.pages))
        if page is None or not self._keeps or page.url in self._above:
            return ""
        return f"{posixpath.dirname(page.url.rstrip('/'))}/"


def _with_folders(urls: Iterable[str]) -> Iterator[str]:
    """Addresses, and those of all folders above them."""
    for url in urls:
        yield url
        parts = url.split("/")
        yield from ("/".join(parts[:at]) + "/" for at in range(1, len(parts)))


def navigation_sum(nav: Navigation, whole: bool) -> str:
    """The sum of the navigation's titles and addresses, and of what else other pages show of one.

    `whole`: with all front matter, as an owner's templates may show any of it. Raises
    NoDigestError.
    """
    return digest_of_settings([_told(item, whole) for item in nav.items])


def pages_in(nav: Navigation) -> set[str]:
    """The paths of the pages that the navigation lists."""
    return {page.file.src_uri for page in nav.pages}


def _told(item: StructureItem, whole: bool) -> list[object]:
    if isinstance(item, Page):
        left_out = set[str]() if whole else _OWN
        meta = {name: value for name, value in item.meta.items() if name not in left_out}
        return [item.title, item.url, item.is_homepage, meta]
    if isinstance(item, Link):
        return [item.title, item.url]
    return [item.title, [_told(one, whole) for one in getattr(item, "children", None) or ()]]
