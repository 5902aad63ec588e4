"""One page of MkDocs read and written, with everything caught that others want to know of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from mkdocs.commands import build as of_mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from learnlog.late_words import LateWords
from learnlog.mkdocs_finished_page import FinishedPage, compressed, plain_meta
from learnlog.mkdocs_hearing import Message, hearing
from learnlog.mkdocs_rendering import Found, Renderer
from learnlog.mkdocs_search import read_well, search_index

READ, WRITE = of_mkdocs._populate_page, of_mkdocs._build_page


@dataclass(frozen=True, slots=True)
class Surface:
    """What MkDocs makes every page with: all files, those that are `pages`, the navigation, the
    templates.
    """

    files: Files
    pages: Sequence[File]
    nav: Navigation
    templates: Environment


class PageMaker:
    """Reads and writes pages by MkDocs' own functions.

    `late` are the marks that stand in the navigation, and what is written in their place when a
    page is written, so that a page can be kept though it changes. Where nothing `keeps` pages, the
    HTML of one is not remembered.
    """

    def __init__(self, config: MkDocsConfig, late: LateWords, keeps: bool) -> None:
        self.config, self.late, self._keeps = config, late, keeps
        self._renderer = Renderer(config)
        self.search_index = read_well(search_index(config))
        self._early: dict[str, tuple[dict[str, Found], list[Message]]] = {}
        self._html = ""
        self._heard: list[Message] | None = None

    def read(self, page: Page, files: Files) -> None:
        """Read a page whose title others show."""
        self._early[page.file.src_uri] = self._read(page, files)

    def make(self, page: Page, surface: Surface) -> FinishedPage:
        """Read a page if need be, and write it; only what is told of it stays in memory."""
        uri = page.file.src_uri
        seen, said = self._early.pop(uri) if uri in self._early else self._read(page, surface.files)
        excluded = page.file.inclusion.is_excluded()  # type: ignore[no-untyped-call]
        index = self.search_index
        before, index.entries = index.entries, []
        try:
            with self._hearing() as more:
                everywhere = (surface.pages, surface.nav, surface.templates)
                WRITE(page, self.config, *everywhere, excluded=excluded)
            search = index.entries
        finally:
            index.entries = before
        finished = self._finished(page, seen, search, [*said, *more])
        page.markdown, page.content, page.toc = "", None, []  # type: ignore[assignment]
        return finished

    @contextmanager
    def many(self) -> Iterator[None]:
        """Listen to what is said of many pages; to begin and end that takes time."""
        with hearing() as self._heard:
            yield
        self._heard = None

    def posted(self, output: str) -> str:
        """What is written for the output of the templates, which is remembered as it is."""
        self._html = output
        return self.late.written(output)

    def _read(self, page: Page, files: Files) -> tuple[dict[str, Found], list[Message]]:
        seen: dict[str, Found] = {}

        def render(config: MkDocsConfig, files: Files) -> None:
            seen.update(self._renderer.render(page, config, files))

        page.render = render  # type: ignore[method-assign]
        try:
            with self._hearing() as said:
                READ(page, self.config, files)
        finally:
            del page.render
        return seen, said

    @contextmanager
    def _hearing(self) -> Iterator[list[Message]]:
        """What is said of one page."""
        if self._heard is None:
            with hearing() as said:
                yield said
            return
        said, begun = [], len(self._heard)
        yield said
        said += self._heard[begun:]

    def _finished(
        self, page: Page, seen: dict[str, Found], search: list[Any], said: list[Message]
    ) -> FinishedPage:
        links = page.links_to_anchors or {}
        meta = plain_meta(page)
        return FinishedPage(
            keeps=meta is not None,
            title=page.title,
            meta=meta or {},
            seen=seen,
            anchors=sorted(page.present_anchor_ids or ()),
            links={file.src_uri: anchors for file, anchors in links.items()},
            search=search,
            told=said,
            html=compressed(self._html) if self._keeps else b"",
        )
