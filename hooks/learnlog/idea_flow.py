"""How many ideas had each status at the end of each stretch of weeks: a cumulative flow."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from learnlog.config import ASIDE, Config
from learnlog.happenings import Happenings

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


def idea_flow(told: Happenings, config: Config, days: Sequence[dt.date]) -> Flow:
    """The flow at the ends of some days, oldest first."""
    counts = _counts(told, days)
    used = [one for one in (*config.statuses[::-1], *ASIDE) if any(count[one] for count in counts)]
    points = (
        FlowPoint(day, tuple(count[one] for one in used))
        for day, count in zip(days, counts, strict=True)
    )
    return Flow(tuple(used), tuple(points))


def spread(days: Sequence[dt.date], most: int = MOST_POINTS) -> list[dt.date]:
    """Every day, or so many of them, evenly apart, that they are not more than `most`."""
    step = -(-len(days) // most) or 1
    return list(days[::-step][::-1])  # from the last one backwards: today is always among them


def _counts(told: Happenings, days: Sequence[dt.date]) -> list[Counter[str]]:
    """How many ideas have each status at the end of each day."""
    now: Counter[str] = Counter()
    found, done = [], 0
    for day in days:
        until = bisect_right(told.moves.days, day)
        for one in told.moves.told[done:until]:
            now[one.what.to] += 1
            if one.what.came_from:
                now[one.what.came_from] -= 1
        done = max(done, until)
        found.append(Counter(now))
    return found
