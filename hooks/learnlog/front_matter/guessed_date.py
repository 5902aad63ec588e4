"""The date that somebody meant, however it was written."""

from __future__ import annotations

import datetime as dt
import re

_NUMBER = re.compile(r"\d+", re.ASCII)
_FIGURES = re.compile(r"(?:[^\W\d_]+,?\s+)?\d+\D\d+\D\d+\W*", re.ASCII)
_LONGEST = 40

# English in any locale, unlike the names in `calendar`.
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH_OF = {
    **{name: at for at, name in enumerate(_MONTHS, start=1)},
    **{name[:3]: at for at, name in enumerate(_MONTHS, start=1)},
    "sept": 9,
}
_MONTH = rf"\b(?:{'|'.join(sorted(_MONTH_OF, key=len, reverse=True))})\b"
_DAY = r"\b\d{1,2}(?:st|nd|rd|th)?\b"
_DAY_AND_MONTH = re.compile(
    rf"{_DAY}(?:\s+of)?[\s-]+{_MONTH}|{_MONTH}\.?[\s-]+(?:the\s+)?{_DAY}", re.IGNORECASE | re.ASCII
)


def date_in(written: str) -> dt.date | None:
    """The date that some words hold in figures, year first or day first, if there is one."""
    numbers = [int(found) for found in _NUMBER.findall(written[:_LONGEST])]
    first, second, third = numbers if len(numbers) == 3 else (0, 0, 0)
    return _date(first, second, third) if first > 31 else _date(third, second, first)


def date_meant(written: str) -> dt.date | None:
    """The date that a value means, in figures or in English words; None where there is a doubt."""
    if len(written) > _LONGEST:
        return None
    in_figures = _FIGURES.fullmatch(written)
    found = date_in(written) if in_figures else _in_words(written.lower())
    begun = re.findall(r"\b[a-z]{3}", written.lower())
    weekdays = [name for name in _WEEKDAYS if name[:3] in begun]
    if found is None or (in_figures and not weekdays and _either_way(written)):
        return None
    return found if weekdays in ([], [_WEEKDAYS[found.weekday()]]) else None


def _either_way(written: str) -> bool:
    """Whether 3/4/2018 could be a day of March or of April; the year first leaves no doubt."""
    first, second, _ = (int(found) for found in _NUMBER.findall(written))
    return first <= len(_MONTHS) and second <= len(_MONTHS) and first != second


def _in_words(written: str) -> dt.date | None:
    """The date of a text with one day beside one month, and one year of four figures."""
    months = [_MONTH_OF[word] for word in re.findall(r"[a-z]+", written) if word in _MONTH_OF]
    numbers = [int(found) for found in _NUMBER.findall(written)]
    if len(months) != 1 or len(numbers) != 2 or not _DAY_AND_MONTH.search(written):
        return None
    return _date(max(numbers), months[0], min(numbers))


def _date(year: int, month: int, day: int) -> dt.date | None:
    """A day of the calendar since 1900."""
    try:
        return dt.date(year, month, day) if year >= 1900 else None
    except ValueError:
        return None
