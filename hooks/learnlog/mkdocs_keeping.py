"""How the pages of a build of MkDocs are made, and what is kept of them; for the adapter only."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from learnlog.files.kept_records import NOT_KEPT, Shelf
from learnlog.mkdocs_one_page import PageMaker
from learnlog.mkdocs_page_loop import Means, PageLoop
from learnlog.mkdocs_surroundings import has_own_templates, reason_against, surroundings
from learnlog.mkdocs_telling import LOG
from learnlog.page_workers import processes
from learnlog.pages import BuiltPage

# Marks that no text has (Unicode's private use), in the place of a number in the navigation.
_MARK = "\ue00a{}\ue00b"


class Keeping:
    """What one process keeps of a site's pages, on the disk and between builds of a preview."""

    def __init__(self) -> None:
        self.loop: PageLoop | None = None
        self._site, self._serving = Path(), False
        self._shelf: Shelf | None = None
        self._maker: PageMaker | None = None

    def begin(
        self,
        config: MkDocsConfig,
        site: Path,
        serving: bool,
        policy: str,
        pages: Sequence[BuiltPage],
    ) -> bool:
        """Prepare for the pages of a build; whether they are made by our own loop."""
        self.end()
        if reason := reason_against(config):
            LOG.info("All pages are built anew each time: %s", reason)
            return False
        around = surroundings(config, policy)
        self._site, again = site, self._serving and serving
        self._serving = serving
        if os.environ.get(NOT_KEPT):
            self._shelf = None
        elif again and self._shelf:
            self._shelf.again()
        else:
            self._shelf = Shelf(site, "preview-pages" if serving else "pages", around)
        digests = {page.uri: page.digest for page in pages} if self._shelf else {}
        number = 1 if again else processes(os.environ)  # a preview has threads by then
        means = Means(around, digests, self._shelf, number, has_own_templates(config))
        told = (page for page in pages if page.open is not None)
        late = {_mark(page): f" ({page.open})" if page.open else "" for page in told}
        self._maker = PageMaker(config, late)
        self.loop = PageLoop(config, means, self._maker)
        return True

    def posted(self, output: str) -> str:
        """The output of a page as it is written."""
        return self._maker.posted(output) if self.loop and self._maker else output

    def filled(self, output: str) -> str:
        """The output of another template as it is written."""
        return self._maker.filled(output) if self.loop and self._maker else output

    def finish(self) -> None:
        """Say how much was used again, and keep all of it for the next build."""
        if self.loop is None:
            return
        if self.loop.copied:
            total = self.loop.copied + self.loop.made
            LOG.info(
                "%s of %s pages are as they were, and were not built anew", self.loop.copied, total
            )
        self.end()
        if self._shelf:
            self._shelf.save(self._site)

    def end(self) -> None:
        """Let MkDocs be as it was."""
        PageLoop.end()
        self.loop = None


def marked(page: BuiltPage) -> BuiltPage:
    """A section, with a mark in its name where its number is filled in when pages are written."""
    return page if page.open is None else replace(page, name=page.name + _mark(page), open=None)


def _mark(page: BuiltPage) -> str:
    return _MARK.format(page.uri)
