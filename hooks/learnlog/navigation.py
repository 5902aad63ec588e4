"""The navigation of a site: the log's sections, and the owner's own pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from learnlog import addresses
from learnlog.pages import BuiltPage


def with_sections(nav: list[Any], sections: Sequence[BuiltPage]) -> list[Any]:
    """A navigation (as in mkdocs.yml) with the log's sections in front.

    A navigation that lists a section itself is taken as it stands: its owner has chosen.
    """
    listed = set(_listed(nav))
    if listed & {page.uri for page in sections if page.uri != addresses.HOME}:
        return nav
    return [{page.name: page.uri} for page in sections if page.uri not in listed] + nav


def _listed(nav: object) -> Iterator[str]:
    """The pages that a navigation lists, at any depth."""
    if isinstance(nav, str):
        yield nav
    for item in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from _listed(item)
