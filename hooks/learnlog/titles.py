"""What entries are called: a week by its number, all others by their titles."""

from __future__ import annotations

import datetime as dt

from learnlog.entry_names import stem_of
from learnlog.model import Assignment, Audit, Entry, Interview, Kind, Log
from learnlog.periods import period_named
from learnlog.weeks import long_date, short_date


def title_of(entry: Entry, log: Log) -> str:
    """The title of an entry that is no week, or else a name from what it is."""
    if entry.title:
        return entry.title
    details = entry.details
    if isinstance(details, Assignment):
        return ", ".join(filter(None, (details.role, details.host))) or "Assignment"
    if isinstance(details, Interview):
        return f"Interview: {answerer}" if (answerer := said_by(details)) else "Interview"
    if isinstance(details, Audit) and details.instrument:
        return f"Audit: {_instrument(details.instrument, log)}, {long_date(entry.date)}"
    if entry.kind is Kind.REVIEW:
        return f"Review of {_reviewed(entry, log)}"
    return f"{entry.kind.word.capitalize()} of {long_date(entry.date)}"


def said_by(interview: Interview) -> str:
    """Role and organisation of the person who answers, as far as they are given."""
    return ", ".join(filter(None, (interview.role, interview.organisation)))


def short_day(entry: Entry, day: dt.date) -> str:
    """ "5 Oct 2018", or "week of 1 Oct 2018" for a week, whose day says no more than that."""
    return f"week of {short_date(day)}" if entry.kind is Kind.WEEK else short_date(day)


def kind_and_day(entry: Entry) -> str:
    """ "Post, 3 May 2018", or "Interview, undated"."""
    day = long_date(entry.date) if entry.dated else "undated"
    return f"{entry.kind.word.capitalize()}, {day}"


def _instrument(name: str, log: Log) -> str:
    known = log.reference.instruments.get(name)
    return known.title if known else name


def _reviewed(entry: Entry, log: Log) -> str:
    """The period that a review is about, in words."""
    stem = stem_of(entry.uri)
    if period := period_named(stem):
        return period.title
    assignments = log.of_kind(Kind.ASSIGNMENT)
    found = next((one for one in assignments if stem_of(one.uri) == stem), None)
    return title_of(found, log) if found else stem
