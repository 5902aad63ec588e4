"""MkDocs' loop over the pages, so that each is made only where it must be, and by all processors.

MkDocs reads all pages, then writes all. Here those of the navigation are read first, since every
page shows their titles; the others are read and written one by one, which needs less memory, and
those that are as they were are taken from the last build. MkDocs' own functions do the work. Three
of them are exchanged while a build goes on; `mkdocs_surroundings` says for which versions, and
for which sites.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from jinja2 import Environment
from mkdocs.commands import build as of_mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from learnlog.late_words import Words
from learnlog.mkdocs_addresses import AS_MKDOCS_DOES, set_address
from learnlog.mkdocs_finished_page import FinishedPage
from learnlog.mkdocs_first_look import LastBuild
from learnlog.mkdocs_hearing import say_again
from learnlog.mkdocs_kept_pages import KeptPages, MadeOf, MadePage, Sums
from learnlog.mkdocs_navigation import pages_in
from learnlog.mkdocs_one_page import READ, WRITE, PageMaker, Surface
from learnlog.mkdocs_page_making import Job, Making
from learnlog.mkdocs_page_sums import PageSums
from learnlog.mkdocs_preview_folder import PreviewFolder
from learnlog.progress import Progress


class PageLoop:
    """The pages of one build, of which `made` are made anew and `copied` are as they were."""

    def __init__(
        self,
        maker: PageMaker,
        sums: PageSums,
        kept: KeptPages,
        folder: PreviewFolder,
        *,
        processes: int,
        progress: Progress,
    ) -> None:
        self.maker, self._sums, self._kept, self._folder = maker, sums, kept, folder
        self._processes, self._progress = processes, progress
        self._files, self._in_nav = Files([]), set[str]()
        self._read_from: dict[str, tuple[str, str]] = {}  # the sums of the text and of the rest
        self._same: dict[str, tuple[FinishedPage, str]] = {}  # with the sum of the others then
        self._finished: dict[str, FinishedPage] | None = None
        self._surface: Surface | None = None
        Page._set_canonical_url = set_address  # type: ignore[method-assign, assignment]
        self.made = self.copied = 0

    def begin(self, nav: Navigation, surroundings: str) -> None:
        """Take the place of MkDocs' functions, for the pages of a site with this navigation, which
        all depend on what has this sum.
        """
        self._sums.surroundings = surroundings
        self._in_nav = pages_in(nav)
        of_mkdocs._populate_page, of_mkdocs._build_page = self._read, self._write

    @property
    def made_with(self) -> LastBuild | None:
        """What the pages were made with, once they are."""
        return LastBuild(self.maker, self._surface) if self._surface else None

    def text_of(self, page: Page) -> str | None:
        """The text of a page of the log."""
        return self._sums.markdown_of(page)

    @staticmethod
    def end() -> None:
        """Give MkDocs its functions back."""
        of_mkdocs._populate_page, of_mkdocs._build_page = READ, WRITE
        Page._set_canonical_url = AS_MKDOCS_DOES  # type: ignore[method-assign]

    def _read(self, page: Page, config: MkDocsConfig, files: Files, dirty: bool = False) -> None:
        """Know of a page what others show of it."""
        uri, self._files = page.file.src_uri, files
        before = self._kept.sums(uri)
        text = self._sums.text_of(page, wanted=before is not None)
        self._read_from[uri] = made_of = (text, self._sums.rest_of(page))
        kept = self._kept.page(uri) if before and before[:2] == made_of else None
        if before and kept and kept.is_of(files):
            self._same[uri] = kept, before.others
            kept.restore(page, files)
        elif uri in self._in_nav:
            self.maker.read(page, files)

    def _write(
        self,
        page: Page,
        config: MkDocsConfig,
        doc_files: Sequence[File],
        nav: Navigation,
        env: Environment,
        dirty: bool = False,
        excluded: bool = False,
    ) -> None:
        """Make all pages when the first is asked for, and say of each in its turn what is said."""
        if self._finished is None:
            self._surface = Surface(self._files, doc_files, nav, env)
            self._finished = self._make_all(self._surface)
        finished = self._finished.pop(page.file.src_uri)
        self.maker.search_index.entries.extend(finished.search)
        say_again(finished.told)

    def _make_all(self, surface: Surface) -> dict[str, FinishedPage]:
        others, words = self._sums.of_others(surface.nav), self.maker.late.words
        jobs = [self._job(file.page, others, words) for file in surface.pages if file.page]
        copied = [job.page for job in jobs if job.before]
        self.made, self.copied = len(jobs) - len(copied), len(copied)
        making = Making(jobs, surface, self.maker, self._sums, self._folder)
        packed = making.all(self._processes, partial(self._progress.at, "Writing pages"))
        self._progress.at("Finishing the site", 0, 0)
        for page in copied:
            self._kept.use(page.file.src_uri, self._sums.looked_at(page))
        self._sums.let_go()
        finished: dict[str, FinishedPage] = {}
        for at, job in enumerate(jobs):
            data, uri = packed.pop(at), job.page.file.src_uri
            made = MadePage.unpacked(data) if data else None
            finished[uri] = making.finished(at, made)
            if made and self._kept and finished[uri].keeps and others:
                self._kept.put(uri, job.made_of.with_text(made.text).sums, made)
        self._folder.finish(surface.files)
        return finished

    def _job(self, page: Page, others: str, words: Words) -> Job:
        """What is to be done for a page; it is as it was where the others are too."""
        uri = page.file.src_uri
        before, others_then = self._same.get(uri, (None, ""))
        made_of = MadeOf(Sums(*self._read_from[uri], others), words)
        return Job(page, made_of, before if others and others_then == others else None)
