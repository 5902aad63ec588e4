"""What is said to somebody whose words are no date: why not, and what to write instead."""

from __future__ import annotations

import calendar
import datetime as dt

from learnlog.weeks import MONTHS, long_date
from learnlog_cli.spoken.date_shapes import (
    DATED,
    MONTH_NUMBERS,
    WEEKDAYS,
    WHOLE,
    YEAR_AND_WEEK,
    in_short,
)

_A_WEEK = dt.timedelta(days=7)


def not_a_date(text: str, today: dt.date, future: bool) -> str:
    """The sentence about words that mean no day."""
    why = no_such_day(in_short(text))
    told = f"is not a date: {why}" if why else "is not a date that I understand"
    return f"'{text}' {told}; write {examples(today, future)}."


def examples(today: dt.date, future: bool = False) -> str:
    """Dates as they may be written, near today: of plans those to come, else those that were."""
    within = max(dt.date.min + _A_WEEK, min(today, dt.date.max - _A_WEEK))
    day = within + _A_WEEK if future else within - _A_WEEK
    year, week, _ = day.isocalendar()
    spoken = (
        'friday, "next week", "in 2 weeks"' if future else 'yesterday, "last friday", "last week"'
    )
    month = MONTHS[day.month - 1][:3]
    return f'{day}, {year:04}-W{week:02}, {spoken} or "{day.day} {month}"'


def no_such_day(said: str) -> str:
    """Why there is no such day, where the words have the shape of one; else ""."""
    if found := YEAR_AND_WEEK.fullmatch(said):
        return _no_such_week(int(found["year"]), int(found["week"]))
    found = next((one for shape in (WHOLE, *DATED) if (one := shape.fullmatch(said))), None)
    if found is None:
        return ""
    groups = found.groupdict()
    day, year = int(groups["day"]), _year(groups["year"])
    month = int(groups["month"]) if groups["month"].isdecimal() else MONTH_NUMBERS[found["month"]]
    if not 1 <= month <= 12:
        other = f"; the day comes before the month: {month}/{day}" if "/" in said else ""
        return f"there is no month {month}{other if 1 <= day <= 12 and month <= 31 else ''}"
    if not 1 <= day <= calendar.monthrange(year or 2000, month)[1]:
        return _no_such_day_in(year, month)
    return _another_weekday(groups.get("weekday"), dt.date(year, month, day)) if year else ""


def _year(digits: str | None) -> int:
    """The year, 0 where there is none."""
    return int(digits or 0) + (2000 if digits and len(digits) == 2 else 0)


def _no_such_week(year: int, week: int) -> str:
    last = dt.date(year, 12, 28).isocalendar().week if year else 52
    return "" if 1 <= week <= last else f"{year:04} has the weeks 1 to {last}"


def _no_such_day_in(year: int, month: int) -> str:
    name = MONTHS[month - 1]
    if not year:
        days = "28 or 29" if month == 2 else str(calendar.monthrange(2000, month)[1])
        return f"{name} has {days} days"
    return f"{name} {year} has {calendar.monthrange(year, month)[1]} days"


def _another_weekday(weekday: str | None, date: dt.date) -> str:
    if weekday is None or WEEKDAYS[date.weekday()] == weekday[:3]:
        return ""
    return f"{long_date(date)} is a {calendar.day_name[date.weekday()]}"
