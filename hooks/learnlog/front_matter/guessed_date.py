"""The date that somebody meant, however it was written."""

from __future__ import annotations

import datetime as dt
import re

_NUMBER = re.compile(r"\d+", re.ASCII)


def date_in(written: str) -> dt.date | None:
    """The date that some words hold, year first or day first, if there is one."""
    numbers = [int(found) for found in _NUMBER.findall(written[:40])]
    first, second, third = numbers if len(numbers) == 3 else (0, 0, 0)
    year, month, day = (first, second, third) if first > 31 else (third, second, first)
    try:
        return dt.date(year, month, day) if year >= 1900 else None
    except ValueError:
        return None
