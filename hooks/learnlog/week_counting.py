"""From which Monday a week is counted: its assignment's, or else the log's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from learnlog.model import Assignment, Entry, Kind, Log
from learnlog.weeks import first_monday, monday_of, week_name

_DAYS = 7


@dataclass(frozen=True, slots=True)
class Frame:
    """An assignment that weeks lie in: from `start` to `end` (None: not known yet)."""

    entry: Entry
    start: dt.date
    end: dt.date | None

    def holds(self, date: dt.date, author: str | None) -> bool:
        """Whether a week of an author lies in it; an assignment of nobody is everybody's."""
        if (date - self.start).days < -_DAYS or (self.end and (date - self.end).days > _DAYS):
            return False  # most lie further off than a week, and this is quick
        monday = monday_of(date)
        begun = monday_of(self.start) <= monday
        over = self.end is not None and monday > self.end
        return begun and not over and self.entry.author in (None, author)


@dataclass(frozen=True, slots=True)
class WeekCount:
    """The Monday of the log's week 1, and the assignments, the one that began last first.

    `several`: weeks are counted from several Mondays, so that there is more than one "Week 3".
    """

    log_monday: dt.date
    frames: tuple[Frame, ...]
    several: bool = False
    _found: dict[tuple[dt.date, str | None], Frame | None] = field(
        default_factory=dict, compare=False, repr=False
    )  # what `frame_of` has found: every link to an entry asks for it

    def frame_of(self, date: dt.date, author: str | None) -> Frame | None:
        """The assignment that a week of an author lies in; of several the one begun last."""
        if (date, author) not in self._found:
            held = (frame for frame in self.frames if frame.holds(date, author))
            self._found[date, author] = next(held, None)
        return self._found[date, author]

    def name(self, date: dt.date, author: str | None) -> str:
        """ "Week 3", or "Before week 1" for a date before the start of the log."""
        return week_name(date, self.first_monday(date, author))

    def first_monday(self, date: dt.date, author: str | None) -> dt.date:
        """The Monday of the week that a week of an author is counted from."""
        frame = self.frame_of(date, author)
        return monday_of(frame.start) if frame else self.log_monday


def week_count(log: Log, first: dt.date | None = None) -> WeekCount:
    """How a log counts its weeks; `first` is a day of one that is being written and may be its
    first.
    """
    days = [one.date for one in log.weeks] + ([first] if first else [])
    monday = first_monday(days, log.config.start) or monday_of(log.today)
    count = WeekCount(monday, tuple(sorted(_frames(log.entries), key=_begun_last)))
    mondays = {count.first_monday(one.date, one.author) for one in log.weeks}
    return replace(count, several=len(mondays) > 1)


def _frames(entries: Iterable[Entry]) -> Iterable[Frame]:
    for entry in entries:
        if entry.kind is Kind.ASSIGNMENT and isinstance(entry.details, Assignment):
            yield Frame(entry, entry.date, entry.details.end)


def _begun_last(frame: Frame) -> tuple[int, str]:
    return -frame.start.toordinal(), frame.entry.uri
