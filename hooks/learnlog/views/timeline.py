"""The whole log as one chronology, a year at a time: entries of all kinds, and what ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from learnlog import addresses
from learnlog.model import Assignment, Entry, Kind
from learnlog.reading_order import day_read
from learnlog.views.site import Link, Site
from learnlog.views.years import year_links
from learnlog.weeks import long_date, weeks_between


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to an idea in a week."""

    link: Link
    said: str


@dataclass(frozen=True, slots=True)
class TimelinePoint:
    """An entry, or the end of an assignment; `gap` tells of the weeks without one before it.

    `kind` is a word for its style, `led_by` the first words of what is no week.
    """

    kind: str
    entry: Link
    dates: str
    author: str
    led_by: str
    changes: list[Change]
    achievements: list[str]
    lessons: list[str]
    gap: str


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The points of a year, newest first."""

    year: int | None
    points: list[TimelinePoint]
    years: list[Link]


def timeline_page(site: Site, uri: str, year: int | None) -> TimelinePage:
    """The entries of a year with what was born, moved, achieved and learned in each."""
    ended = list(_ended(site))
    points = [(day_read(one), _point(site, uri, one, ended)) for one in site.entries_of(year)]
    ends = [(_place(day), _end(site, uri, one, day)) for one, day in ended if day.year == year]
    oldest_first = sorted(points + ends, key=lambda one: one[0])
    shown = [point for _, point in reversed(oldest_first)]
    return TimelinePage(year, shown, year_links(site, uri, addresses.TIMELINE, year))


def _ended(site: Site) -> Iterator[tuple[Entry, dt.date]]:
    """The assignments that are over, each with its last day."""
    for entry in site.log.of_kind(Kind.ASSIGNMENT):
        end = entry.details.end if isinstance(entry.details, Assignment) else None
        if end and end <= site.log.today:
            yield entry, end


def _place(day: dt.date) -> tuple[int, int, int]:
    """Where a day stands among entries."""
    year, week, weekday = day.isocalendar()
    return year, week, weekday


def _point(
    site: Site, uri: str, entry: Entry, ended: Sequence[tuple[Entry, dt.date]]
) -> TimelinePoint:
    week = entry.kind is Kind.WEEK
    return TimelinePoint(
        kind=entry.kind.word,
        entry=Link(site.title(entry), site.href(uri, entry.uri)),
        dates=site.dates(entry),
        author=site.author_name(entry),
        led_by="" if week else site.excerpts[entry.uri],
        changes=list(_changes(site, uri, entry)),
        achievements=[one.text for one in entry.achievements],
        lessons=[one.text for one in entry.lessons],
        gap=_gap(site, entry, [day for _, day in ended]),
    )


def _end(site: Site, uri: str, entry: Entry, day: dt.date) -> TimelinePoint:
    """The end of an assignment, which has a page of its own to tell of it."""
    return TimelinePoint(
        kind="end",
        entry=Link(f"{site.title(entry)}: the end", site.href(uri, entry.uri)),
        dates=f"Assignment, {long_date(day)}",
        author=site.author_name(entry),
        led_by="",
        changes=[],
        achievements=[],
        lessons=[],
        gap="",
    )


def _changes(site: Site, uri: str, entry: Entry) -> Iterator[Change]:
    """Ideas born in an entry, and those whose status it sets."""
    for update in (*entry.ideas, *entry.prose.updates):
        idea = site.idea_of(update)
        if idea and idea.history[0].source == update.source:
            yield Change(site.idea_link(uri, idea), update.status or "new")
        elif idea and update.status:
            yield Change(site.idea_link(uri, idea), update.status)


def _gap(site: Site, entry: Entry, ends: Iterable[dt.date]) -> str:
    """The weeks before an entry in which nothing was written and no assignment was under way."""
    at = site.positions[entry.uri]
    if at == 0:
        return ""
    before = site.log.entries[at - 1].date
    last = max([before, *(day for day in ends if day <= entry.date)])
    missing = weeks_between(last, entry.date) - 1
    if missing < 1:
        return ""
    return "A week without an entry" if missing == 1 else f"{missing} weeks without an entry"
