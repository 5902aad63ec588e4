"""What Material's search finds on a page: read faster, and without what is left out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from learnlog.markdown.ready_html import end_of_block

_LEFT_OUT = re.compile(
    r"<([a-z][a-z0-9]*)(?:\s+[^\s=<>\"']+(?:=(?:\"[^\"]*\"|'[^']*'))?)*?"
    r"\s+data-search-exclude(?=[\s=>])[^<>]*>"
)


def search_index(config: MkDocsConfig) -> Any:
    """The search index of Material, which has a list of `entries`; or one nobody looks at."""
    found = (getattr(one, "search_index", None) for one in config.plugins.values())
    return next((one for one in found if hasattr(one, "entries")), _NoIndex())


def read_well(index: Any) -> Any:
    """The index, which from now on looks at pages without what is left out of them.

    Material forgets at the end of an inner element that the outer one is left out, and lists the
    headings there. It also reads every tag, which takes longer than to find the ends.
    """
    add = index.add_entry_from_context

    def add_what_is_searched(page: Page) -> None:
        html = page.content
        try:
            page.content = searched(html or "")
            add(page)
        finally:
            page.content = html

    index.add_entry_from_context = add_what_is_searched
    return index


def searched(html: str) -> str:
    """HTML without the elements that are left out of the search."""
    pieces, done = [], 0
    for start, end in _left_out(html):
        pieces.append(html[done:start])
        done = end
    return "".join([*pieces, html[done:]])


def _left_out(html: str) -> Iterator[tuple[int, int]]:
    done = 0
    for found in _LEFT_OUT.finditer(html):
        if found.start() >= done and (end := end_of_block(html, found.start(), found[1])):
            yield found.start(), end
            done = end


class _NoIndex:
    def __init__(self) -> None:
        self.entries: list[Any] = []

    def add_entry_from_context(self, page: Page) -> None:
        """Nobody searches."""
