"""Stretches of time that are looked back on: months, quarters and years."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass

from learnlog.weeks import MONTHS

_NAME = re.compile(
    r"(?P<year>[12]\d{3})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?", re.ASCII
)
MONTH, QUARTER, YEAR = 1, 3, 12


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From its `first` to its `last` day; `months` is how many it has: 1, 3 or 12."""

    first: dt.date
    months: int

    @property
    def last(self) -> dt.date:
        """Its last day."""
        month = self.first.month + self.months - 1
        return self.first.replace(month=month, day=monthrange(self.first.year, month)[1])

    @property
    def name(self) -> str:
        """ "2018", "2018-Q4" or "2018-10": what its file is called."""
        if self.months == YEAR:
            return f"{self.first.year:04}"
        if self.months == QUARTER:
            return f"{self.first.year:04}-Q{(self.first.month + 2) // 3}"
        return f"{self.first.year:04}-{self.first.month:02}"

    @property
    def title(self) -> str:
        """ "2018", "October to December 2018" or "October 2018"."""
        if self.months == YEAR:
            return str(self.first.year)
        first = MONTHS[self.first.month - 1]
        if self.months == QUARTER:
            return f"{first} to {MONTHS[self.first.month + 1]} {self.first.year}"
        return f"{first} {self.first.year}"

    def __contains__(self, day: dt.date) -> bool:
        return self.first <= day <= self.last


def period_named(name: str) -> Period | None:
    """The period that a name such as "2018-Q4" means, or None."""
    found = _NAME.fullmatch(name)
    if not found:
        return None
    year = int(found["year"])
    if found["quarter"]:
        return Period(dt.date(year, 3 * int(found["quarter"]) - 2, 1), QUARTER)
    if found["month"]:
        return Period(dt.date(year, int(found["month"]), 1), MONTH)
    return Period(dt.date(year, 1, 1), YEAR)


def period_of(day: dt.date, months: int) -> Period:
    """The month, quarter or year of a day."""
    return Period(dt.date(day.year, (day.month - 1) // months * months + 1, 1), months)


def periods_of(days: Iterable[dt.date]) -> list[Period]:
    """Every month, quarter and year that has one of the days, oldest first."""
    return sorted({period_of(day, months) for day in days for months in (MONTH, QUARTER, YEAR)})
