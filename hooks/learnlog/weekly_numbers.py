"""How much a log tells of each week: entries, achievements, lessons, and moves of ideas."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from learnlog.model import Assignment, Entry, Log
from learnlog.roll_up_ideas import moves_of
from learnlog.weeks import monday_of

WEEK = dt.timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Numbers:
    """What some stretch of time holds; `moves` counts births of ideas and changes of status."""

    entries: int = 0
    achievements: int = 0
    lessons: int = 0
    moves: int = 0

    @property
    def total(self) -> int:
        """Everything that is told."""
        return self.entries + self.achievements + self.lessons + self.moves

    def __add__(self, other: Numbers) -> Numbers:
        return Numbers(
            self.entries + other.entries,
            self.achievements + other.achievements,
            self.lessons + other.lessons,
            self.moves + other.moves,
        )


@dataclass(frozen=True, slots=True)
class WeekNumbers:
    """The numbers of those days of the week from `monday` on that lie in `year`."""

    year: int
    monday: dt.date
    numbers: Numbers


# Numbers by year and Monday: a week at the turn of two years has a part in each.
Tally = Mapping[tuple[int, dt.date], Numbers]


def tally(log: Log) -> Tally:
    """The numbers of all weeks that tell of anything."""
    found = (
        Counter(_place(one.date) for one in log.entries),
        _items((_day(one, log.today), len(one.achievements)) for one in log.entries),
        _items((_day(one, log.today), len(one.lessons)) for one in log.entries),
        Counter(
            _place(move.entry.date)
            for idea in log.ideas.values()
            for move in moves_of(idea, log.config)
        ),
    )
    places = sorted({place for counts in found for place in counts})
    return {place: Numbers(*(counts[place] for counts in found)) for place in places}


def weeks_between_days(told: Tally, first: dt.date, last: dt.date) -> tuple[WeekNumbers, ...]:
    """Every week, or part of one in its year, from the day `first` to `last`, empty ones too."""
    return tuple(
        WeekNumbers(year, monday, told.get((year, monday), Numbers()))
        for monday in _mondays(monday_of(first), monday_of(last))
        for year in sorted({max(first, monday).year, min(last, _sunday(monday)).year})
    )


def by_month(weeks: Sequence[WeekNumbers]) -> list[tuple[dt.date, Numbers]]:
    """The numbers of months by their first day; a week counts in the month that it begins in."""
    months: dict[dt.date, Numbers] = {}
    for week in weeks:
        month = max(week.monday, dt.date(week.year, 1, 1)).replace(day=1)
        months[month] = months.get(month, Numbers()) + week.numbers
    return list(months.items())


def _place(day: dt.date) -> tuple[int, dt.date]:
    return day.year, monday_of(day)


def _items(found: Iterable[tuple[dt.date, int]]) -> Counter[tuple[int, dt.date]]:
    counts: Counter[tuple[int, dt.date]] = Counter()
    for day, number in found:
        if number:
            counts[_place(day)] += number
    return counts


def _day(entry: Entry, today: dt.date) -> dt.date:
    """The day that the timeline tells an entry's achievements and lessons of."""
    end = entry.details.end if isinstance(entry.details, Assignment) else None
    return end if end and end <= today else entry.date


def _mondays(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    for number in range((last - first).days // 7 + 1):
        yield first + number * WEEK


def _sunday(monday: dt.date) -> dt.date:
    """The last day of a week, or of the calendar where that ends before."""
    return monday + dt.timedelta(days=min(6, (dt.date.max - monday).days))
