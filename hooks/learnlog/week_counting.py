"""From which Monday a week is counted: its assignment's, or else the log's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from learnlog.model import Assignment, Entry, Kind, Log
from learnlog.weeks import first_monday, monday_of, week_name


@dataclass(frozen=True, slots=True)
class Frame:
    """An assignment that weeks lie in: from `start` to `end` (None: not known yet)."""

    entry: Entry
    start: dt.date
    end: dt.date | None

    def holds(self, date: dt.date, author: str | None) -> bool:
        """Whether a week of an author lies in it; an assignment of nobody is everybody's."""
        monday = monday_of(date)
        begun = monday_of(self.start) <= monday
        over = self.end is not None and monday > self.end
        return begun and not over and self.entry.author in (None, author)


@dataclass(frozen=True, slots=True)
class WeekCount:
    """The Monday of the log's week 1, and the assignments, the one that began last first."""

    log_monday: dt.date
    frames: tuple[Frame, ...]

    def frame_of(self, date: dt.date, author: str | None) -> Frame | None:
        """The assignment that a week of an author lies in; of several the one begun last."""
        return next((frame for frame in self.frames if frame.holds(date, author)), None)

    def name(self, date: dt.date, author: str | None) -> str:
        """ "Week 3", or "Before week 1" for a date before the start of the log."""
        frame = self.frame_of(date, author)
        return week_name(date, monday_of(frame.start) if frame else self.log_monday)


def week_count(log: Log, first: dt.date | None = None) -> WeekCount:
    """How a log counts its weeks; `first` is a day of one that is being written and may be its
    first.
    """
    days = [one.date for one in log.weeks] + ([first] if first else [])
    monday = first_monday(days, log.config.start) or monday_of(log.today)
    return WeekCount(monday, tuple(sorted(_frames(log.entries), key=_begun_last)))


def _frames(entries: Iterable[Entry]) -> Iterable[Frame]:
    for entry in entries:
        if entry.kind is Kind.ASSIGNMENT and isinstance(entry.details, Assignment):
            yield Frame(entry, entry.date, entry.details.end)


def _begun_last(frame: Frame) -> tuple[int, str]:
    return -frame.start.toordinal(), frame.entry.uri
