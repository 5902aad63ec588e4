"""What happened in the time of an assignment: its weeks, its ideas, and the promises made in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from learnlog.assignments import Inside, inside
from learnlog.model import Entry, Idea, Step
from learnlog.views.parts import IdeaLine, StepLine, counted, idea_line, step_line
from learnlog.views.site import Link, Site
from learnlog.week_counting import Frame
from learnlog.weeks import short_date


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry in a compact list; `counted_in` is the assignment its week counts from instead."""

    link: Link
    day: str
    author: str
    counted_in: Link | None


@dataclass(frozen=True, slots=True)
class Promises:
    """The next steps made in it, as they stand today; `summary` counts them."""

    summary: str
    open: list[StepLine]
    kept: list[StepLine]
    dropped: list[StepLine]


@dataclass(frozen=True, slots=True)
class Period:
    """Everything that lies in an assignment; `today` counts its ideas by their status today."""

    weeks: list[EntryLine]
    others: list[EntryLine]
    born: list[IdeaLine]
    moved: list[IdeaLine]
    today: str
    promises: Promises | None


def frame_of(site: Site, entry: Entry) -> Frame | None:
    """The stretch of time of an assignment, or None where it has no start."""
    return next((one for one in site.count.frames if one.entry.uri == entry.uri), None)


def assignment_period(site: Site, entry: Entry) -> Period:
    """What lies in an assignment."""
    frame = frame_of(site, entry)
    found = inside(site.log, frame)
    return Period(
        weeks=[_entry_line(site, entry, one) for one in found.weeks],
        others=[_entry_line(site, entry, one) for one in found.others],
        born=[idea_line(site, entry.uri, one) for one in found.born],
        moved=[idea_line(site, entry.uri, one) for one in found.moved],
        today=_by_status(site, found),
        promises=_promises(site, entry.uri, found.steps),
    )


def _entry_line(site: Site, entry: Entry, one: Entry) -> EntryLine:
    frame = site.count.frame_of(one.date, one.author)
    elsewhere = frame and frame.entry.uri != entry.uri
    return EntryLine(
        link=site.entry_link(entry.uri, one),
        day=short_date(one.date),
        author="" if one.author == entry.author else site.author_name(one),
        counted_in=site.entry_link(entry.uri, frame.entry) if frame and elsewhere else None,
    )


def _by_status(site: Site, found: Inside) -> str:
    """ "3 adopted, 2 testing", in the order of the board."""
    ideas: tuple[Idea, ...] = (*found.born, *found.moved)
    count = Counter(one.status for one in ideas)
    statuses = site.log.config.all_statuses
    return ", ".join(f"{count[status]} {status}" for status in statuses if count[status])


def _promises(site: Site, uri: str, steps: Sequence[Step]) -> Promises | None:
    if not steps:
        return None
    kept = [one for one in steps if one.closed and one.outcome == "done"]
    dropped = [one for one in steps if one.closed and one.outcome != "done"]
    still_open = [one for one in steps if one.open]
    said = ((kept, "kept"), (dropped, "dropped"), (still_open, "still open"))
    parts = [f"{len(some)} {words}" for some, words in said if some]
    return Promises(
        summary=f"{counted(len(steps), 'next step', 'next steps')}: {', '.join(parts)}.",
        open=[step_line(site, uri, one) for one in still_open],
        kept=[step_line(site, uri, one) for one in kept],
        dropped=[step_line(site, uri, one) for one in dropped],
    )
