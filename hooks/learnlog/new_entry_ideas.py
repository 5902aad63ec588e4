"""The notes in a new week's file on the ideas that are open, so that nobody looks them up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from learnlog.files.decoding import UNSAFE
from learnlog.model import Idea, Log
from learnlog.plain_text import shortened
from learnlog.weeks import weeks_between

MOST_IDEAS = 30
_LENGTH = 70


def idea_notes(log: Log, monday: dt.date) -> Iterator[str]:
    """The field for ideas, below notes on the open ones: number, status and age."""
    ideas = [idea for idea in log.ideas.values() if _is_open(idea, log, monday)]
    shown = sorted(sorted(ideas, key=_last_seen)[-MOST_IDEAS:], key=lambda idea: idea.number)
    if shown:
        yield "# The ideas that are open, with number, status and age:"
        yield from _table([_row(idea, log, monday) for idea in shown])
    if len(ideas) > len(shown):
        yield f"#   and {len(ideas) - len(shown)} that were seen earlier: learnlog ideas list"
    yield "ideas:"
    yield "  # - A new idea, in one sentence"
    if shown:
        yield from _example(shown[-1], log.config.statuses)


def short_note(text: str) -> str:
    """Somebody's words as a part of a note: one line, nothing in it that can't be seen."""
    return shortened(UNSAFE.sub("", text), _LENGTH)


def _is_open(idea: Idea, log: Log, monday: dt.date) -> bool:
    return idea.status in log.config.live_statuses and weeks_between(idea.born, monday) >= 0


def _last_seen(idea: Idea) -> tuple[dt.date, int]:
    return idea.last_seen, idea.number


def _example(idea: Idea, statuses: Sequence[str]) -> Iterator[str]:
    """How to say what happened to an idea."""
    yield f"  # - idea: {idea.number}"
    yield f"  #   status: {statuses[statuses.index(idea.status) + 1]}"
    yield "  #   note: What happened to it"


def _row(idea: Idea, log: Log, monday: dt.date) -> tuple[str, str, str, str]:
    """Number, status, age and title; how old and how stale it is in that week, not today."""
    day = max(monday, min(log.today, monday + dt.timedelta(days=6)))
    seen = max((one.entry.date for one in idea.history if one.entry.date <= day), default=day)
    weeks = weeks_between(idea.born, monday)
    age = f"{weeks} week{'' if weeks == 1 else 's'}" if weeks > 0 else "new"
    ago = weeks_between(seen, monday)
    if seen > idea.born and ago > 0:
        age += f", last seen {'last week' if ago == 1 else f'{ago} weeks ago'}"
    stale = (day - seen).days > 7 * log.config.stale_after
    return str(idea.number), idea.status, age + " (stale)" * stale, short_note(idea.title)


def _table(rows: Sequence[tuple[str, str, str, str]]) -> Iterator[str]:
    """Lines of notes, the cells of each column below one another."""
    number, status, age = (max(len(row[at]) for row in rows) for at in range(3))
    for row in rows:
        yield f"#   {row[0]:>{number}}  {row[1]:{status}}  {row[2]:{age}}  {row[3]}"
