"""The shapes of words that may mean a day; `dates.py` says which day each of them means."""

from __future__ import annotations

import re
from functools import partial

from learnlog.weeks import MONTHS

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY = (
    "(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?"
    "|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)

MONTH_NUMBERS = {
    name: at
    for at, month in enumerate(map(str.lower, MONTHS), start=1)
    for name in (month, month[:3], *(["sept"] if month == "september" else []))
}

_NAMES = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in map(str.lower, MONTHS))
_MONTH = rf"(?P<month>sept|{_NAMES})\.?"
_DAY = "(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = "(?P<year>[0-9]{4}|[0-9]{2})"
_COUNT = "(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[0-9]{1,3})"
_SPAN = f"{_COUNT} (?:day|week|month|year)s?"

_shape = partial(re.compile, flags=re.ASCII)
ISO = _shape(r"[0-9]{4}-?(?:w[0-9]{2}(?:-?[1-7])?|[0-9]{2}-?[0-9]{2})")
ISO_WEEK = _shape("[0-9]{4}-?w[0-9]{2}")
WEEK = _shape("(?P<which>last|this|next) week")
YEAR_AND_WEEK = _shape("(?P<year>[0-9]{4})-?w(?P<week>[0-9]{2})(?:-?[1-7])?")
YEAR_FIRST = _shape(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
WHOLE = _shape("(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})")
SPOKEN_DAY = (
    _shape(rf"(?P<which>last|this|next) {WEEKDAY}"),
    _shape(rf"{WEEKDAY}(?P<later> week)?"),
    _shape(rf"{WEEKDAY} (?:of )?(?P<week>last|this|next) week"),
    _shape(rf"(?P<week>last|this|next) week(?: on)? {WEEKDAY}"),
)
RELATIVE = _shape(
    "today|yesterday|tomorrow|(?:the )?day (?:before yesterday|after tomorrow)"
    f"|{_SPAN} ago|in {_SPAN}"
)
DATED = (
    _shape(rf"(?:{WEEKDAY} )?(?:the )?{_DAY}(?: of)? {_MONTH}(?: {_YEAR})?"),
    _shape(rf"(?:{WEEKDAY} )?{_MONTH} (?:the )?{_DAY}(?: {_YEAR})?"),
    _shape(rf"(?:{WEEKDAY} )?{_DAY}/(?P<month>[0-9]{{1,2}})(?:/{_YEAR})?"),
    _shape(rf"(?:{WEEKDAY} )?{_DAY}(?P<sign>[.-])(?P<month>[0-9]{{1,2}})(?P=sign){_YEAR}"),
)


def in_short(text: str) -> str:
    """Words as the shapes have them: small letters, single blanks, without "on" or "by"."""
    said = " ".join(text.casefold().replace(",", " ").split())
    said = re.sub(r"\A(?:on|by|until) ", "", said)
    return re.sub(r"\b(?:(?:a|one|1) )?fortnight\b", "2 weeks", said)
