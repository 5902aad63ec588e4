"""Months, quarters and years as people say them: 2018-Q4, "October 2018", "last month"."""

from __future__ import annotations

import datetime as dt
import re

from learnlog.periods import MONTH, QUARTER, YEAR, Period, period_named, period_of
from learnlog.weeks import MONTHS

_LENGTHS = {"month": MONTH, "quarter": QUARTER, "year": YEAR}
_WHICH = re.compile(r"(?:the )?(?P<which>last|previous|past|this|current) (?P<what>\w+)")
_QUARTER = re.compile(r"(?:(?P<before>\d{4})\W?)?q(?P<number>[1-4])(?:\W?(?P<after>\d{4}))?", re.A)
_MONTH = re.compile(r"(?P<month>[a-z]{3,9})\.?(?:,? (?P<year>\d{4}))?", re.A)
_NOW = ("this", "current")
_A_DAY = dt.timedelta(days=1)


def spoken_period(text: str, today: dt.date) -> Period | None:
    """The period that somebody means on the day `today`; None for anything else.

    A month or a quarter without a year is the latest that has begun.
    """
    said = " ".join(text.casefold().split())
    if named := period_named(said.upper()):
        return named
    if found := _WHICH.fullmatch(said):
        return _relative(found["which"], found["what"], today)
    if (found := _QUARTER.fullmatch(said)) and not (found["before"] and found["after"]):
        year = found["before"] or found["after"]
        return _latest(3 * int(found["number"]) - 2, QUARTER, year, today)
    if (found := _MONTH.fullmatch(said)) and (month := _month(found["month"])):
        return _latest(month, MONTH, found["year"], today)
    return None


def last_finished(today: dt.date, months: int) -> Period:
    """The last month, quarter or year that is over."""
    return period_of(period_of(today, months).first - _A_DAY, months)


def _relative(which: str, what: str, today: dt.date) -> Period | None:
    months = _LENGTHS.get(what)
    if months is None:
        return None
    return period_of(today, months) if which in _NOW else last_finished(today, months)


def _latest(month: int, months: int, year: str | None, today: dt.date) -> Period | None:
    if year:
        named = period_named(f"{year}-{month:02}")
        return period_of(named.first, months) if named else None
    first = dt.date(today.year, month, 1)
    return period_of(first if first <= today else first.replace(year=today.year - 1), months)


def _month(word: str) -> int | None:
    """The number of a month that is named in full or by three letters or more."""
    found = [at for at, name in enumerate(MONTHS, start=1) if name.casefold().startswith(word)]
    return found[0] if len(found) == 1 else None
