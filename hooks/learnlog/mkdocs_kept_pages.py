"""The finished pages that are kept, with the sums of what they were made of; for the page loop."""

from __future__ import annotations

from typing import NamedTuple

from learnlog.files.kept_records import Shelf
from learnlog.kept.digests import LENGTH
from learnlog.late_words import Words
from learnlog.mkdocs_finished_page import FinishedPage

_SUMS = 3 * LENGTH
_LONG = 4  # bytes for a length


class Sums(NamedTuple):
    """The sum of a page's text, that of what else it was read with, and that of what it shows of
    other pages.
    """

    text: str
    rest: str
    others: str


class MadeOf(NamedTuple):
    """All that a page in the site is made of: its sums, and what is written into it last."""

    sums: Sums
    words: Words

    def with_text(self, text: str) -> MadeOf:
        """The same with another sum of the text."""
        return self._replace(sums=self.sums._replace(text=text))


class MadePage(NamedTuple):
    """A page that was made: the sum of its text, what its view has looked at, and the page."""

    text: str
    view: bytes
    page: bytes

    def packed(self) -> bytes:
        """All of it as bytes; of a text that nobody wanted the sum of, none."""
        return self.text.ljust(LENGTH).encode() + _with_length(self.view) + self.page

    @classmethod
    def unpacked(cls, data: bytes) -> MadePage:
        """The page of some bytes."""
        view = _view_in(data, LENGTH)
        return cls(data[:LENGTH].decode().strip(), view, data[LENGTH + _LONG + len(view) :])


class KeptPages:
    """The pages of the last build by their uri; without a shelf there are none."""

    def __init__(self, shelf: Shelf | None) -> None:
        self._shelf, self._again = shelf, False
        self._unpacked: dict[str, tuple[bytes, FinishedPage]] = {}

    def sums(self, uri: str) -> Sums | None:
        """What a page was made of."""
        data = self._shelf.get(uri) if self._shelf else None
        if data is None:
            return None
        return Sums(*(data[at : at + LENGTH].decode() for at in (0, LENGTH, 2 * LENGTH)))

    def view(self, uri: str) -> bytes:
        """What its view has looked at; empty where that is not known."""
        data = self._shelf.get(uri) if self._shelf else None
        return _view_in(data, _SUMS) if data else b""

    def page(self, uri: str) -> FinishedPage | None:
        """The page as it was; a preview unpacks it once."""
        data = self._shelf.get(uri) if self._shelf else None
        if data is None:
            return None
        known = self._unpacked.get(uri)
        if known and known[0] is data:
            return known[1]
        at = _SUMS + _LONG + len(_view_in(data, _SUMS))
        page = FinishedPage.unpacked(memoryview(data)[at:])
        if self._again:
            self._unpacked[uri] = data, page
        return page

    def use(self, uri: str, view: bytes) -> None:
        """Keep a page as it is, of which the view has come out as before, but may have looked at
        something else.
        """
        before = self.view(uri)
        if self._shelf and view != before:
            data = self._shelf.get(uri) or b""
            page = data[_SUMS + _LONG + len(before) :]
            self._shelf.put(uri, data[:_SUMS] + _with_length(view) + page)
        elif self._shelf:
            self._shelf.use(uri)

    def put(self, uri: str, sums: Sums, made: MadePage) -> None:
        """Keep a new page."""
        if self._shelf:
            self._shelf.put(uri, "".join(sums).encode() + _with_length(made.view) + made.page)

    def begin_again(self) -> None:
        """Begin another build in the same process."""
        self._again = True
        if self._shelf:
            self._shelf.begin_again()

    def keep_all(self) -> None:
        """Keep all that the last build has left: this one has not come to its end."""
        if self._shelf:
            self._shelf.keep_all()

    def save(self) -> None:
        """Leave everything for the next build."""
        if self._shelf:
            self._shelf.save()

    def __bool__(self) -> bool:
        return self._shelf is not None


def _with_length(view: bytes) -> bytes:
    return len(view).to_bytes(_LONG, "little") + view


def _view_in(data: bytes, at: int) -> bytes:
    long = int.from_bytes(data[at : at + _LONG], "little")
    return data[at + _LONG : at + _LONG + long]
