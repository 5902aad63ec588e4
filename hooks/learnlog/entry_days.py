"""The day on which what an entry tells is taken to have happened."""

from __future__ import annotations

import datetime as dt

from learnlog.model import Assignment, Entry


def told_on(entry: Entry, today: dt.date) -> dt.date | None:
    """The day of an entry's achievements, lessons and hours; None for an entry without a day.

    Those of an assignment were gathered in the course of it, so they are of its end, or of today
    while it lasts.
    """
    if isinstance(entry.details, Assignment) and entry.dated:
        return min(entry.details.end or today, today)
    return entry.date if entry.dated else None
