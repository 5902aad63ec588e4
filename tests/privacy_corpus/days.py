"""Random days, and how people write them."""

from __future__ import annotations

import datetime as dt
import random

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def recent_day(dice: random.Random) -> dt.date:
    """A day of the years in which the logs are written."""
    return dt.date(2024, 1, 1) + dt.timedelta(days=dice.randrange(1_095))


def written(day: dt.date, shape: str) -> str:
    """A day in a shape such as `{d} {month} {yyyy}`."""
    month = MONTHS[day.month - 1]
    parts = {
        "d": str(day.day),
        "dd": f"{day.day:02}",
        "th": ordinal(day.day),
        "m": str(day.month),
        "mm": f"{day.month:02}",
        "month": month,
        "mon": month[:3],
        "yy": f"{day.year % 100:02}",
        "yyyy": str(day.year),
        "weekday": WEEKDAYS[day.weekday()],
    }
    return shape.format(**parts)


def ordinal(number: int) -> str:
    """The ending of 1st, 2nd, 3rd, 4th."""
    if number in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
