"""One thing that shows something, as a line; and the days of a cycle in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from learnlog.evidence import ENTRY, Evidence
from learnlog.evidence_scopes import Scope
from learnlog.titles import short_day
from learnlog.views.parts import counted, took
from learnlog.views.site import Link, Site
from learnlog.weeks import long_date

_DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A thing with its day, what kind it is, where it was told and what it took.

    `text` is empty for a whole entry, which `entry` names.
    """

    date: str
    text: str
    what: str
    entry: Link
    author: str
    took: str


def evidence_line(site: Site, uri: str, one: Evidence, with_author: bool) -> EvidenceLine:
    """A piece of evidence as seen from the page `uri`, with its author where there are several."""
    link = site.entry_link(uri, one.entry, one.anchor)
    whole = one.kind == ENTRY
    return EvidenceLine(
        date=short_day(one.entry, one.day) if one.day else "undated",
        text=one.text,
        what=f"the whole {one.entry.kind.word}" if whole else one.kind,
        entry=Link(site.title(one.entry), link.href) if whole else link,
        author=site.author_name(one.entry) if with_author else "",
        took=took(one.activity),
    )


def cycle_ends(scope: Scope) -> str:
    """ "The cycle ends on 31 March 2027, in 18 weeks.", or "" without a cycle."""
    if scope.cycle is None:
        return ""
    start, end, today = scope.cycle.start, scope.cycle.end, scope.today
    if today < start:
        return f"The cycle begins on {long_date(start)}, in {_span(start - today)}."
    if today > end:
        return f"The cycle ended on {long_date(end)}, {_span(today - end)} ago."
    in_time = f"in {_span(end - today)}" if end > today else "today"
    return f"The cycle ends on {long_date(end)}, {in_time}."


def _span(days: dt.timedelta) -> str:
    weeks = days.days // _DAYS_A_WEEK
    if weeks < 2:
        return counted(days.days, "day", "days")
    return counted(weeks, "week", "weeks")
