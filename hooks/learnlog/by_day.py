"""What entries tell in the order of days, so that a stretch of time is looked up, not sought."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from learnlog.model import Entry
from learnlog.spans import Span

What = TypeVar("What")


@dataclass(frozen=True, slots=True)
class Told(Generic[What]):
    """Something that an entry tells of a day."""

    day: dt.date
    entry: Entry
    what: What


@dataclass(frozen=True, slots=True)
class ByDay(Generic[What]):
    """What is told, oldest first; `days` are those of `told`, one by one."""

    days: tuple[dt.date, ...] = ()
    told: tuple[Told[What], ...] = ()

    def within(self, span: Span) -> tuple[Told[What], ...]:
        """What a span holds; nothing outside its days is looked at."""
        near = self.near(*span.reach)
        return tuple(one for one in near if span.holds(one.day, one.entry))

    def near(self, first: dt.date, last: dt.date) -> tuple[Told[What], ...]:
        """What is told from a day to another one, both counted."""
        return self.told[bisect_left(self.days, first) : bisect_right(self.days, last)]

    def number(self, last: dt.date) -> int:
        """How much is told up to a day."""
        return bisect_right(self.days, last)

    def number_by_end(self, span: Span) -> int:
        """How much is told up to a span's last day, or later in the last week that it holds."""
        by_end, reached = map(self.number, (span.last, span.reach[1]))
        return by_end + sum(span.holds(one.day, one.entry) for one in self.told[by_end:reached])


def by_day(found: Iterable[Told[What]]) -> ByDay[What]:
    """In the order of days, what is of one day in the order in which it was found."""
    told = tuple(sorted(found, key=lambda one: one.day))
    return ByDay(tuple(one.day for one in told), told)


def by_author(found: Iterable[Told[What]]) -> dict[str | None, ByDay[What]]:
    """The same for everybody (None) and for each author."""
    groups: dict[str | None, list[Told[What]]] = {None: []}
    for one in found:
        for author in {None, one.entry.author}:
            groups.setdefault(author, []).append(one)
    return {author: by_day(some) for author, some in groups.items()}
