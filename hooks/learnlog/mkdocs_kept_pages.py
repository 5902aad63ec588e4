"""The finished pages that are kept, with the sums of what they were made of; for the page loop."""

from __future__ import annotations

from typing import NamedTuple

from learnlog.files.kept_records import Shelf
from learnlog.kept.digests import LENGTH
from learnlog.mkdocs_finished_page import FinishedPage


class Sums(NamedTuple):
    """The sum of a page's text, that of what else it was read with, and that of what it shows of
    other pages.
    """

    text: str
    rest: str
    others: str


class KeptPages:
    """The pages of the last build by their uri; without a shelf there are none."""

    def __init__(self, shelf: Shelf | None) -> None:
        self._shelf = shelf

    def sums(self, uri: str) -> Sums | None:
        """What a page was made of."""
        data = self._shelf.get(uri) if self._shelf else None
        if data is None:
            return None
        return Sums(*(data[at : at + LENGTH].decode() for at in (0, LENGTH, 2 * LENGTH)))

    def page(self, uri: str) -> FinishedPage | None:
        """The page as it was."""
        data = self._shelf.get(uri) if self._shelf else None
        return FinishedPage.unpacked(data[3 * LENGTH :]) if data else None

    def use(self, uri: str) -> None:
        """Keep a page as it is."""
        if self._shelf:
            self._shelf.use(uri)

    def put(self, uri: str, sums: Sums, packed: bytes) -> None:
        """Keep a new page."""
        if self._shelf:
            self._shelf.put(uri, "".join(sums).encode() + packed)

    def begin_again(self) -> None:
        """Begin another build in the same process."""
        if self._shelf:
            self._shelf.begin_again()

    def save(self) -> None:
        """Leave everything for the next build."""
        if self._shelf:
            self._shelf.save()

    def __bool__(self) -> bool:
        return self._shelf is not None
