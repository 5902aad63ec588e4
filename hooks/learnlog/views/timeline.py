"""The whole log as one chronology, a year at a time: entries of all kinds, and what ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from learnlog import addresses
from learnlog.model import Assignment, Entry, Kind
from learnlog.reading_order import day_read
from learnlog.views.pictures import (
    Calendar,
    IdeaFlow,
    Pictured,
    calendar,
    flow_of_ideas,
    pictured,
)
from learnlog.views.site import Link, Site
from learnlog.views.timeline_choices import Choices, choices_of
from learnlog.views.timeline_point import TimelinePoint, end_point, entry_point
from learnlog.views.years import year_links, year_pages
from learnlog.weeks import MONTHS, weeks_between


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The points of a year, newest first; `months` lead to the newest of each month.

    `calendar` and `flow` are pictures of that year, on the newest year's page of the newest years.
    """

    year: int | None
    points: list[TimelinePoint]
    years: list[Link]
    months: list[Link]
    choices: Choices
    calendar: Calendar | None
    flow: IdeaFlow | None


def timeline_pages(site: Site) -> Iterator[tuple[str, int | None, TimelinePage]]:
    """The page of each year by its address."""
    log = pictured(site.log)
    for uri, year in year_pages(site, addresses.TIMELINE):
        yield uri, year, timeline_page(site, log, uri, year)


def timeline_page(site: Site, log: Pictured, uri: str, year: int | None) -> TimelinePage:
    """The entries of a year with what was born, moved, achieved and learned in each."""
    shown = _points(site, uri, year)
    span = None if uri == addresses.TIMELINE else year
    return TimelinePage(
        year=year,
        points=shown,
        years=year_links(site, uri, addresses.TIMELINE, year),
        months=_months(shown),
        choices=choices_of(shown),
        calendar=calendar(log, span),
        flow=flow_of_ideas(log, span),
    )


def _points(site: Site, uri: str, year: int | None) -> list[TimelinePoint]:
    ended = list(_ended(site))
    ends = [day for _, day in ended]
    points = [(day_read(one), _point(site, uri, one, ends)) for one in site.entries_of(year)]
    points += [
        (day.isocalendar()[:], end_point(site, uri, one, day))
        for one, day in ended
        if day.year == year
    ]
    return [point for _, point in sorted(points, key=lambda one: one[0])[::-1]]


def _point(site: Site, uri: str, entry: Entry, ends: Sequence[dt.date]) -> TimelinePoint:
    return entry_point(site, uri, entry, _weeks_before(site, entry, ends))


def _ended(site: Site) -> Iterator[tuple[Entry, dt.date]]:
    """The assignments that are over, each with its last day."""
    for entry in site.log.of_kind(Kind.ASSIGNMENT):
        end = entry.details.end if isinstance(entry.details, Assignment) else None
        if end and end <= site.log.today:
            yield entry, end


def _weeks_before(site: Site, entry: Entry, ends: Iterable[dt.date]) -> int:
    """The whole weeks between an entry and what came before it, an entry or an assignment's end.

    Where the entry says why its author was away, that is their own entry before.
    """
    before = (site.log.entries[at] for at in range(site.positions[entry.uri] - 1, -1, -1))
    found = next((one for one in before if not entry.away or one.author == entry.author), None)
    if found is None:
        return 0
    last = max([found.date, *(day for day in ends if day <= entry.date and not entry.away)])
    return max(0, weeks_between(last, entry.date) - 1)


def _months(points: Iterable[TimelinePoint]) -> list[Link]:
    first: dict[int, str] = {}
    for point in points:
        first.setdefault(point.day.month, point.anchor)
    if len(first) < 2:
        return []
    return [Link(MONTHS[month - 1], f"#{anchor}") for month, anchor in first.items()]
