"""The page of all ideas: those that wait for a decision, a board by status, and a table.

Where a log has more than one page can show, it shows the latest, and pages by birth have all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from learnlog import addresses
from learnlog.model import Idea
from learnlog.views.edit_links import start_link
from learnlog.views.idea_rows import IdeaRow, IdeaTable, idea_row, idea_table
from learnlog.views.ideas_born import birth_links, births, waiting_links
from learnlog.views.parts import IdeaLine, idea_line
from learnlog.views.site import Link, Site
from learnlog.views.status_looks import status_look

AT_ONCE = 8  # ideas of a list that are shown before it is unfolded
LATEST = 200  # ideas in the table where not all are in it
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Column:
    """One status of the board and its ideas, last touched first; `more` are to be unfolded, and
    `left` are on other pages.
    """

    status: str
    look: str
    count: int
    ideas: Sequence[IdeaRow]
    more: Sequence[IdeaRow]
    left: int


@dataclass(frozen=True, slots=True)
class IdeasPage:
    """The board, the table, and the ideas that wait, oldest first.

    `way` tells a first reader which statuses an idea may have. `births` lead to the pages that
    have all ideas, where this one has only the latest; `waiting_left` are then on those.
    """

    way: str
    waiting: Sequence[IdeaLine]
    waiting_more: Sequence[IdeaLine]
    waiting_left: int
    waiting_on: list[Link]
    stale_after: int
    columns: list[Column]
    table: IdeaTable
    births: list[Link]
    total: int
    page_options: Mapping[str, object]
    start: Link | None


def ideas_page(site: Site) -> IdeasPage:
    """The values of the ideas page."""
    ideas = list(site.log.ideas.values())
    found = births(site)
    split = bool(found)
    stale = sorted((idea for idea in ideas if idea.stale), key=lambda idea: idea.last_seen)
    waiting, waiting_more, waiting_left = _folded(stale, split)
    latest = sorted(ideas, key=lambda idea: (idea.last_seen, idea.number), reverse=True)[:LATEST]
    return IdeasPage(
        way=_way(site.log.config.statuses) if ideas else "",
        waiting=[idea_line(site, addresses.IDEAS, idea) for idea in waiting],
        waiting_more=[idea_line(site, addresses.IDEAS, idea) for idea in waiting_more],
        waiting_left=waiting_left,
        waiting_on=waiting_links(site, stale[len(waiting) :], found) if waiting_left else [],
        stale_after=site.log.config.stale_after,
        columns=_columns(site, split),
        table=idea_table(site, addresses.IDEAS, latest if split else ideas),
        births=birth_links(site, addresses.IDEAS, found),
        total=len(ideas),
        page_options={"hide": ["toc"]},  # whose place the board takes
        start=start_link(site, addresses.IDEAS),
    )


def _way(statuses: Sequence[str]) -> str:
    aside = "parked, rejected, or merged into another"
    return f"An idea goes from {statuses[0]} to {statuses[-1]}, or is set aside: {aside}."


def _columns(site: Site, split: bool) -> list[Column]:
    newest = sorted(site.log.ideas.values(), key=lambda idea: idea.last_seen, reverse=True)
    columns = []
    for status in site.log.config.all_statuses:
        ideas = [idea for idea in newest if idea.status == status]
        shown, more, left = _folded(ideas, split)
        look = status_look(status, site.log.config)
        columns.append(
            Column(status, look, len(ideas), _rows(site, shown), _rows(site, more), left)
        )
    return columns


def _rows(site: Site, ideas: Iterable[Idea]) -> list[IdeaRow]:
    return [idea_row(site, addresses.IDEAS, idea) for idea in ideas]


def _folded(items: Sequence[Item], split: bool) -> tuple[Sequence[Item], Sequence[Item], int]:
    """What of a list is shown at once, what to unfold, which is never one item alone, and how many
    are left to other pages.
    """
    shown = AT_ONCE if len(items) > AT_ONCE + 1 else len(items)
    if split:
        return items[:shown], (), len(items) - shown
    return items[:shown], items[shown:], 0
