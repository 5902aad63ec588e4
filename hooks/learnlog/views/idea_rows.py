"""An idea as a row of a table, and a table of some ideas with what it can be narrowed by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from learnlog.model import Idea
from learnlog.views.site import Link, Site
from learnlog.views.status_looks import status_look
from learnlog.weeks import short_date


class Day(NamedTuple):
    """A day, to sort by and to read."""

    sorted: str
    said: str


@dataclass(frozen=True, slots=True)
class IdeaRow:
    """An idea in the table and on the board; `place` is that of its status there, to sort by."""

    number: int
    title: str
    href: str
    status: str
    look: str
    place: int
    stale: bool
    into: Link | None
    born: Day
    touched: Day
    mentions: int
    tags: list[Link]


@dataclass(frozen=True, slots=True)
class IdeaTable:
    """Ideas in the order in which they are shown; `waits`: whether any waits for a decision."""

    rows: list[IdeaRow]
    statuses: list[str]
    tags: list[str]
    waits: bool


def idea_table(site: Site, uri: str, ideas: Iterable[Idea]) -> IdeaTable:
    """The table of some ideas on the page `uri`."""
    rows = [idea_row(site, uri, idea) for idea in ideas]
    used = {row.status for row in rows}
    tags = {tag.text for row in rows for tag in row.tags}
    return IdeaTable(
        rows=rows,
        statuses=[status for status in site.log.config.all_statuses if status in used],
        tags=sorted(tags, key=lambda tag: (tag.casefold(), tag)),
        waits=any(row.stale for row in rows),
    )


def idea_row(site: Site, uri: str, idea: Idea) -> IdeaRow:
    """An idea as the page `uri` shows it."""
    into = site.log.ideas.get(idea.merged_into or 0)
    return IdeaRow(
        number=idea.number,
        title=idea.title,
        href=site.idea_link(uri, idea).href,
        status=idea.status,
        look=status_look(idea.status, site.log.config),
        place=site.log.config.all_statuses.index(idea.status),
        stale=idea.stale,
        into=site.idea_link(uri, into) if into else None,
        born=_day(idea.born),
        touched=_day(idea.last_seen),
        mentions=idea.mentions,
        tags=site.tag_links(uri, idea.tags),
    )


def _day(day: dt.date) -> Day:
    return Day(day.isoformat(), short_date(day))
