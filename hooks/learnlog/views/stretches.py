"""Stretches of time that a section is cut into: years, and months where a year is crowded."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Container, Iterable
from typing import NamedTuple

from learnlog.weeks import MONTHS


class Stretch(NamedTuple):
    """A year, or a month of one; `month` is 0 for a whole year."""

    year: int
    month: int = 0

    @property
    def key(self) -> str:
        """ "2018", or "2018-03"."""
        return f"{self.year}-{self.month:02}" if self.month else f"{self.year}"

    @property
    def name(self) -> str:
        """ "2018", or "March 2018"."""
        return f"{MONTHS[self.month - 1]} {self.year}" if self.month else f"{self.year}"

    def holds(self, day: dt.date) -> bool:
        """Whether a day is in it."""
        return day.year == self.year and self.month in (0, day.month)


def stretches(days: Iterable[dt.date], most: int) -> dict[Stretch, int]:
    """How many of some days are in each stretch, the newest first.

    A year that has more than `most` of them is cut into its months.
    """
    counted = Counter((day.year, day.month) for day in days)
    of_year: Counter[int] = Counter()
    for (year, _), count in counted.items():
        of_year[year] += count
    found: Counter[Stretch] = Counter()
    for (year, month), count in counted.items():
        found[Stretch(year, month if of_year[year] > most else 0)] += count
    return {stretch: found[stretch] for stretch in sorted(found, reverse=True)}


def stretch_of(day: dt.date, found: Container[Stretch]) -> Stretch:
    """The one of some stretches that a day is in."""
    year = Stretch(day.year)
    return year if year in found else Stretch(day.year, day.month)
