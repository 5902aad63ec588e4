"""Every lesson of a log, whatever kind of entry tells it: its day, and where it was used again."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from learnlog.entry_days import told_on
from learnlog.model import Entry, Kind, Lesson, Log
from learnlog.weeks import monday_of


@dataclass(frozen=True, slots=True)
class Told:
    """A lesson, the entry that tells it, and its day; None for an entry without one."""

    entry: Entry
    lesson: Lesson
    day: dt.date | None

    @property
    def used(self) -> bool:
        """Whether it was used again."""
        return self.lesson.applied is not None


def lessons_told(log: Log) -> list[Told]:
    """All lessons, oldest first, those without a day at the end."""
    found = [
        Told(entry, lesson, told_on(entry, log.today))
        for entry in log.published
        for lesson in entry.lessons
    ]
    return sorted(found, key=lambda one: one.day or dt.date.max)


def years_told(told: Iterable[Told]) -> dict[int, list[Told]]:
    """The lessons by year, newest year first, without those that have no day."""
    years: dict[int, list[Told]] = {}
    for one in told:
        if one.day:
            years.setdefault(one.day.year, []).append(one)
    return dict(sorted(years.items(), reverse=True))


def used_in(log: Log, entry: Entry, lesson: Lesson) -> Entry | None:
    """The entry in which a lesson was used again; None where that is not said, or not found.

    Its day may be any of that entry's week. Where the week has several entries, it means one by
    the same author before others, then one of that very day, then that of the week.
    """
    if lesson.applied is None:
        return None
    candidates = (one for one in _of_week(log.entries, lesson.applied) if one.uri != entry.uri)
    return min(
        candidates,
        key=lambda one: (
            one.author != entry.author,
            one.date != lesson.applied,
            one.kind is not Kind.WEEK,
        ),
        default=None,
    )


def _of_week(entries: Sequence[Entry], day: dt.date) -> Sequence[Entry]:
    """The entries of a day's week; they stand in reading order."""
    monday = monday_of(day)
    first = bisect_left(entries, monday, key=_monday)
    return entries[first : bisect_right(entries, monday, first, key=_monday)]


def _monday(entry: Entry) -> dt.date:
    return monday_of(entry.date)
