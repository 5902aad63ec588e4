"""What is counted together: the evidence of one cycle and author, or of the whole log."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from learnlog.evidence import Evidence, newest_first
from learnlog.model import Log
from learnlog.reference.cycles import Cycle
from learnlog.reference.frameworks import Framework, FrameworkItem

PARTICIPATORY = "participatory hours"
COUNTS, BEFORE, AFTER, UNDATED, OTHERS = "counts", "before", "after", "undated", "others"


@dataclass(frozen=True, slots=True)
class Scope:
    """The evidence for a framework, newest first, that one author has in one cycle.

    `cycle` None: of all time; `author` None: of everybody. `outside` is what was told before the
    cycle began or after it ended, or has no day; `today` is the last day that can count.
    """

    framework: Framework
    author: str | None
    cycle: Cycle | None
    within: tuple[Evidence, ...]
    outside: tuple[Evidence, ...]
    today: dt.date

    @property
    def begun(self) -> bool:
        """Whether the cycle has begun."""
        return self.cycle is None or self.cycle.start <= self.today

    def holds(self, day: dt.date | None) -> bool:
        """Whether what was told on a day counts; without a cycle everything does."""
        return self.cycle is None or (day is not None and self.cycle.start <= day <= self.cycle.end)

    @property
    def until(self) -> dt.date:
        """Today, or the last day of a cycle that is over."""
        return min(self.today, self.cycle.end) if self.cycle else self.today


def scopes_of(log: Log, framework: Framework, pieces: Sequence[Evidence]) -> tuple[Scope, ...]:
    """One scope for each author that a cycle names, and one for a cycle that names nobody.

    Of several cycles of one author it is the one that holds today, else the last one that began,
    else the first to come. Without any cycle it is the whole log.
    """
    chosen: dict[str | None, Cycle] = {}
    for cycle in log.reference.cycles:
        if _is_meant(log, framework, cycle):
            now = chosen.setdefault(cycle.author, cycle)
            chosen[cycle.author] = max(now, cycle, key=lambda one: _nearness(one, log.today))
    if not chosen:
        return (Scope(framework, None, None, tuple(pieces), (), log.today),)
    authors = sorted(chosen, key=lambda author: author or "")
    return tuple(_scope(framework, chosen[author], pieces, log.today) for author in authors)


def standing(scopes: Sequence[Scope], one: Evidence) -> str:
    """COUNTS where a thing lies in a scope, else why it does not: BEFORE or AFTER the cycle,
    UNDATED, or of OTHERS, whom no cycle is for.
    """
    meant = [scope for scope in scopes if scope.author in (None, one.entry.author)]
    if any(scope.holds(one.day) for scope in meant):
        return COUNTS
    if one.day is None or not meant:
        return UNDATED if meant else OTHERS
    cycle = meant[0].cycle
    return AFTER if cycle and one.day > cycle.end else BEFORE


def grouped(pieces: Iterable[Evidence]) -> Mapping[str, Sequence[Evidence]]:
    """Evidence by the key of the item that it names."""
    found: dict[str, list[Evidence]] = {}
    for one in pieces:
        found.setdefault(one.item, []).append(one)
    return found


def for_item(
    by_item: Mapping[str, Sequence[Evidence]], item: FrameworkItem
) -> tuple[Evidence, ...]:
    """What supports an item: what names it, and what its `of` lends to it, each thing once."""
    lent = [one for one in by_item.get(item.of or "", ()) if _is_lent(one, item)]
    found = {one.thing: one for one in (*by_item.get(item.key, ()), *lent)}
    return tuple(found.values()) if not lent else tuple(newest_first(found.values()))


def months_earlier(day: dt.date, months: int) -> dt.date:
    """The same day some months before, or the last one of a shorter month."""
    year, month = divmod(12 * day.year + day.month - 1 - months, 12)
    if year < dt.MINYEAR:
        return dt.date.min
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def _is_lent(one: Evidence, item: FrameworkItem) -> bool:
    return not one.scored and (item.counts != PARTICIPATORY or one.activity.participatory)


def _is_meant(log: Log, framework: Framework, cycle: Cycle) -> bool:
    """Whether a cycle is for a framework, or for its family and reaches into its days."""
    if cycle.framework in log.reference.frameworks or cycle.framework != framework.family:
        return cycle.framework == framework.name
    starts = framework.since is None or framework.since <= cycle.end
    return starts and (framework.until is None or framework.until >= cycle.start)


def _nearness(cycle: Cycle, today: dt.date) -> tuple[bool, bool, int]:
    """Greatest for a cycle that today lies in, then the last one begun, then the first to come."""
    begun = cycle.start <= today
    start = cycle.start.toordinal()
    return begun and today <= cycle.end, begun, start if begun else -start


def _scope(framework: Framework, cycle: Cycle, pieces: Sequence[Evidence], today: dt.date) -> Scope:
    mine = [one for one in pieces if cycle.author in (None, one.entry.author)]
    empty = Scope(framework, cycle.author, cycle, (), (), today)
    within = tuple(one for one in mine if empty.holds(one.day))
    outside = tuple(one for one in mine if not empty.holds(one.day))
    return replace(empty, within=within, outside=outside)
