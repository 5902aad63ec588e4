"""A framework and its items as rows and as JSON: what they have, want and lack."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.evidence_counters import PIECES, Counter, counters_of
from learnlog.evidence_gaps import Coverage, ItemRow, coverage_of
from learnlog.evidence_scopes import Scope
from learnlog.weeks import long_date, weeks_between
from learnlog_cli.terminal import Column

FRAMEWORKS = (
    Column("Framework"),
    Column("Title", sentence=True),
    Column("Author", "of {}"),
    Column("Things", "{} things", right=True),
    Column("Items", "for {} items", right=True),
    Column("Cycle", "cycle {}"),
)
ITEMS = (
    Column("Write"),
    Column("To show", sentence=True),
    Column("Things", "{} things", right=True),
    Column("Last", "last {}"),
    Column("Wanted"),
    Column("Missing"),
)


def framework_row(scope: Scope) -> list[str]:
    """A framework with how much a scope has for how many of its items; "" where it has nothing."""
    things, rows = _things(scope), coverage_of(scope).rows
    covered = sum(bool(row.total.shown) for row in rows)
    return [
        scope.framework.name,
        scope.framework.title,
        scope.author or "",
        str(things or ""),
        f"{covered} of {len(rows)}",
        f"{scope.cycle.start} to {scope.cycle.end}" if scope.cycle else "",
    ]


def item_rows(scope: Scope) -> Iterator[list[str]]:
    """The items with what a scope has for each."""
    coverage, counters = coverage_of(scope), _counters(scope)
    for row in coverage.rows:
        yield [
            f"{scope.framework.name}/{row.item.key}",
            row.item.title,
            str(row.total.shown or ""),
            str(row.last or ""),
            _wanted(counters.get(row.item.key)),
            _missing(scope, coverage, row),
        ]


def counted_from(scope: Scope, author: str) -> str:
    """Which days and whose things count."""
    if scope.cycle is None:
        return "Counted: everything in this log."
    whose = f"what {author} wrote" if author else "everything in this log"
    days = f"from {long_date(scope.cycle.start)} to {long_date(scope.cycle.end)}"
    return f"Counted: {whose} {days}, the cycle."


def scope_as_json(scope: Scope) -> dict[str, object]:
    """A scope with its items, for other programs."""
    coverage, counters = coverage_of(scope), _counters(scope)
    return {
        "author": scope.author,
        "start": scope.cycle.start if scope.cycle else None,
        "end": scope.cycle.end if scope.cycle else None,
        "things": _things(scope),
        "items": [_item_as_json(row, counters.get(row.item.key)) for row in coverage.rows],
    }


def _item_as_json(row: ItemRow, counter: Counter | None) -> dict[str, object]:
    return {
        "key": row.item.key,
        "title": row.item.title,
        "things": row.total.shown,
        "scores": row.total.scored,
        "last": row.last,
        "done": counter.done if counter else None,
        "target": row.item.target,
        "counts": row.item.counts,
    }


def _things(scope: Scope) -> int:
    """How many things are named, each once whatever it shows; scores of audits are none."""
    return len({one.thing for one in scope.within if not one.scored})


def _counters(scope: Scope) -> dict[str, Counter]:
    return {one.item.key: one for one in counters_of(scope)}


def _wanted(counter: Counter | None) -> str:
    if counter is None:
        return ""
    unit = "piece" if (counter.item.counts, counter.target) == (PIECES, 1) else counter.item.counts
    return f"{counter.done:g} of {counter.target:g} {unit}"


def _missing(scope: Scope, coverage: Coverage, row: ItemRow) -> str:
    """What an item lacks, in words; "" where it has something of late, or nothing counts yet."""
    if not scope.begun:
        return ""
    if row in coverage.quiet and row.last:
        return f"nothing for {weeks_between(row.last, scope.until)} weeks"
    if row.total.shown:
        return ""
    if row.outside.shown:
        return "nothing in the cycle"
    return "only audit scores" if row.total.scored else "nothing yet"
