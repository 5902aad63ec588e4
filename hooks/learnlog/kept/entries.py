"""What was read from an entry's text, by that text: an entry that did not change is read once."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from pickle import UnpicklingError
from typing import Protocol, TypeAlias

from learnlog.files.decoding import Decoded
from learnlog.kept.digests import LENGTH, digest_of_bytes
from learnlog.kept.values import from_bytes, to_bytes
from learnlog.model import Entry
from learnlog.problems import Problem

Read: TypeAlias = tuple[Entry | None, list[Problem]]


class Shelf(Protocol):
    """Where records are kept by their names."""

    def get(self, name: str) -> bytes | None:
        """What is kept under a name."""

    def use(self, name: str) -> None:
        """Keep what is there for the next build."""

    def put(self, name: str, data: bytes) -> None:
        """Keep something new."""


class KeptEntries(MutableMapping[Decoded, Read]):
    """The entries by their texts; on a shelf lies the last text of each path."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._shelf = shelf
        self._read: dict[Decoded, Read] = {}
        self._sums: dict[int, tuple[Entry, str]] = {}

    def on(self, shelf: Shelf | None) -> KeptEntries:
        """The same for another build: what is not asked for in it is forgotten after it."""
        other = KeptEntries(shelf)
        other._read, other._sums = dict(self._read), dict(self._sums)
        return other

    def __getitem__(self, text: Decoded) -> Read:
        if text not in self._read:
            self._read[text] = self._from_shelf(text, _sum(text))
        elif self._shelf:
            self._shelf.use(text.path)
        return self._read[text]

    def __setitem__(self, text: Decoded, read: Read) -> None:
        self._read[text], its_sum = read, _sum(text)
        self._note(read, its_sum)
        if self._shelf:
            self._shelf.put(text.path, its_sum + to_bytes(read))

    def __delitem__(self, text: Decoded) -> None:
        del self._read[text]

    def __iter__(self) -> Iterator[Decoded]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)

    def sum_of(self, entry: Entry) -> str:
        """The sum of the text that an entry was read from; empty for one that was not."""
        return self._sums.get(id(entry), (entry, ""))[1]

    def _from_shelf(self, text: Decoded, its_sum: bytes) -> Read:
        data = self._shelf.get(text.path) if self._shelf else None
        if self._shelf is None or data is None or data[:LENGTH] != its_sum:
            raise KeyError(text)
        try:
            entry, problems = from_bytes(data[LENGTH:])
        except (UnpicklingError, TypeError, ValueError):
            raise KeyError(text) from None
        self._shelf.use(text.path)
        self._note((entry, problems), its_sum)
        return entry, problems

    def _note(self, read: Read, its_sum: bytes) -> None:
        """Note the sum of an entry by its identity, which is its own as long as it is noted."""
        if entry := read[0]:
            self._sums[id(entry)] = (entry, its_sum.decode())


def _sum(text: Decoded) -> bytes:
    return digest_of_bytes(text.path.encode(), text.text.encode("utf-8", "surrogatepass")).encode()
