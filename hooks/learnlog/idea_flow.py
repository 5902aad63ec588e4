"""How many ideas had each status at the end of each stretch of weeks: a cumulative flow."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from learnlog.config import ASIDE
from learnlog.model import Log
from learnlog.roll_up_ideas import Move, moves_of

MOST_POINTS = 120


@dataclass(frozen=True, slots=True)
class FlowPoint:
    """The number of ideas by status at the end of `day`, in the order of `Flow.statuses`."""

    day: dt.date
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """Points in the order of days; `statuses` are those that any point has an idea in.

    What was taken up comes first, then the way back to what was only written down, and last what
    was set aside: stacked in this order, the lowest layer is the one that lasts.
    """

    statuses: tuple[str, ...]
    points: tuple[FlowPoint, ...]


def all_moves(log: Log) -> list[Move]:
    """The births of all ideas and their changes of status, oldest first."""
    found = (move for idea in log.ideas.values() for move in moves_of(idea, log.config))
    return sorted(found, key=lambda move: move.entry.date)


def idea_flow(moves: Sequence[Move], statuses: Sequence[str], days: Sequence[dt.date]) -> Flow:
    """The flow at the ends of some days; all three are in the order of time, or of the way."""
    counts = _counts(moves, days)
    used = [one for one in (*statuses[::-1], *ASIDE) if any(count[one] for count in counts)]
    points = (
        FlowPoint(day, tuple(count[one] for one in used))
        for day, count in zip(days, counts, strict=True)
    )
    return Flow(tuple(used), tuple(points))


def spread(days: Sequence[dt.date], most: int = MOST_POINTS) -> list[dt.date]:
    """Every day, or so many of them, evenly apart, that they are not more than `most`."""
    step = -(-len(days) // most) or 1
    return list(days[::-step][::-1])  # from the last one backwards: today is always among them


def _counts(moves: Sequence[Move], days: Sequence[dt.date]) -> list[Counter[str]]:
    """How many ideas have each status at the end of each day."""
    now: Counter[str] = Counter()
    found, done = [], 0
    for day in days:
        until = bisect_right(moves, day, key=lambda move: move.entry.date)
        for move in moves[done:until]:
            now[move.to] += 1
            if move.came_from:
                now[move.came_from] -= 1
        done = max(done, until)
        found.append(Counter(now))
    return found
