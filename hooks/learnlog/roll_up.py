"""What came of a month, a quarter, a year or an assignment, as far as the log can tell."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum

from learnlog.by_day import Told
from learnlog.entry_names import stem_of
from learnlog.forecasts import Foretold
from learnlog.front_matter.item_fields import HOW
from learnlog.gaps import Gap, gaps_touching
from learnlog.happenings import Happenings, Met, happenings_of
from learnlog.model import Achievement, Activity, Entry, Kind, Lesson, Log
from learnlog.periods import Period
from learnlog.roll_up_ideas import Move, Path, paths
from learnlog.roll_up_promises import Promises, promises_of
from learnlog.spans import Span, span_of_period
from learnlog.weeks import monday_of

_WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of some activities: all, those together with others, and those of each type."""

    total: float
    participatory: float
    by_type: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class RollUp:
    """What a log tells of a span, oldest first.

    `entries` are those of all kinds but assignments and the span's own review; `assignments` are
    the others that were begun or ended; `weeks_written` of `weeks_possible` have an entry;
    `used_again` are lessons that were applied in it and learned elsewhere; `moved` ideas are
    under way, `decided` ones ended; `people` counts those who were met in each way.
    """

    span: Span
    entries: tuple[Entry, ...]
    assignments: tuple[Told[str], ...]
    weeks_written: int
    weeks_possible: int
    achievements: tuple[Told[Achievement], ...]
    hours: Hours
    promises: Promises
    born: tuple[Move, ...]
    moved: tuple[Path, ...]
    decided: tuple[Path, ...]
    learned: tuple[Told[Lesson], ...]
    used_again: tuple[Told[Lesson], ...]
    forecasts: tuple[Told[Foretold], ...]
    people: tuple[tuple[str, int], ...]
    gaps: tuple[Gap, ...]

    def of_kind(self, kind: Kind) -> tuple[Entry, ...]:
        """Its entries of a kind."""
        return tuple(one for one in self.entries if one.kind is kind)


def roll_up(log: Log, about: Period | Span, found: Happenings | None = None) -> RollUp:
    """What came of a period, or of another span.

    `found`: the log's happenings, where more than one roll-up is made of them.
    """
    span = span_of_period(about, log.today) if isinstance(about, Period) else about
    found = found or happenings_of(log)
    entries = tuple(one.what for one in found.entries.within(span) if not _own(one.what, span))
    over = log.is_past(span.last)
    until = span.last if over else log.today
    written, possible = _weeks(span, entries, found.week_one, until)
    moves = [one.what for one in found.moves.within(span)]
    ways = paths(moves)
    learned, used = found.lessons.within(span), found.applied.within(span)
    new = {id(one.what) for one in learned}
    return RollUp(
        span=span,
        entries=entries,
        assignments=tuple(
            one for one in found.assignments.within(span) if not _own(one.entry, span)
        ),
        weeks_written=written,
        weeks_possible=possible,
        achievements=found.achievements.within(span),
        hours=_hours([one.what for one in found.activities.within(span)]),
        promises=promises_of(span, found, so_far=not over),
        born=tuple(move for move in moves if move.born),
        moved=tuple(w for w in ways if len(w.statuses) > 1 and not w.decided(log.config)),
        decided=tuple(way for way in ways if way.decided(log.config)),
        learned=learned,
        used_again=tuple(one for one in used if id(one.what) not in new),
        forecasts=found.forecasts.within(span),
        people=_people(one.what for one in found.people.within(span)),
        gaps=gaps_touching(found.gaps.get(span.author, ()), span.first, span.last),
    )


def _own(entry: Entry, span: Span) -> bool:
    """Whether it is the review of the span itself, or its assignment."""
    framed = span.frame is not None and entry is span.frame.entry
    return framed or (entry.kind is Kind.REVIEW and stem_of(entry.uri) == span.name)


def _weeks(
    span: Span, entries: Iterable[Entry], week_one: dt.date | None, until: dt.date
) -> tuple[int, int]:
    """How many weeks have an entry, and how many could: up to today, from the log's first week.

    A week lies where its Monday does; one whose entry has a later day counts there as well.
    """
    written = {monday_of(one.date) for one in entries if one.kind is Kind.WEEK}
    if week_one is None:
        return 0, 0
    begin = span.first if span.period else monday_of(span.first)
    first = max(week_one, begin + dt.timedelta(days=-begin.weekday() % 7))
    last = monday_of(until)
    within = max(0, (last - first) // _WEEK + 1)
    return len(written), within + sum(not first <= monday <= last for monday in written)


def _hours(activities: Sequence[Activity]) -> Hours:
    types = sorted({one.type for one in activities if one.type})
    return Hours(
        _total(activities),
        _total(one for one in activities if one.participatory),
        tuple((name, _total(one for one in activities if one.type == name)) for name in types),
    )


def _total(activities: Iterable[Activity]) -> float:
    return fsum(one.hours or 0 for one in activities)


def _people(met: Iterable[Met]) -> tuple[tuple[str, int], ...]:
    """How many were met in each way, each person once in each, as the page of people counts."""
    each = Counter(one.how for one in set(met))
    return tuple((how, each[how]) for how in HOW if each[how])
