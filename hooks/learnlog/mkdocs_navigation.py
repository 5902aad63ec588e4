"""The navigation as every page shows it; for the page loop only."""

from __future__ import annotations

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page

from learnlog.kept.digests import digest_of_settings

# What of a page's front matter Material shows on the page itself only.
_OWN = {"title", "description", "learnlog", "search"}


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
