"""Where the evidence is thin: which item has how much in which quarter, and what has nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from learnlog.evidence import Evidence
from learnlog.evidence_scopes import Scope, for_item, grouped, months_earlier
from learnlog.periods import QUARTER, Period, period_of
from learnlog.reference.frameworks import FrameworkItem

QUARTERS = 12
QUIET_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """How many things are named for an item in a stretch of time, and how many audits scored it."""

    shown: int
    scored: int


NOTHING = Cell(0, 0)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item with its cells within a scope: what came earlier, each quarter, and all of it.

    `last` is the day of the newest thing named for it; `outside` is what no cell has, because it
    does not lie in the scope's cycle.
    """

    item: FrameworkItem
    earlier: Cell
    cells: tuple[Cell, ...]
    total: Cell
    last: dt.date | None
    outside: Cell


@dataclass(frozen=True, slots=True)
class Coverage:
    """The items by quarter; `has_earlier` tells whether anything came before the first one, and
    `in_cycle` whether only what lies in a cycle is counted.

    `nothing` are the rows without anything named within the scope, `quiet` those with nothing for
    three months or more.
    """

    quarters: tuple[Period, ...]
    rows: tuple[ItemRow, ...]
    has_earlier: bool
    in_cycle: bool
    nothing: tuple[ItemRow, ...]
    quiet: tuple[ItemRow, ...]


def coverage_of(scope: Scope) -> Coverage:
    """What a scope has for each item, in the last twelve quarters at most.

    Without a cycle, things without a day are in the total alone. Scores of audits are counted
    apart, and do not fill a gap.
    """
    quarters = _quarters(scope)
    within, outside = grouped(scope.within), grouped(scope.outside)
    rows = tuple(
        _row(item, for_item(within, item), for_item(outside, item), quarters)
        for item in scope.framework.items
    )
    long_ago = months_earlier(scope.until, QUIET_MONTHS)
    return Coverage(
        quarters,
        rows,
        any(row.earlier != NOTHING for row in rows),
        scope.cycle is not None,
        tuple(row for row in rows if not row.total.shown),
        tuple(row for row in rows if row.last is not None and row.last <= long_ago),
    )


def _quarters(scope: Scope) -> tuple[Period, ...]:
    """The quarters from the cycle's first day, or from the first evidence, to its last or today."""
    days = [one.day for one in scope.within if one.day]
    first = scope.cycle.start if scope.cycle else min(days, default=scope.today)
    oldest = period_of(min(first, scope.until), QUARTER)
    found = [period_of(scope.until, QUARTER)]
    while len(found) < QUARTERS and found[-1] > oldest:
        found.append(period_of(found[-1].first - dt.timedelta(days=1), QUARTER))
    return tuple(reversed(found))


def _row(
    item: FrameworkItem,
    found: Sequence[Evidence],
    outside: Sequence[Evidence],
    quarters: Sequence[Period],
) -> ItemRow:
    dated = [(one.day, one) for one in found if one.day]
    by_quarter: dict[Period, list[Evidence]] = {one: [] for one in quarters}
    for day, one in dated:
        by_quarter.get(period_of(day, QUARTER), []).append(one)
    return ItemRow(
        item,
        _cell([one for day, one in dated if day < quarters[0].first]),
        tuple(_cell(by_quarter[one]) for one in quarters),
        _cell(found),
        max((day for day, one in dated if not one.scored), default=None),
        _cell(outside),
    )


def _cell(pieces: Sequence[Evidence]) -> Cell:
    scored = sum(one.scored for one in pieces)
    return Cell(len(pieces) - scored, scored)
