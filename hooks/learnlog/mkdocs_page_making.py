"""All pages of a site made in one go: those that changed anew, by all processors, others copied."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import NamedTuple

from mkdocs.structure.pages import Page

from learnlog.garbage import collecting_seldom
from learnlog.mkdocs_finished_page import FinishedPage
from learnlog.mkdocs_kept_pages import MadeOf, MadePage
from learnlog.mkdocs_one_page import PageMaker, Surface
from learnlog.mkdocs_page_sums import PageSums
from learnlog.mkdocs_preview_folder import PreviewFolder, make_folder
from learnlog.page_workers import shared

# Pages that are worth a second process, which takes as long to begin as some pages to make.
_WORTH = 24
_COPIED = 30  # so many pages are copied while one is made

Told = Callable[[int, int], object]  # how many are begun, of how many


class Job(NamedTuple):
    """A page that is to be written: what it is made of, and how the last build has left it, where
    it is the same.
    """

    page: Page
    made_of: MadeOf
    before: FinishedPage | None


class Making:
    """The pages of one build, one job for each, in the order of the site."""

    def __init__(
        self,
        jobs: Sequence[Job],
        surface: Surface,
        maker: PageMaker,
        sums: PageSums,
        folder: PreviewFolder,
    ) -> None:
        self._jobs, self._surface, self._maker = jobs, surface, maker
        self._sums, self._folder = sums, folder
        self._own: dict[int, FinishedPage] = {}  # made by this very process
        self._here = os.getpid()

    def all(self, processes: int, told: Told) -> dict[int, bytes]:
        """Write every page; what is to be kept of each, empty where that is kept already."""
        total, copied = len(self._jobs), sum(job.before is not None for job in self._jobs)
        worth = total - copied + copied / _COPIED > _WORTH
        # A search for garbage that looks at everything copies all memory into each child.
        with self._maker.many(), collecting_seldom():
            return shared(
                total,
                self._make,
                processes if worth else 1,
                lambda begun: told(begun, total),
            )

    def finished(self, at: int, made: MadePage | None) -> FinishedPage:
        """The page at a place, of which MkDocs knows then what it wants to know."""
        page, made_of, before = self._jobs[at]
        made_of = made_of.with_text(made.text) if made else made_of
        self._folder.note(page.file.abs_dest_path, made_of)
        known = before or self._own.get(at)
        if known is None and made:  # another process made it
            known = FinishedPage.unpacked(made.page)
            known.restore(page, self._surface.files)
            known = known.rest()
        assert known is not None
        return known

    def _make(self, at: int) -> bytes:
        page, made_of, before = self._jobs[at]
        if before:
            self._copy(before, page.file.abs_dest_path, made_of)
            return b""
        finished = self._maker.make(page, self._surface)
        if os.getpid() == self._here:
            self._own[at] = finished.rest()
        text, view = self._sums.of_made(page, made_of.sums.text)
        return MadePage(text, view, finished.packed()).packed()

    def _copy(self, before: FinishedPage, path: str, made_of: MadeOf) -> None:
        """Have a page stand in its place as it was, but for what is written into it last."""
        if self._folder.has(path, made_of):
            return
        output = self._maker.late.written_into(before.output())
        if output.strip():  # as MkDocs does
            _write(output, path)
        self._folder.note(path, made_of)


def _write(page: bytes, path: str) -> None:
    make_folder(path)
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(page)
