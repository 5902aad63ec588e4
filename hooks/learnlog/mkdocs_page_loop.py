"""MkDocs' loop over the pages, so that each is made only where it must be, and by all processors.

MkDocs reads all pages, then writes all. Here those of the navigation are read first, since every
page shows their titles; the others are read and written one by one, which needs less memory, and
those that are as they were are taken from the last build. MkDocs' own functions do the work. Two
of them are exchanged while a build goes on; `mkdocs_surroundings` says for which versions, and
for which sites.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jinja2 import Environment
from mkdocs.commands import build as of_mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from learnlog.mkdocs_addresses import AS_MKDOCS_DOES, set_address
from learnlog.mkdocs_finished_page import FinishedPage
from learnlog.mkdocs_first_look import Made
from learnlog.mkdocs_hearing import say_again
from learnlog.mkdocs_kept_pages import KeptPages, MadePage, Sums
from learnlog.mkdocs_navigation import pages_in
from learnlog.mkdocs_one_page import READ, WRITE, PageMaker, Surface
from learnlog.mkdocs_page_making import Making, Told
from learnlog.mkdocs_page_sums import PageSums
from learnlog.mkdocs_preview_folder import PreviewFolder


class PageLoop:
    """The pages of one build, of which `made` are made anew and `copied` are as they were."""

    def __init__(
        self,
        maker: PageMaker,
        sums: PageSums,
        kept: KeptPages,
        folder: PreviewFolder,
        processes: int,
    ) -> None:
        self._maker, self._sums, self._kept, self._processes = maker, sums, kept, processes
        self._folder = folder
        self._files, self._in_nav = Files([]), set[str]()
        self._read_from: dict[str, tuple[str, str]] = {}
        self._same: dict[str, tuple[FinishedPage, str]] = {}
        self._finished: dict[str, FinishedPage] | None = None
        self._surface: Surface | None = None
        Page._set_canonical_url = set_address  # type: ignore[method-assign, assignment]
        self.told: Told = lambda begun, total: None
        self.all_made: Callable[[], object] = lambda: None
        self.made = self.copied = 0

    def begin(self, nav: Navigation, surroundings: str) -> None:
        """Take the place of MkDocs' functions, for the pages of a site with this navigation, which
        all depend on what has this sum.
        """
        self._sums.surroundings = surroundings
        self._in_nav = pages_in(nav)
        of_mkdocs._populate_page, of_mkdocs._build_page = self._read, self._write

    @property
    def everywhere(self) -> Made | None:
        """What the pages were made with, once they are."""
        return Made(self._maker, self._surface, self._files) if self._surface else None

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
            self._maker.read(page, files)

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
            self._surface = Surface(doc_files, nav, env)
            self._finished = self._make_all(self._surface)
        finished = self._finished.pop(page.file.src_uri)
        self._maker.search_index.entries.extend(finished.search)
        say_again(finished.told)

    def _make_all(self, surface: Surface) -> dict[str, FinishedPage]:
        pages = [file.page for file in surface.files if file.page]
        others = self._sums.of_others(surface.nav)
        same = {at: self._same.get(page.file.src_uri) for at, page in enumerate(pages)}
        copied = {at: one[0] for at, one in same.items() if one and others and one[1] == others}
        self.made, self.copied = len(pages) - len(copied), len(copied)
        made_of = [
            (*self._read_from[page.file.src_uri], others, self._maker.late_words) for page in pages
        ]
        making = Making(pages, copied, self._files, self._maker, self._folder, made_of, self._sums)
        packed = making.all(surface, self._processes, self.told)
        self.all_made()
        for page in (pages[at] for at in copied):
            self._kept.use(page.file.src_uri, self._sums.looked_at(page))
        self._sums.let_go()
        finished: dict[str, FinishedPage] = {}
        for at, page in enumerate(pages):
            data, uri = packed.pop(at), page.file.src_uri
            made = MadePage.unpacked(data) if data else None
            finished[uri] = making.finished(at, made)
            if made and self._kept and finished[uri].keeps and others:
                self._kept.put(uri, Sums(made.text, self._read_from[uri][1], others), made)
        self._folder.finish(self._files)
        return finished
