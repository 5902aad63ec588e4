"""MkDocs' loop over the pages, so that each is made only where it must be, and by all processors.

MkDocs reads all pages, then writes all. Here those of the navigation are read first, since every
page shows their titles; the others are read and written one by one, which needs less memory, and
those that are as they were are taken from the last build. MkDocs' own functions do the work. Two
of them are exchanged while a build goes on; `mkdocs_surroundings` says for which versions, and
for which sites.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from jinja2 import Environment
from mkdocs.commands import build as of_mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from learnlog.files.kept_records import Shelf
from learnlog.kept.digests import NoDigestError, digest_of_bytes, digest_of_settings
from learnlog.mkdocs_finished_page import FinishedPage
from learnlog.mkdocs_hearing import say_again
from learnlog.mkdocs_navigation import navigation_sum, pages_in
from learnlog.mkdocs_one_page import READ, WRITE, PageMaker, Surface
from learnlog.page_workers import shared

# Pages that are worth a second process, which takes as long to begin as some pages to make.
_WORTH = 24
_COPIED = 30  # so many pages are copied while one is made


@dataclass(frozen=True, slots=True)
class Means:
    """By what pages are made: `surroundings` is the sum of what all depend on, `digests` are those
    of the log's own pages by their uri, `shelf` has what is kept, if anything is; `whole`:
    templates may show all of other pages' front matter.
    """

    surroundings: str
    digests: Mapping[str, str]
    shelf: Shelf | None
    processes: int
    whole: bool
    told: Callable[[int, int], object] = lambda begun, total: None


class PageLoop:
    """The pages of one build."""

    def __init__(self, config: MkDocsConfig, means: Means, maker: PageMaker) -> None:
        self._config, self._means, self._maker = config, means, maker
        self._files, self._in_nav = Files([]), set[str]()
        self._sums: dict[str, str] = {}
        self._kept: dict[str, FinishedPage] = {}
        self._finished: dict[str, FinishedPage] | None = None
        self.made = self.copied = 0

    def begin(self, nav: Navigation) -> None:
        """Take the place of MkDocs' functions, for the pages of a site with this navigation."""
        self._in_nav = pages_in(nav)
        of_mkdocs._populate_page, of_mkdocs._build_page = self._read, self._write

    @staticmethod
    def end() -> None:
        """Give MkDocs its functions back."""
        of_mkdocs._populate_page, of_mkdocs._build_page = READ, WRITE

    def _read(self, page: Page, config: MkDocsConfig, files: Files, dirty: bool = False) -> None:
        """Know of a page what others show of it."""
        uri, self._files = page.file.src_uri, files
        self._sums[uri] = self._sum_of(page)
        if kept := self._last(uri):
            self._kept[uri] = kept
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
            self._finished = self._make_all(Surface(doc_files, nav, env))
        finished = self._finished.pop(page.file.src_uri)
        self._maker.search_index.entries.extend(finished.search)
        say_again(finished.told)

    def _make_all(self, surface: Surface) -> dict[str, FinishedPage]:
        pages = [file.page for file in surface.files if file.page]
        around = self._sum_around(surface.nav)
        copied = {
            at: kept
            for at, page in enumerate(pages)
            if (kept := self._kept.get(page.file.src_uri)) and around and kept.shown == around
        }
        own: dict[int, FinishedPage] = {}  # made by this very process
        here = os.getpid()

        def make(at: int) -> bytes:
            page = pages[at]
            if at in copied:
                _copy(self._maker.filled(copied[at].output()), page.file.abs_dest_path)
                return b""
            finished = self._maker.make(page, self._files, surface)
            finished = replace(finished, read=self._sums[page.file.src_uri], shown=around)
            if os.getpid() == here:
                own[at] = finished
            return finished.packed()

        self.made, self.copied = len(pages) - len(copied), len(copied)
        worth = self.made + self.copied / _COPIED > _WORTH
        number = self._means.processes if worth else 1
        packed = shared(len(pages), make, number, lambda begun: self._means.told(begun, len(pages)))
        known = copied | own
        found = {at: known.get(at) or FinishedPage.unpacked(packed[at]) for at in packed}
        self._keep(pages, packed, found)
        finished = {pages[at].file.src_uri: one for at, one in found.items()}
        for at in found.keys() - own.keys() - copied.keys():  # MkDocs knows nothing of these yet
            found[at].restore(pages[at], self._files)
        return finished

    def _keep(
        self, pages: Sequence[Page], packed: Mapping[int, bytes], found: Mapping[int, FinishedPage]
    ) -> None:
        if shelf := self._means.shelf:
            for at, page in enumerate(pages):
                if not packed[at]:
                    shelf.use(page.file.src_uri)
                elif found[at].keeps and found[at].shown:
                    shelf.put(page.file.src_uri, packed[at])

    def _last(self, uri: str) -> FinishedPage | None:
        """The page as it was, if its text and what it links to are the same."""
        data = self._means.shelf.get(uri) if self._means.shelf else None
        if data is None:
            return None
        kept = FinishedPage.unpacked(data)
        return kept if kept.read == self._sums[uri] and kept.is_of(self._files) else None

    def _sum_of(self, page: Page) -> str:
        """The sum of what a page is made of, but for the other pages."""
        file = page.file
        text = self._means.digests.get(file.src_uri) or digest_of_bytes(file.content_bytes)
        place = [file.src_uri, file.url, file.dest_uri, file.inclusion.name, page.edit_url]
        given = [page.canonical_url, page.__dict__.get("title")]
        given += [page.update_date] if self._means.whole else []  # Material does not show it
        return digest_of_settings([self._means.surroundings, text, place, given])

    def _sum_around(self, nav: Navigation) -> str:
        try:
            return navigation_sum(nav, self._means.whole)
        except NoDigestError:
            return ""  # then nothing is taken from the last build, nor kept for the next


def _copy(output: str, path: str) -> None:
    """Write a page, as MkDocs does."""
    write_file(output.encode("utf-8", errors="xmlcharrefreplace"), path)
