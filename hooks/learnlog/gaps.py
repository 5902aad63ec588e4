"""Long stretches without an entry, and how they are told."""

from __future__ import annotations

import calendar
import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from learnlog.weeks import MONTHS, long_date

LEAST_MONTHS = 3
ASKED_FOR = "A portfolio may need the reason; a sentence is enough."

_NUMBERS = (
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
_LEAST_WEEKS = 12  # three months that begin in December have 90 days


@dataclass(frozen=True, slots=True)
class Gap:
    """Two days with an entry, `before` and `after`, and none in between."""

    before: dt.date
    after: dt.date

    @property
    def sentence(self) -> str:
        """ "No entry between 3 March and 20 June 2018: fifteen weeks." """
        weeks = (self.after - self.before).days // 7
        at = weeks - _LEAST_WEEKS
        number = _NUMBERS[at] if 0 <= at < len(_NUMBERS) else str(weeks)
        return f"No entry between {_between(self.before, self.after)}: {number} weeks."


def gaps_between(days: Iterable[dt.date]) -> tuple[Gap, ...]:
    """The gaps of three months or more between days that follow one another, oldest first."""
    found = sorted(set(days))
    days_apart = pairwise(found)
    return tuple(Gap(*two) for two in days_apart if _months_apart(*two) >= LEAST_MONTHS)


def gaps_touching(gaps: Sequence[Gap], first: dt.date, last: dt.date) -> tuple[Gap, ...]:
    """Those of some gaps in order that have a day between two days, these counted."""
    begin = bisect_right(gaps, first, key=lambda gap: gap.after)
    end = bisect_left(gaps, last, key=lambda gap: gap.before)
    return tuple(gaps[begin:end])


def _months_apart(before: dt.date, after: dt.date) -> int:
    """Whole months; from the last day of a month to that of a shorter one is a whole one."""
    months = 12 * (after.year - before.year) + after.month - before.month
    last = calendar.monthrange(after.year, after.month)[1]
    return months - (after.day < min(before.day, last))


def _between(before: dt.date, after: dt.date) -> str:
    day = f"{before.day} {MONTHS[before.month - 1]}"
    first = day if before.year == after.year else long_date(before)
    return f"{first} and {long_date(after)}"
