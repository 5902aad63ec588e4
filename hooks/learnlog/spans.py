"""The stretches of time that are looked back on: months, quarters, years and assignments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from learnlog.entry_names import stem_of
from learnlog.model import Assignment, Entry, Kind, Log
from learnlog.periods import Period, period_named, periods_of
from learnlog.titles import title_of
from learnlog.week_counting import Frame
from learnlog.weeks import monday_of

_TO_SUNDAY = dt.timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Span:
    """From its `first` to its `last` day, both counted; `name` is what its review's file is called.

    It is a `period` of the calendar or the `frame` of an assignment; `so_far`: today lies in it;
    `author`: whose entries count, None for everybody's.
    """

    name: str
    title: str
    first: dt.date
    last: dt.date
    so_far: bool
    period: Period | None = None
    frame: Frame | None = None
    author: str | None = None

    @property
    def reach(self) -> tuple[dt.date, dt.date]:
        """The first and the last day that anything held by it may have."""
        if self.frame is None:
            return self.first, self.last
        last = monday_of(self.last)
        return monday_of(self.first), last + min(_TO_SUNDAY, dt.date.max - last)

    def holds(self, day: dt.date, entry: Entry) -> bool:
        """Whether what an entry tells of a day belongs here.

        A period goes by the day alone: the entry of an ISO week that begins in December is
        December's. An assignment holds what its author tells, and whole weeks.
        """
        if self.author not in (None, entry.author):
            return False
        if self.frame and entry.kind is Kind.WEEK:
            return self.frame.holds(day, entry.author)
        return self.first <= day <= self.last


def span_of_period(period: Period, today: dt.date) -> Span:
    """A month, quarter or year."""
    first, last = period.first, period.last
    return Span(period.name, period.title, first, last, today in period, period)


def spans_of_assignments(log: Log) -> Iterator[Span]:
    """The assignments, in reading order.

    Those without a first day are left out, and those that are called like a period: that is what
    the name of a review's file means then.
    """
    seen: set[str] = set()
    for entry in log.of_kind(Kind.ASSIGNMENT):
        name = stem_of(entry.uri)
        named_apart = name not in seen and period_named(name.upper()) is None
        if entry.dated and named_apart and isinstance(entry.details, Assignment):
            seen.add(name)
            end = entry.details.end
            frame = Frame(entry, entry.date, end)
            last = end or log.today
            so_far = entry.date <= log.today <= last
            yield Span(
                name, title_of(entry, log), entry.date, last, so_far, None, frame, entry.author
            )


def spans_looked_back_on(log: Log, days: Iterable[dt.date]) -> list[Span]:
    """Every period that has one of the days or a review of its own, then the assignments."""
    named = (period_named(stem_of(one.uri)) for one in log.of_kind(Kind.REVIEW))
    periods = {*periods_of(days), *filter(None, named)}
    return [
        *(span_of_period(one, log.today) for one in sorted(periods)),
        *spans_of_assignments(log),
    ]


def span_named(log: Log, name: str) -> Span | None:
    """The month, quarter, year or assignment that is called so, or None."""
    if period := period_named(name):
        return span_of_period(period, log.today)
    return next((one for one in spans_of_assignments(log) if one.name == name), None)
