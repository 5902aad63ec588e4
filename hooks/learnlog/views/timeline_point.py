"""One point of the timeline: an entry, or the end of an assignment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from learnlog.model import Assignment, Entry, IdeaUpdate, Kind, Place
from learnlog.plain_text import shortened
from learnlog.views.entry_people import entry_people
from learnlog.views.lookups import tags_in
from learnlog.views.site import Link, Site
from learnlog.views.status_looks import status_look
from learnlog.weeks import long_date

_TITLE = 90


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to an idea: `style` is that of the status, `said` a status or "new"."""

    link: Link
    said: str
    style: str


@dataclass(frozen=True, slots=True)
class TimelinePoint:
    """A point of the timeline; `gap` tells of the weeks before it in which nothing was written.

    `kind` is a word for its style, `kind_name` what readers call it, `led_by` the first words of
    what is no week; `tags`, `ideas` and `people` are what one can look for it by.
    """

    anchor: str
    kind: str
    kind_name: str
    entry: Link
    day: dt.date
    dates: str
    author: str
    led_by: str
    changes: list[Change]
    achievements: Sequence[str]
    lessons: Sequence[str]
    gap: str
    tags: tuple[str, ...] = ()
    ideas: tuple[Link, ...] = ()
    people: tuple[str, ...] = ()


def entry_point(site: Site, uri: str, entry: Entry, weeks_before: int) -> TimelinePoint:
    """An entry, and how many weeks there were before it without one."""
    week = entry.kind is Kind.WEEK
    author = site.author_name(entry)
    named = (one.name for one in entry_people(site.log, entry).lines)
    changes = list(_changes(site, uri, entry))
    gathered = _Gathered() if _has_ended(entry, site.log.today) else _gathered(entry)
    silent = week and not (changes or gathered.achievements or gathered.lessons)
    return TimelinePoint(
        anchor=entry.uri.removesuffix(".md"),
        kind=entry.kind.word,
        kind_name=entry.kind.word.capitalize(),
        entry=Link(site.title(entry), site.href(uri, entry.uri)),
        day=entry.date,
        dates=site.dates(entry) if week else long_date(entry.date),
        author=author,
        led_by=site.excerpt(entry) if silent or not week else "",
        changes=changes,
        achievements=gathered.achievements,
        lessons=gathered.lessons,
        gap=_gap(weeks_before, entry.away),
        tags=tuple(tags_in(entry)),
        ideas=_ideas(site, uri, entry),
        people=tuple(dict.fromkeys(filter(None, (author, *named)))),
    )


def end_point(site: Site, uri: str, entry: Entry, day: dt.date) -> TimelinePoint:
    """The end of an assignment, with what was achieved and learned in the course of it."""
    gathered = _gathered(entry)
    return TimelinePoint(
        anchor=f"end/{entry.uri.removesuffix('.md')}",
        kind="end",
        kind_name="Assignment",
        entry=Link(f"{site.title(entry)}: the end", site.href(uri, entry.uri)),
        day=day,
        dates=long_date(day),
        author=site.author_name(entry),
        led_by="",
        changes=[],
        achievements=gathered.achievements,
        lessons=gathered.lessons,
        gap="",
        tags=tuple(tags_in(entry)),
        people=tuple(filter(None, [site.author_name(entry)])),
    )


class _Gathered(NamedTuple):
    achievements: tuple[str, ...] = ()
    lessons: tuple[str, ...] = ()


def _gathered(entry: Entry) -> _Gathered:
    return _Gathered(
        tuple(one.text for one in entry.achievements), tuple(one.text for one in entry.lessons)
    )


def _has_ended(entry: Entry, today: dt.date) -> bool:
    """Whether it is an assignment that has a point of its own for its end."""
    end = entry.details.end if isinstance(entry.details, Assignment) else None
    return end is not None and end <= today


def _changes(site: Site, uri: str, entry: Entry) -> Iterator[Change]:
    """Ideas born in an entry, and those whose status it sets."""
    for update in _updates(entry):
        idea = site.idea_of(update)
        born = idea is not None and idea.history[0].source == update.source
        if idea and (born or update.status):
            link = site.idea_link(uri, idea)
            short = Link(link.text, link.href, shortened(idea.title, _TITLE))
            said = update.status or "new"
            style = status_look(update.status or site.log.config.statuses[0], site.log.config)
            yield Change(short, said, style)


def _ideas(site: Site, uri: str, entry: Entry) -> tuple[Link, ...]:
    """The ideas that an entry speaks of, each once."""
    spoken: tuple[IdeaUpdate | Place, ...] = (*_updates(entry), *entry.prose.places)
    numbers = {site.log.number_of(one) or 0 for one in spoken}
    found = (site.log.ideas.get(number) for number in sorted(numbers))
    return tuple(site.idea_link(uri, idea) for idea in found if idea)


def _updates(entry: Entry) -> tuple[IdeaUpdate, ...]:
    return (*entry.ideas, *entry.prose.updates)


def _gap(weeks: int, away: str | None) -> str:
    """ "3 quiet weeks", or "3 weeks away: annual leave"; what was said is told in any case."""
    if away:
        length = {0: "Away before", 1: "A week away"}.get(weeks, f"{weeks} weeks away")
        return f"{length}: {away}"
    if not weeks:
        return ""
    return "A quiet week" if weeks == 1 else f"{weeks} quiet weeks"
