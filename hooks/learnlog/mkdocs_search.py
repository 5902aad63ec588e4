"""What Material's search finds on a page: read faster, and without what is left out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from inspect import getmodule
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from learnlog.markdown.ready_html import end_of_block
from learnlog.mkdocs_search_sections import is_known, sections_of

_MARK = "data-search-exclude"
_LEFT_OUT = re.compile(
    r"<([a-z][a-z0-9]*)(?:\s+[^\s=<>\"']+(?:=(?:\"[^\"]*\"|'[^']*'))?)*?"
    r"\s+data-search-exclude(?=[\s=>])[^<>]*>"
)


def search_index(config: MkDocsConfig) -> Any:
    """The search index of Material, which has a list of `entries`; or one nobody looks at."""
    found = (getattr(one, "search_index", None) for one in config.plugins.values())
    return next((one for one in found if hasattr(one, "entries")), _NoIndex())


@contextmanager
def unsearched(config: MkDocsConfig) -> Iterator[None]:
    """Forget what is added to the index meanwhile."""
    index = search_index(config)
    before, index.entries = index.entries, []
    try:
        yield
    finally:
        index.entries = before


def read_well(index: Any) -> Any:
    """The index, which from now on looks at pages without what is left out of them, and finds
    their sections in a quick way.

    Material forgets at the end of an inner element that the outer one is left out, and lists the
    headings there.
    """
    add = index.add_entry_from_context
    plugin = getmodule(type(index))
    known = plugin if plugin and is_known(plugin) else None

    def add_what_is_searched(page: Page) -> None:
        html = page.content
        try:
            page.content = searched(html or "")
            sections = sections_of(page.content, known) if known else None
            if sections is None:
                add(page)
            elif not (page.meta.get("search") or {}).get("exclude"):
                for one in sections:  # none is left out, or it would not be there
                    index.create_entry_for_section(one, page.toc, page.url, page)
        finally:
            page.content = html

    index.add_entry_from_context = add_what_is_searched
    return index


def searched(html: str) -> str:
    """HTML without the elements that are left out of the search."""
    pieces, done = [], 0
    for start, end in _left_out(html) if _MARK in html else ():
        pieces.append(html[done:start])
        done = end
    return "".join([*pieces, html[done:]])


def _left_out(html: str) -> Iterator[tuple[int, int]]:
    done = 0
    while (mark := html.find(_MARK, done)) >= 0:
        found = _LEFT_OUT.match(html, max(done, html.rfind("<", done, mark)))
        found = found or _LEFT_OUT.search(html, done)  # a value may hold the sign of a tag
        if found is None:
            return
        end = end_of_block(html, found.start(), found[1])
        if end:
            yield found.start(), end
        done = end or found.end()


class _NoIndex:
    def __init__(self) -> None:
        self.entries: list[Any] = []

    def add_entry_from_context(self, page: Page) -> None:
        """Nobody searches."""
