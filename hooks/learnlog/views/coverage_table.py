"""The table of items by quarter: its columns, its rows in their groups, and its cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from learnlog.addresses import item_anchor
from learnlog.evidence_gaps import Cell, Coverage, ItemRow
from learnlog.periods import Period
from learnlog.views.parts import counted
from learnlog.views.site import Link


@dataclass(frozen=True, slots=True)
class CellView:
    """A number and where it leads; `label` says all of it to who can't see the table."""

    number: str
    scored: str
    label: str


@dataclass(frozen=True, slots=True)
class RowView:
    """An item with a cell for each column."""

    item: Link
    cells: list[CellView]


@dataclass(frozen=True, slots=True)
class GroupView:
    """Rows below one heading, which may be empty."""

    title: str
    rows: list[RowView]


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column, short and in full."""

    short: str
    title: str


def columns_of(coverage: Coverage) -> list[Column]:
    """All of it, the quarters, newest first, and what came earlier, where anything did."""
    earlier = [Column("Earlier", "Before the first quarter shown")] if coverage.has_earlier else []
    quarters = [Column(_short(one), one.title) for one in coverage.quarters]
    everything = "All of this cycle" if coverage.in_cycle else "All of it, with what has no day"
    return [Column("All", everything), *reversed(quarters), *earlier]


def _short(quarter: Period) -> str:
    year, _, name = quarter.name.partition("-")
    return f"{name} {year}"


def groups_of(coverage: Coverage) -> Iterator[GroupView]:
    """The rows, those of one heading after another in the order of the framework."""
    columns = columns_of(coverage)
    for title, rows in groupby(coverage.rows, key=lambda row: row.item.group or ""):
        yield GroupView(title, [_row(row, columns, coverage.has_earlier) for row in rows])


def _row(row: ItemRow, columns: Sequence[Column], has_earlier: bool) -> RowView:
    cells = [row.total, *reversed(row.cells), *([row.earlier] if has_earlier else [])]
    views = [_cell(cell, one) for cell, one in zip(cells, columns, strict=True)]
    return RowView(item_link(row), views)


def _cell(cell: Cell, column: Column) -> CellView:
    audits = counted(cell.scored, "audit score", "audit scores") if cell.scored else ""
    things = counted(cell.shown, "thing", "things") if cell.shown else ""
    said = " and ".join(filter(None, (things, audits)))
    number, scored = str(cell.shown or ""), f"+{cell.scored}" if cell.scored else ""
    # A name begins with what is seen, for those who speak to their computer.
    return CellView(number, scored, f"{number}{scored}, {column.title}: {said}" if said else "")


def item_link(row: ItemRow) -> Link:
    """A link to what supports an item, on the same page."""
    return Link(row.item.title, f"#{item_anchor(row.item.key)}", _elsewhere(row))


def _elsewhere(row: ItemRow) -> str:
    """What there is for an item that has nothing within the scope."""
    if row.total.shown:
        return ""
    if row.outside.shown:
        return "something outside the cycle"
    return "only audit scores" if row.total.scored else ""
