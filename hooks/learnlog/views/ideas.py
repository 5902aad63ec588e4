"""The page of all ideas: those that wait for a decision, a board by status, and a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from learnlog import addresses
from learnlog.model import Idea
from learnlog.views.edit_links import start_link
from learnlog.views.parts import IdeaLine, idea_line
from learnlog.views.site import Link, Site
from learnlog.views.status_looks import status_look
from learnlog.weeks import short_date

AT_ONCE = 8  # ideas of a list that are shown before it is unfolded
Item = TypeVar("Item")


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
class Column:
    """One status of the board and its ideas, last touched first; `more` are to be unfolded."""

    status: str
    look: str
    count: int
    ideas: Sequence[IdeaRow]
    more: Sequence[IdeaRow]


@dataclass(frozen=True, slots=True)
class IdeasPage:
    """The board, the table, what they can be narrowed by, and the ideas that wait, oldest first.

    `way` tells a first reader which statuses an idea may have.
    """

    way: str
    waiting: Sequence[IdeaLine]
    waiting_more: Sequence[IdeaLine]
    stale_after: int
    statuses: list[str]
    tags: list[str]
    columns: list[Column]
    table: list[IdeaRow]
    page_options: Mapping[str, object]
    start: Link | None


def ideas_page(site: Site) -> IdeasPage:
    """The values of the ideas page."""
    ideas = list(site.log.ideas.values())
    rows = [_row(site, idea) for idea in ideas]
    stale = sorted((idea for idea in ideas if idea.stale), key=lambda idea: idea.last_seen)
    waiting, waiting_more = _folded([idea_line(site, addresses.IDEAS, idea) for idea in stale])
    used = {row.status for row in rows}
    tags = {tag for idea in ideas for tag in idea.tags}
    return IdeasPage(
        way=_way(site.log.config.statuses) if ideas else "",
        waiting=waiting,
        waiting_more=waiting_more,
        stale_after=site.log.config.stale_after,
        statuses=[status for status in site.log.config.all_statuses if status in used],
        tags=sorted(tags, key=lambda tag: (tag.casefold(), tag)),
        columns=_columns(site, rows),
        table=rows,
        page_options={"hide": ["toc"]},  # whose place the board takes
        start=start_link(site, addresses.IDEAS),
    )


def _way(statuses: Sequence[str]) -> str:
    aside = "parked, rejected, or merged into another"
    return f"An idea goes from {statuses[0]} to {statuses[-1]}, or is set aside: {aside}."


def _columns(site: Site, rows: Iterable[IdeaRow]) -> list[Column]:
    newest = sorted(rows, key=lambda row: row.touched.sorted, reverse=True)
    columns = []
    for status in site.log.config.all_statuses:
        ideas = [row for row in newest if row.status == status]
        shown, more = _folded(ideas)
        look = status_look(status, site.log.config)
        columns.append(Column(status, look, len(ideas), shown, more))
    return columns


def _folded(items: Sequence[Item]) -> tuple[Sequence[Item], Sequence[Item]]:
    """What of a list is shown at once, and what to unfold, which is never one item alone."""
    shown = AT_ONCE if len(items) > AT_ONCE + 1 else len(items)
    return items[:shown], items[shown:]


def _row(site: Site, idea: Idea) -> IdeaRow:
    into = site.log.ideas.get(idea.merged_into or 0)
    return IdeaRow(
        number=idea.number,
        title=idea.title,
        href=site.idea_link(addresses.IDEAS, idea).href,
        status=idea.status,
        look=status_look(idea.status, site.log.config),
        place=site.log.config.all_statuses.index(idea.status),
        stale=idea.stale,
        into=site.idea_link(addresses.IDEAS, into) if into else None,
        born=_day(idea.born),
        touched=_day(idea.last_seen),
        mentions=idea.mentions,
        tags=site.tag_links(addresses.IDEAS, idea.tags),
    )


def _day(day: dt.date) -> Day:
    return Day(day.isoformat(), short_date(day))
