"""The whole log as one chronology, a year at a time: entries of all kinds, and what ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from learnlog import addresses
from learnlog.model import Assignment, Entry, Kind
from learnlog.reading_order import day_read
from learnlog.views.pictures import (
    Calendar,
    IdeaFlow,
    calendar,
    flow_of_ideas,
    pictured,
)
from learnlog.views.site import Link, Site
from learnlog.views.stretches import Stretch, stretches
from learnlog.views.timeline_choices import Choices, choices_of
from learnlog.views.timeline_point import TimelinePoint, end_point, entry_point
from learnlog.views.years import year_links, year_pages
from learnlog.weeks import MONTHS, weeks_between

Ended = Sequence[tuple[Entry, dt.date]]  # assignments, each with its last day
MOST = 600  # entries on one page: a longer one is slow on a phone


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The points of a year, newest first; `months` lead to the newest of each month.

    `calendar` and `flow` are pictures of that year, on the newest year's page of the newest years.
    Of a crowded year each month has a page, and the year's own has its newest month; `months` lead
    to these then. `where` says of what time the points are, if there are others.
    """

    name: str
    where: str
    points: list[TimelinePoint]
    years: list[Link]
    months: list[Link]
    choices: Choices
    calendar: Calendar | None
    flow: IdeaFlow | None


def timeline_pages(site: Site) -> Iterator[tuple[str, int | None, TimelinePage]]:
    """The page of each year by its address, and of the months of crowded years."""
    log, ended = pictured(site.log), list(_ended(site))
    days = [entry.date for entry in site.log.entries] + [day for _, day in ended]
    found = stretches(days, MOST)
    for uri, year in year_pages(site, addresses.TIMELINE):
        months = [one for one in found if one.year == year and one.month]
        pages = _month_pages(uri, months) or {uri: Stretch(year or 0)}
        for at, stretch in pages.items():
            page = _page(site, at, stretch, ended, pages)
            span = None if uri == addresses.TIMELINE else year
            if at == uri:
                page = replace(page, calendar=calendar(log, span), flow=flow_of_ideas(log, span))
            yield at, year, page


def _month_pages(uri: str, months: Sequence[Stretch]) -> dict[str, Stretch]:
    """The pages of some months; the newest is on that of the year, `uri`."""
    section = addresses.TIMELINE
    uris = [uri, *(addresses.stretch_uri(section, one.key) for one in months[1:])]
    return dict(zip(uris, months, strict=False))


def _page(
    site: Site, uri: str, stretch: Stretch, ended: Ended, pages: Mapping[str, Stretch]
) -> TimelinePage:
    """The entries of a stretch with what was born, moved, achieved and learned in each."""
    shown = _points(site, uri, stretch, ended)
    years = year_links(site, uri, addresses.TIMELINE, stretch.year)
    return TimelinePage(
        name=stretch.name if stretch.year else "",
        where=f"in {stretch.name}" if years or stretch.month else "",
        points=shown,
        years=years,
        months=_other_months(site, uri, pages) if stretch.month else _months(shown),
        choices=choices_of(shown),
        calendar=None,
        flow=None,
    )


def _points(site: Site, uri: str, stretch: Stretch, ended: Ended) -> list[TimelinePoint]:
    ends = [day for _, day in ended]
    entries = (one for one in site.entries_of(stretch.year) if stretch.holds(one.date))
    points = [(day_read(one), _point(site, uri, one, ends)) for one in entries]
    points += [
        (day.isocalendar()[:], end_point(site, uri, one, day))
        for one, day in ended
        if stretch.holds(day)
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


def _other_months(site: Site, uri: str, pages: Mapping[str, Stretch]) -> list[Link]:
    """Links to the pages of a year's months; the shown has no address."""
    return [
        Link(MONTHS[one.month - 1], "" if at == uri else site.href(uri, at))
        for at, one in pages.items()
    ]
