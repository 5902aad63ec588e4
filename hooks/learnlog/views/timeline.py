"""The whole log as one chronology, a year at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from learnlog import addresses
from learnlog.model import Entry
from learnlog.views.site import Link, Site
from learnlog.views.years import year_links
from learnlog.weeks import weeks_between, working_week


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to an idea in a week."""

    link: Link
    said: str


@dataclass(frozen=True, slots=True)
class TimelineWeek:
    """A week; `gap` tells of the weeks without an entry before it."""

    entry: Link
    dates: str
    author: str
    changes: list[Change]
    achievements: list[str]
    lessons: list[str]
    gap: str


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The weeks of a year, newest first."""

    year: int | None
    weeks: list[TimelineWeek]
    years: list[Link]


def timeline_page(site: Site, uri: str, year: int | None) -> TimelinePage:
    """The weeks of a year with what was born, moved, achieved and learned in each."""
    weeks = [_week(site, uri, entry) for entry in reversed(site.entries_of(year))]
    return TimelinePage(year, weeks, year_links(site, uri, addresses.TIMELINE, year))


def _week(site: Site, uri: str, entry: Entry) -> TimelineWeek:
    return TimelineWeek(
        entry=Link(site.title(entry), site.href(uri, entry.uri)),
        dates=working_week(entry.date),
        author=site.author_name(entry),
        changes=list(_changes(site, uri, entry)),
        achievements=[one.text for one in entry.achievements],
        lessons=[one.text for one in entry.lessons],
        gap=_gap(site, entry),
    )


def _changes(site: Site, uri: str, entry: Entry) -> Iterator[Change]:
    """Ideas born in an entry, and those whose status it sets."""
    for update in (*entry.ideas, *entry.prose.updates):
        idea = site.idea_of(update)
        if idea and idea.history[0].source == update.source:
            yield Change(site.idea_link(uri, idea), update.status or "new")
        elif idea and update.status:
            yield Change(site.idea_link(uri, idea), update.status)


def _gap(site: Site, entry: Entry) -> str:
    at = site.positions[entry.uri]
    if at == 0:
        return ""
    missing = weeks_between(site.log.entries[at - 1].date, entry.date) - 1
    if missing < 1:
        return ""
    return "A week without an entry" if missing == 1 else f"{missing} weeks without an entry"
