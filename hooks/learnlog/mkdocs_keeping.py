"""How the pages of a build of MkDocs are made, and what is kept of them; for the adapter only."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from learnlog.files.kept_records import open_shelf
from learnlog.files.programs import programs
from learnlog.late_words import LateWords
from learnlog.mkdocs_first_look import FirstLook
from learnlog.mkdocs_kept_pages import KeptPages
from learnlog.mkdocs_one_page import PageMaker
from learnlog.mkdocs_page_loop import PageLoop
from learnlog.mkdocs_page_sums import PageSums
from learnlog.mkdocs_preview_folder import PreviewFolder
from learnlog.mkdocs_surroundings import has_own_templates, reason_against, surroundings
from learnlog.mkdocs_telling import LOG
from learnlog.page_workers import processes
from learnlog.pages import BuiltPage
from learnlog.progress import UNSEEN, Progress


class Keeping:
    """What one process keeps of a site's pages, on the disk and between builds of a preview."""

    def __init__(self) -> None:
        self.loop: PageLoop | None = None
        self.progress: Progress = UNSEEN
        self.folder = PreviewFolder()
        self.look = FirstLook(self.folder)
        self._kept = KeptPages(None)
        self._previewed = 0  # how many builds of a preview have begun

    def begin(self, serving: bool) -> None:
        """Begin another build."""
        self.end()
        self._previewed = self._previewed + 1 if serving else 0

    def pages(
        self, built: Callable[[bool], Iterable[BuiltPage]], config: MkDocsConfig, site: Path
    ) -> list[BuiltPage]:
        """The pages of the log, prepared for a build in which our own loop makes them, if it can
        (`loop`); sections have a mark in their name then, where their number is filled in.

        `built` makes the pages, and says of each what it was made of if it is told so.
        """
        if reason := reason_against(config):
            LOG.info("All pages are built anew each time: %s", reason)
            return list(built(False))
        self._begin_keeping(site)
        keeps, late = bool(self._kept), LateWords()
        pages = [self._prepared(late.marked(page)) for page in built(keeps)]
        by_uri = {page.uri: page for page in pages}
        self.loop = PageLoop(
            PageMaker(config, late, keeps=keeps),
            PageSums(by_uri, whole=has_own_templates(config), kept=keeps),
            self._kept,
            self.folder,
            # A preview has threads by its second build: it can't be split in two.
            processes=1 if self._previewed > 1 else processes(os.environ),
            progress=self.progress,
        )
        return pages

    def listed(self, nav: Navigation, config: MkDocsConfig, policy: str) -> None:
        """Have the loop begin, now that everything is added; `policy` is the site's, as text."""
        if self.loop:
            self.loop.begin(nav, surroundings(config, policy))

    def text_of(self, page: Page) -> str | None:
        """The text of a page of the log, which is made when it is asked for."""
        if self.look.maker:
            return self.look.text
        return self.loop.text_of(page) if self.loop else None

    def posted(self, output: str) -> str:
        """The output of a page as it is written."""
        maker = self.look.maker or (self.loop.maker if self.loop else None)
        return maker.posted(output) if maker else output

    def filled(self, output: str) -> str:
        """The output of another template as it is written."""
        return self.loop.maker.late.written(output) if self.loop else output

    def finish(self) -> None:
        """Say how much was used again, and keep all of it for the next build."""
        if self.loop is None:
            return
        if self._previewed and self.look.server:
            self.look.last = self.loop.made_with
        if self.loop.copied:
            total = self.loop.copied + self.loop.made
            LOG.info(
                "%s of %s pages are as they were, and were not built anew", self.loop.copied, total
            )
        self.end()
        if self._previewed <= 1:
            self._kept.save()

    def close(self) -> None:
        """End a preview, perhaps in the middle of a build."""
        if self.loop:
            self._kept.keep_all()
        if self._previewed:
            self._kept.save()

    def fail(self) -> None:
        """End a build that has not come to its end."""
        self._kept.keep_all()
        self.folder.fail()
        self.end()

    def end(self) -> None:
        """Let MkDocs be as it was."""
        PageLoop.end()
        self.loop = None

    def _begin_keeping(self, site: Path) -> None:
        """Know what the last build has kept: in this process, or else on the disk."""
        if self._previewed > 1 and self._kept:
            self._kept.begin_again()
            return
        name = "preview-pages" if self._previewed else "pages"
        self._kept = KeptPages(open_shelf(site, name, programs()))

    def _prepared(self, page: BuiltPage) -> BuiltPage:
        """A page that knows what it was made of in the last build."""
        page.view.before = self._kept.view(page.uri)
        return page
