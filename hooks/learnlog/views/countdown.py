"""How long an assignment has still to go, or since when it is over."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from learnlog.model import Assignment
from learnlog.views.parts import counted
from learnlog.weeks import long_date, monday_of, week_number

DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Countdown:
    """A sentence; and for one that runs to a known day its `week` of so many `weeks`."""

    words: str
    week: int = 0
    weeks: int = 0

    @property
    def progress(self) -> str:
        """ "Week 28 of 52", or nothing where there is no such thing."""
        return f"Week {self.week} of {self.weeks}" if self.weeks else ""


def countdown(assignment: Assignment, today: dt.date) -> Countdown | None:
    """What is told of an assignment's days on one of them; None where it has none."""
    start, end = assignment.start, assignment.end
    if start and start > today:
        return Countdown(f"Begins on {long_date(start)}, in {_span(start - today)}.")
    if end and end < today:
        return Countdown(f"Ended {_ago(today - end)}, on {long_date(end)}.")
    if end:
        words = _to_go(end, today)
        return Countdown(words, *_weeks(start, end, today)) if start else Countdown(words)
    if start:
        since = f"since {long_date(start)}" if start < today else "since today"
        week = week_number(today, monday_of(start))
        return Countdown(f"Under way {since}, in week {week}. No last day is set.")
    return None


def dates(assignment: Assignment) -> str:
    """ "11 May 2026 to 7 May 2027", "from 11 May 2026" or "until 7 May 2027"."""
    start, end = assignment.start, assignment.end
    if start and end:
        return f"{long_date(start)} to {long_date(end)}"
    if start:
        return f"from {long_date(start)}"
    return f"until {long_date(end)}" if end else ""


def _to_go(end: dt.date, today: dt.date) -> str:
    if end == today:
        return f"Ends today, {long_date(end)}."
    return f"{_span(end - today)} to go: ends on {long_date(end)}."


def _weeks(start: dt.date, end: dt.date, today: dt.date) -> tuple[int, int]:
    """The week it is in, and of how many; counted as the weeks of the log are."""
    first = monday_of(start)
    return week_number(today, first), week_number(end, first)


def _ago(span: dt.timedelta) -> str:
    return "yesterday" if span.days == 1 else f"{_whole(span)} ago"


def _whole(span: dt.timedelta) -> str:
    """Weeks without the odd days, which nobody counts long after."""
    if span.days < DAYS_A_WEEK:
        return counted(span.days, "day", "days")
    return counted(span.days // DAYS_A_WEEK, "week", "weeks")


def _span(span: dt.timedelta) -> str:
    """ "24 weeks and 1 day", "3 weeks" or "5 days"."""
    weeks, days = divmod(span.days, DAYS_A_WEEK)
    parts = (counted(weeks, "week", "weeks"), counted(days, "day", "days"))
    return " and ".join(part for part, number in zip(parts, (weeks, days), strict=True) if number)
