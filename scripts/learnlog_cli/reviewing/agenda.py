"""What a review goes through: steps without an answer, ideas that nobody touched for long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from learnlog.edit.step_changes import answerable, answered_in
from learnlog.model import Idea, Step
from learnlog.wording import same_words_key
from learnlog_cli.writing.desk import Desk

Item: TypeAlias = Idea | Step


def agenda(desk: Desk, ideas: bool, steps: bool, skipped: Iterable[str] = ()) -> list[Item]:
    """What waits for the writer on this day: steps first, oldest first, then stale ideas.

    What was `skipped` (by its key) comes last.
    """
    found: list[Item] = [*(_steps(desk) if steps else ()), *(_ideas(desk) if ideas else ())]
    later = set(skipped)
    return sorted(found, key=lambda one: key(one) in later)


def key(item: Item) -> str:
    """What an item is known by from one review to the next."""
    if isinstance(item, Idea):
        return f"idea {item.number}"
    return f"step {same_words_key(item.text)}"


def _steps(desk: Desk) -> Iterator[Step]:
    """Open steps of earlier weeks that the week's entry says nothing of yet."""
    entry = desk.entry()
    for step in answerable(entry, desk.log.steps, desk.author):
        resting = step.resting_until or dt.date.min
        waits = step.open and not answered_in(entry, step)
        if waits and max(resting, step.origin.date) <= desk.day:
            yield step


def _ideas(desk: Desk) -> Iterator[Idea]:
    """Stale ideas, the one that was seen longest ago first."""
    stale = [idea for idea in desk.log.ideas.values() if idea.stale]
    yield from sorted(stale, key=lambda idea: (idea.last_seen, idea.number))
