"""How well one scope covers a framework: counters, the table by quarter, gaps, activities."""

from __future__ import annotations

from dataclasses import dataclass

from learnlog.addresses import item_anchor
from learnlog.evidence_counters import (
    PIECES,
    ActivityCount,
    Counter,
    counters_of,
    mixture_of,
)
from learnlog.evidence_gaps import ItemRow, coverage_of
from learnlog.evidence_scopes import Scope
from learnlog.views.coverage_table import Column, GroupView, columns_of, groups_of, item_link
from learnlog.views.evidence_lines import cycle_ends
from learnlog.views.parts import counted
from learnlog.views.site import Link, Site
from learnlog.weeks import long_date, weeks_between


@dataclass(frozen=True, slots=True)
class CounterLine:
    """How far an item has come, in numbers for a meter and in words."""

    item: Link
    done: float
    target: float
    words: str
    left: str
    notes: list[str]


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """A type of activity with what was done of it."""

    title: str
    things: int
    hours: str


@dataclass(frozen=True, slots=True)
class ScopeView:
    """One scope: whose and which days (`title`, `sentence`), and what there is in it."""

    title: str
    sentence: str
    begun: bool
    counters: list[CounterLine]
    columns: list[Column]
    groups: list[GroupView]
    scored: bool
    nothing: list[Link]
    quiet: list[Link]
    activities: list[ActivityLine]
    untyped: str


def scope_view(site: Site, scope: Scope) -> ScopeView:
    """Everything that is told of a scope."""
    coverage = coverage_of(scope)
    mixture = mixture_of(scope)
    untyped = mixture.untyped if mixture else 0
    return ScopeView(
        title=scope_title(site, scope),
        sentence=" ".join(filter(None, (_counted_for(site, scope), cycle_ends(scope)))),
        begun=scope.begun,
        counters=[_counter_line(one) for one in counters_of(scope)],
        columns=columns_of(coverage),
        groups=list(groups_of(coverage)),
        scored=any(row.total.scored for row in coverage.rows),
        nothing=[item_link(row) for row in coverage.nothing],
        quiet=[_quiet(scope, row) for row in coverage.quiet],
        activities=[_activity(one) for one in mixture.types] if mixture else [],
        untyped=counted(untyped, "thing names", "things name") if untyped else "",
    )


def scope_title(site: Site, scope: Scope) -> str:
    """Whose scope it is."""
    if scope.author is None:
        return "The whole log"
    author = site.log.authors.get(scope.author)
    return author.name if author else scope.author


def state_of(site: Site, scope: Scope) -> str:
    """A scope in one line: how many items have something, and when its cycle ends."""
    coverage = coverage_of(scope)
    items = len(coverage.rows)
    whose = f"{scope_title(site, scope)}: " if scope.author else ""
    things = len({one.thing for one in scope.within if not one.scored})
    said = f"{counted(things, 'thing', 'things')} for {items - len(coverage.nothing)} of {items}"
    missing = len(coverage.nothing)
    gaps = f", {missing} with nothing yet" if missing else ""
    return f"{whose}{said} items{gaps}. {cycle_ends(scope)}".strip()


def _counted_for(site: Site, scope: Scope) -> str:
    if scope.cycle is None:
        return "Counted: everything in this log, of all times."
    if not scope.begun:
        return "Nothing counts yet."
    whose = f"what {scope_title(site, scope)} wrote" if scope.author else "everything in this log"
    return f"Counted: {whose} since {long_date(scope.cycle.start)}, when the cycle began."


def _counter_line(one: Counter) -> CounterLine:
    unit = "piece" if (one.item.counts, one.target) == (PIECES, 1) else one.item.counts
    left = max(0.0, one.target - one.done)
    notes = []
    if one.without_hours:
        notes.append(f"{counted(one.without_hours, 'thing says', 'things say')} no hours")
    if one.alone:
        notes.append(f"{counted(one.alone, 'thing is', 'things are')} not marked participatory")
    return CounterLine(
        item=Link(one.item.title, f"#{item_anchor(one.item.key)}"),
        done=min(one.done, one.target),
        target=one.target,
        words=f"{one.done:g} of {one.target:g} {unit}",
        left=f"{left:g} to go" if left else "reached",
        notes=notes,
    )


def _quiet(scope: Scope, row: ItemRow) -> Link:
    link = item_link(row)
    if row.last is None:
        return link
    weeks = counted(weeks_between(row.last, scope.until), "week", "weeks")
    return Link(link.text, link.href, f"nothing since {long_date(row.last)}, {weeks}")


def _activity(one: ActivityCount) -> ActivityLine:
    return ActivityLine(one.type.title, one.things, f"{one.hours:g}" if one.hours else "")
