"""What the log concludes about an assignment: what lies in it, and what came of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from learnlog.model import Assignment, Entry, Idea, Kind, Log, Objective, Step
from learnlog.week_counting import Frame


@dataclass(frozen=True, slots=True)
class Inside:
    """What an assignment holds: its `weeks` and `others`, and what began in or moved by them.

    `born` ideas have their first line in it, `moved` ones were given a status in it.
    """

    weeks: tuple[Entry, ...] = ()
    others: tuple[Entry, ...] = ()
    born: tuple[Idea, ...] = ()
    moved: tuple[Idea, ...] = ()
    steps: tuple[Step, ...] = ()


def assignment_of(entry: Entry) -> Assignment:
    """What an assignment says of itself; nothing for an entry of another kind."""
    return entry.details if isinstance(entry.details, Assignment) else Assignment()


def inside(log: Log, frame: Frame | None) -> Inside:
    """What an assignment holds; nothing where it has no start."""
    if frame is None:
        return Inside()
    found = [one for one in log.entries if _belongs(one, frame)]
    uris = {one.uri for one in found}
    born = {one.number for one in log.ideas.values() if one.history[0].entry.uri in uris}
    moved = {one.number for one in log.ideas.values() if _moved_by(one, uris)} - born
    return Inside(
        weeks=tuple(one for one in found if one.kind is Kind.WEEK),
        others=tuple(one for one in found if one.kind not in (Kind.WEEK, Kind.REVIEW)),
        born=tuple(log.ideas[number] for number in sorted(born)),
        moved=tuple(log.ideas[number] for number in sorted(moved)),
        steps=tuple(step for step in log.steps if step.origin.uri in uris),
    )


def said_of(objective: Objective) -> bool:
    """Whether anything is said of what came of an objective."""
    return bool(objective.met or objective.outcome)


def is_current(assignment: Assignment, today: dt.date) -> bool:
    """Whether an assignment has begun and is not over; one without a start is never current."""
    begun = assignment.start is not None and assignment.start <= today
    return begun and (assignment.end is None or today <= assignment.end)


def _belongs(entry: Entry, frame: Frame) -> bool:
    """A week lies in an assignment where its Monday does; all else by its own day."""
    if entry.kind is Kind.ASSIGNMENT or not frame.holds(entry.date, entry.author):
        return False
    end = frame.end or dt.date.max
    return entry.kind is Kind.WEEK or frame.start <= entry.date <= end


def _moved_by(idea: Idea, uris: set[str]) -> bool:
    return any(moment.status and moment.entry.uri in uris for moment in idea.history)
