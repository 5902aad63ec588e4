"""ISO weeks: which one a date falls in, its number in the log, and how a reader is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@lru_cache(maxsize=10_000)  # every link to a week asks for it
def monday_of(date: dt.date) -> dt.date:
    """The Monday of a date's ISO week; near the year's turn it lies in the other year."""
    return date - dt.timedelta(days=date.weekday())


def first_monday(days: Iterable[dt.date], start: dt.date | None) -> dt.date | None:
    """The Monday of week 1: of `start`, or else of the first day; None where there is none."""
    first = start or min(days, default=None)
    return monday_of(first) if first else None


def week_number(date: dt.date, week_one: dt.date) -> int:
    """How many weeks after the Monday of week 1 a date's week begins, counted from 1."""
    return (monday_of(date) - week_one).days // 7 + 1


@lru_cache(maxsize=10_000)
def week_name(date: dt.date, week_one: dt.date) -> str:
    """ "Week 3", or "Before week 1" for a date before the start."""
    number = week_number(date, week_one)
    return f"Week {number}" if number > 0 else "Before week 1"


def working_week(date: dt.date) -> str:
    """Monday to Friday of a date's week: "1–5 October 2018"."""
    monday = monday_of(date)
    friday = monday + dt.timedelta(days=4)
    if monday.year != friday.year:
        return f"{long_date(monday)} – {long_date(friday)}"
    if monday.month != friday.month:
        return f"{monday.day} {MONTHS[monday.month - 1]} – {long_date(friday)}"
    return f"{monday.day}–{long_date(friday)}"


def long_date(date: dt.date) -> str:
    """ "5 October 2018", the same on every computer."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def short_date(date: dt.date) -> str:
    """ "5 Oct 2018"."""
    return f"{date.day} {MONTHS[date.month - 1][:3]} {date.year}"


def month_and_year(date: dt.date) -> str:
    """ "Oct 2018"."""
    return f"{MONTHS[date.month - 1][:3]} {date.year}"


def weeks_between(earlier: dt.date, later: dt.date) -> int:
    """Whole weeks from the week of one date to the week of another."""
    return (monday_of(later) - monday_of(earlier)).days // 7
