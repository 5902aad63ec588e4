"""Dates as people say them: "last friday", "17 Sept", "2 weeks ago", 2018-09-17, 2018-W38."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import click

from learnlog.weeks import monday_of
from learnlog_cli.spoken.date_refusals import not_a_date
from learnlog_cli.spoken.date_shapes import (
    DATED,
    ISO,
    ISO_WEEK,
    RELATIVE,
    SPOKEN_DAY,
    WEEK,
    WEEKDAYS,
    YEAR_FIRST,
    in_short,
)
from learnlog_cli.stopping import Misunderstood

_A_WEEK = dt.timedelta(days=7)
_LEAP_YEAR = 2000  # has every day that a year can have
_SLIP = 4 * _A_WEEK  # what lies further back is meant for next year

_WHICH = {"last": -1, "this": 0, "next": 1}


def spoken_date(text: str, today: dt.date, future: bool = False) -> dt.date | None:
    """The day that somebody means who says `text` on the day `today`; None for anything else.

    Without `future` they tell of the time that has been: a bare weekday is the latest one, today
    included, and a week its Monday. With it they plan: a bare weekday is the next one after
    today, and "this week" or "next week" means by its Friday. A day without a year is the one
    nearest to today; of plans the coming one, but for a slip of up to four weeks.
    """
    try:
        return next(_readings(in_short(text), today, future), None)
    except (ValueError, OverflowError):  # 30 February, or before the year 1
        return None


def _match(shapes: tuple[re.Pattern[str], ...], said: str) -> re.Match[str] | None:
    return next((found for shape in shapes if (found := shape.fullmatch(said))), None)


def _readings(said: str, today: dt.date, future: bool) -> Iterator[dt.date]:
    """At most one date: every shape of words excludes the others."""
    if ISO_WEEK.fullmatch(said):
        yield _week(dt.date.fromisoformat(said.upper()), today, future)
    elif ISO.fullmatch(said):
        yield dt.date.fromisoformat(said.upper())
    elif found := YEAR_FIRST.fullmatch(said):
        yield dt.date(*map(int, found.groups()))
    elif found := WEEK.fullmatch(said):
        yield _week(monday_of(today) + _WHICH[found["which"]] * _A_WEEK, today, future)
    elif found := _match(SPOKEN_DAY, said):
        yield _weekday(found, today, future)
    elif RELATIVE.fullmatch(said):
        yield from _asked(said, today)
    elif found := _match(DATED, said):
        yield from _dated(found, today, future)


def _week(monday: dt.date, today: dt.date, future: bool) -> dt.date:
    """The day that stands for a week: its Monday; for a plan its Friday, or today at a weekend."""
    friday = monday + dt.timedelta(days=4)
    if not future:
        return monday
    return today if friday < today < monday + _A_WEEK else friday


def _weekday(found: re.Match[str], today: dt.date, future: bool) -> dt.date:
    """A day of the week: in a week that is named, or else the nearest one on the right side."""
    groups = found.groupdict()
    at = WEEKDAYS.index(groups["weekday"][:3])
    week, which, later = groups.get("week"), groups.get("which"), groups.get("later")
    if week or which in ("this", "next"):
        days = dt.timedelta(days=at)
        return monday_of(today) + _WHICH[week or which or "this"] * _A_WEEK + days
    if later or (future and not which):
        after = today + dt.timedelta(days=1 + (at - today.weekday() - 1) % 7)
        return after + _A_WEEK if later else after
    latest = today - dt.timedelta(days=(today.weekday() - at) % 7)
    return latest - _A_WEEK if which and latest == today else latest


def _dated(found: re.Match[str], today: dt.date, future: bool) -> Iterator[dt.date]:
    """A day and a month, with or without weekday and year, if there is such a day."""
    groups = found.groupdict()
    sign = "/" if groups["month"].isdecimal() else " "
    parts = (groups["day"], groups["month"], groups["year"] or str(_LEAP_YEAR))
    for date in _asked(sign.join(parts), today):
        if date.day != int(groups["day"]):
            continue  # 9/30/2018, read the American way
        date = date if groups["year"] else _in_the_year_meant(date, today, future)
        weekday = groups["weekday"]
        if weekday is None or WEEKDAYS[date.weekday()] == weekday[:3]:
            yield date


def _in_the_year_meant(date: dt.date, today: dt.date, future: bool) -> dt.date:
    """The same day in the year that brings it nearest, or next; a 29 February may be far."""
    years = range(max(1, today.year - 8), today.year + 9)
    leap = (date.month, date.day) == (2, 29)
    near = [date.replace(year=year) for year in years if calendar.isleap(year) or not leap]
    if future:
        return min(one for one in near if one >= today - _SLIP)
    return min(near, key=lambda one: abs(one - today))


def _asked(said: str, today: dt.date) -> Iterator[dt.date]:
    """What the library makes of words whose shape is known; it guesses where that is not."""
    import dateparser  # type: ignore[import-untyped] # slow to load

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = dateparser.parse(
            said,
            languages=["en"],
            settings={
                "RELATIVE_BASE": dt.datetime.combine(today, dt.time(12)),
                "DATE_ORDER": "DMY",
                "PREFER_LOCALE_DATE_ORDER": False,
                "PREFER_DAY_OF_MONTH": "current",
                "PREFER_DATES_FROM": "current_period",
                "STRICT_PARSING": True,
                "PARSERS": ["relative-time", "absolute-time"],
                "TIMEZONE": "UTC",
                "RETURN_AS_TIMEZONE_AWARE": False,
            },
        )
    if found:
        yield found.date()


@dataclass(frozen=True, slots=True)
class SpokenDate:
    """A date given to an option, to be read once it is known which day the log has today."""

    text: str
    option: click.Parameter
    future: bool

    def on(self, today: dt.date) -> dt.date:
        """The date meant; words that are none stop the command and are met with examples."""
        if date := spoken_date(self.text, today, self.future):
            return date
        option = self.option.opts[0]
        raise Misunderstood(f"{option}: {not_a_date(self.text, today, self.future)}")


def asked_date(
    future: bool = False,
) -> Callable[[click.Context, click.Parameter, str | None], SpokenDate | None]:
    """A callback for `click.option("--date", callback=asked_date())`; then `date.on(log.today)`."""

    def callback(
        _context: click.Context, option: click.Parameter, text: str | None
    ) -> SpokenDate | None:
        return None if text is None else SpokenDate(text, option, future)

    return callback
