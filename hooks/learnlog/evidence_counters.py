"""How much evidence there is: against the targets of a framework, and by types of activity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from learnlog.evidence import Evidence
from learnlog.evidence_scopes import PARTICIPATORY, Scope, for_item, grouped
from learnlog.reference.frameworks import ActivityType, FrameworkItem

PIECES = "pieces"


@dataclass(frozen=True, slots=True)
class Counter:
    """How far an item has come: `done` of its `target`, in pieces or hours.

    `without_hours` are pieces that say no hours where hours are counted, `alone` those that do
    not say that they were participatory where only such count.
    """

    item: FrameworkItem
    done: float
    target: float
    without_hours: int
    alone: int

    @property
    def reached(self) -> bool:
        """Whether there is as much as is wanted."""
        return self.done >= self.target


@dataclass(frozen=True, slots=True)
class ActivityCount:
    """How many things were of a type of activity, and what they took in hours."""

    type: ActivityType
    things: int
    hours: float


@dataclass(frozen=True, slots=True)
class Mixture:
    """The types of activity of a framework, with the number of things that name none of them."""

    types: tuple[ActivityCount, ...]
    untyped: int


def counters_of(scope: Scope) -> tuple[Counter, ...]:
    """A counter for each item that has a target; scores of audits do not count."""
    return tuple(_counters(scope))


def mixture_of(scope: Scope) -> Mixture | None:
    """The things within a scope by type of activity, each once whatever it shows."""
    types = scope.framework.activities
    things = {one.thing: one for one in scope.within if not one.scored}.values()
    if not types:
        return None
    by_type = {
        one.key: [thing for thing in things if thing.activity.type == one.key] for one in types
    }
    counted = (ActivityCount(one, len(by_type[one.key]), hours(by_type[one.key])) for one in types)
    untyped = len(things) - sum(map(len, by_type.values()))
    return Mixture(tuple(counted), untyped)


def hours(pieces: Iterable[Evidence]) -> float:
    """The hours of some things, as far as they say any."""
    return sum(one.activity.hours or 0 for one in pieces)


def _counters(scope: Scope) -> Iterator[Counter]:
    by_item = grouped(one for one in scope.within if not one.scored)
    for item in scope.framework.items:
        if item.target is not None:
            yield _counter(item, item.target, for_item(by_item, item))


def _counter(item: FrameworkItem, target: float, found: Sequence[Evidence]) -> Counter:
    if item.counts == PIECES:
        return Counter(item, len(found), target, without_hours=0, alone=0)
    together = item.counts == PARTICIPATORY
    counted = [one for one in found if one.activity.participatory or not together]
    unsaid = sum(one.activity.hours is None for one in counted)
    return Counter(item, hours(counted), target, unsaid, len(found) - len(counted))
