"""How much a log tells of each week: entries, achievements, lessons, and moves of ideas."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass

from learnlog.happenings import Happenings
from learnlog.weeks import monday_of

WEEK = dt.timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Numbers:
    """What some stretch of time holds; `ideas` counts those born and those that moved on."""

    entries: int = 0
    achievements: int = 0
    lessons: int = 0
    ideas: int = 0

    @property
    def total(self) -> int:
        """Everything that is told."""
        return sum(astuple(self))

    def __add__(self, other: Numbers) -> Numbers:
        return Numbers(*(sum(two) for two in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True, slots=True)
class WeekNumbers:
    """The numbers of the week that begins on `monday`."""

    monday: dt.date
    numbers: Numbers


def weekly_numbers(told: Happenings, today: dt.date) -> tuple[WeekNumbers, ...]:
    """Every week from the first that tells of anything to that of `today`, empty ones too."""
    found = (told.entries, told.achievements, told.lessons, told.moves)
    counts = [Counter(monday_of(day) for day in one.days) for one in found]
    first = min((monday for count in counts for monday in count), default=None)
    if first is None:
        return ()
    return tuple(
        WeekNumbers(monday, Numbers(*(count[monday] for count in counts)))
        for monday in _mondays(first, monday_of(today))
    )


def by_month(weeks: Iterable[WeekNumbers]) -> list[tuple[dt.date, Numbers]]:
    """The numbers of months by their first day; a week counts in the month of its Monday."""
    months: dict[dt.date, Numbers] = {}
    for week in weeks:
        month = week.monday.replace(day=1)
        months[month] = months.get(month, Numbers()) + week.numbers
    return list(months.items())


def of_iso_year(weeks: Sequence[WeekNumbers], year: int | None) -> list[WeekNumbers]:
    """The weeks of an ISO year; None: all."""
    return [one for one in weeks if year in (None, one.monday.isocalendar().year)]


def _mondays(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    for number in range((last - first).days // 7 + 1):
        yield first + number * WEEK
