"""All pages of a site made in one go: those that changed anew, by all processors, others copied."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from learnlog.garbage import collecting_seldom
from learnlog.mkdocs_finished_page import FinishedPage
from learnlog.mkdocs_kept_pages import MadePage
from learnlog.mkdocs_one_page import PageMaker, Surface
from learnlog.mkdocs_page_sums import PageSums
from learnlog.mkdocs_preview_folder import PreviewFolder, make_folder
from learnlog.page_workers import shared

# Pages that are worth a second process, which takes as long to begin as some pages to make.
_WORTH = 24
_COPIED = 30  # so many pages are copied while one is made

Told = Callable[[int, int], object]  # how many are begun, of how many


class Making:
    """The pages of one build; `copied` are those, by their place, that are as they were, and
    `made_of` has for each the sums of what it shows, as `sums` have found them.
    """

    def __init__(
        self,
        pages: Sequence[Page],
        copied: Mapping[int, FinishedPage],
        files: Files,
        maker: PageMaker,
        folder: PreviewFolder,
        made_of: Sequence[tuple[object, ...]],
        sums: PageSums,
    ) -> None:
        self._pages, self._copied, self._files, self._maker = pages, copied, files, maker
        self._folder, self._made_of, self._sums = folder, made_of, sums
        self._own: dict[int, FinishedPage] = {}  # made by this very process
        self._here = os.getpid()

    def all(self, surface: Surface, processes: int, told: Told) -> dict[int, bytes]:
        """Write every page; what is to be kept of each, empty where that is kept already."""
        total = len(self._pages)
        worth = total - len(self._copied) + len(self._copied) / _COPIED > _WORTH
        # A search for garbage that looks at everything copies all memory into each child.
        with self._maker.many(), collecting_seldom():
            return shared(
                total,
                lambda at: self._make(at, surface),
                processes if worth else 1,
                lambda begun: told(begun, total),
            )

    def finished(self, at: int, made: MadePage | None) -> FinishedPage:
        """The page at a place, of which MkDocs knows then what it wants to know."""
        rest = self._made_of[at]
        self._folder.note(
            self._pages[at].file.abs_dest_path, (made.text, *rest[1:]) if made else rest
        )
        known = self._copied.get(at) or self._own.get(at)
        if known is None and made:  # another process made it
            known = FinishedPage.unpacked(made.page)
            known.restore(self._pages[at], self._files)
            known = known.rest()
        assert known is not None
        return known

    def _make(self, at: int, surface: Surface) -> bytes:
        page = self._pages[at]
        path = page.file.abs_dest_path
        if at in self._copied:
            if self._folder.has(path, self._made_of[at]):
                return b""
            output = self._maker.filled_page(self._copied[at].output())
            if output.strip():  # as MkDocs does
                _write(output, path)
            self._folder.note(path, self._made_of[at])
            return b""
        finished = self._maker.make(page, self._files, surface)
        if os.getpid() == self._here:
            self._own[at] = finished.rest()
        return MadePage(
            *self._sums.of_made(page, str(self._made_of[at][0])), finished.packed()
        ).packed()


def _write(page: bytes, path: str) -> None:
    make_folder(path)
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(page)
