"""A made-up entry's text, with the place of everything in it that a change may touch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

PATH = "docs/weeks/2018-10-01.md"
MAIN = {
    "ideas": "title",
    "followed_up": "step",
    "achievements": "text",
    "lessons": "text",
    "next_steps": "text",
}
# Values that are no sentences, by field.
OTHERS: Mapping[str, Sequence[str]] = {
    "idea": ("1", "7", "12", "345"),
    "into": ("2", "30"),
    "until": ("2018-11-05", "2019-02-28"),
    "applied": ("2018-10-22", "2018-12-31"),
    "due": ("2018-10-19", "2020-02-29"),
    "hours": ("2", "1.5", "0.25"),
    "status": ("captured", "exploring", "testing", "adopted", "parked", "rejected"),
    "outcome": ("done", "carried", "dropped", "deferred"),
}
FIELDS: Mapping[str, Sequence[str]] = {
    "ideas": ("idea", "title", "status", "note", "impact", "into"),
    "followed_up": ("step", "outcome", "note", "until"),
    "achievements": ("text", "hours"),
    "lessons": ("text", "applied"),
    "next_steps": ("text", "due", "idea"),
}


class Span(NamedTuple):
    """Places in the text: what stands from `start` to `end`."""

    start: int
    end: int


@dataclass
class Item:
    """An item of a list. `main` is what it is known by; `plain` where it is a sentence.

    `where` are the fields' values, `lines` what goes where a field is taken away, `room` the place
    in which a new field may be written, and `end` that of the item's last sign.
    """

    line: int
    main: str
    plain: bool
    whole: Span
    room: Span
    end: int
    where: dict[str, Span] = field(default_factory=dict)
    lines: dict[str, Span] = field(default_factory=dict)


@dataclass
class MadeUp:
    """An entry: its text with plain line ends, and the places of what can be changed.

    `rooms` are where a new item of each list may be written, `words` those of the prose.
    """

    text: str
    bom: bool
    ends: list[str]
    rooms: dict[str, Span]
    items: dict[str, list[Item]]
    words: list[Span]
    body: int
    comments: list[str]

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self._bytes(0, len(self.text), "\ufeff" if self.bom else "")

    def bytes_before(self, span: Span) -> bytes:
        """All that stands before a place."""
        return self._bytes(0, span.start, "\ufeff" if self.bom else "")

    def bytes_behind(self, span: Span) -> bytes:
        """All that stands behind a place."""
        return self._bytes(span.end, len(self.text), "")

    def _bytes(self, start: int, end: int, written: str) -> bytes:
        at = self.text.count("\n", 0, start)
        for part in self.text[start:end].split("\n"):
            written += part + (self.ends[at] if at < len(self.ends) else "")
            at += 1
        last = self.ends[at - 1] if at - 1 < len(self.ends) else ""
        return written[: len(written) - len(last)].encode("utf-8")
