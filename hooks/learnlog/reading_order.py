"""The order in which entries are read: by day, a week's entry when its week is over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from learnlog.entry_names import stem_of
from learnlog.model import Assignment, Entry, Kind

SUNDAY = 7


def in_reading_order(entries: Iterable[Entry]) -> list[Entry]:
    """The entries, undated ones first, then by day and by path without its ending.

    An entry of a week comes after all else of that week, whatever day its name has; several of
    one week stand by the days of their names. The review of an assignment without a day of its
    own has that of the assignment's end.
    """
    found = list(entries)
    ends = {
        stem_of(one.uri): one.details.end for one in found if isinstance(one.details, Assignment)
    }
    dated = (_with_day(one, ends) for one in found)
    return sorted(dated, key=_place)


def _with_day(entry: Entry, ends: Mapping[str, dt.date | None]) -> Entry:
    end = ends.get(stem_of(entry.uri)) if entry.kind is Kind.REVIEW and not entry.dated else None
    return replace(entry, date=end) if end else entry


def day_read(entry: Entry) -> tuple[int, int, int]:
    """The ISO year, week and day of the week on which an entry is read."""
    year, week, day = entry.date.isocalendar()
    return year, week, SUNDAY if entry.kind is Kind.WEEK else day


def _place(entry: Entry) -> tuple[object, ...]:
    week = entry.kind is Kind.WEEK
    return day_read(entry), week, entry.date, entry.uri.removesuffix(".md")
