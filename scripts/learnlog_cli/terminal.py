"""Lists for a terminal or a file: a table, or lines where a table would have no room."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import NamedTuple

import click
from rich import box
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table

PIPED_WIDTH = 160
NARROW = 70
SENTENCE = 30  # less room for the sentence of a row, and its lines get hard to read
_KEPT_TOGETHER = "\N{NO-BREAK SPACE}"


class Column(NamedTuple):
    """A column: its head, and how a cell of it is said where there is no room for a table.

    One column of a list is the `sentence`; what stands before it only counts the rows.
    """

    head: str
    said: str = "{}"
    right: bool = False
    sentence: bool = False


Row = Sequence[str]


def print_rows(columns: Sequence[Column], rows: Sequence[Row], empty: str) -> None:
    """Print a list on stdout, or say on stderr why there is none."""
    if not rows:
        click.echo(empty, err=True)
        return
    console = Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console = Console(highlight=False, markup=False, emoji=False, width=PIPED_WIDTH)
    console.print(_laid_out(*_filled(columns, rows), console.width))


def _filled(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[list[Column], list[Row]]:
    """The columns that have anything in them."""
    kept = [at for at in range(len(columns)) if any(row[at] for row in rows)]
    return [columns[at] for at in kept], [[row[at] for at in kept] for row in rows]


def _laid_out(columns: Sequence[Column], rows: Sequence[Row], width: int) -> RenderableType:
    widths = [
        max(map(cell_len, column)) for column in zip(*_with_heads(columns, rows), strict=True)
    ]
    sentence = next(at for at, column in enumerate(columns) if column.sentence)
    others = sum(widths) - widths[sentence] + 3 * len(widths) + 1
    if width < NARROW or width - others < min(SENTENCE, widths[sentence]):
        return _lines(columns, rows, sentence, width)
    return _table(columns, rows)


def _with_heads(columns: Sequence[Column], rows: Sequence[Row]) -> list[Row]:
    return [[column.head for column in columns], *rows]


def _table(columns: Sequence[Column], rows: Sequence[Row]) -> Table:
    """A table in which only the sentences may go over several lines."""
    table = Table(box=box.SIMPLE)
    for column in columns:
        table.add_column(
            column.head,
            justify="right" if column.right else "left",
            overflow="fold",
            no_wrap=not column.sentence,
        )
    for row in rows:
        table.add_row(*row)
    return table


def _lines(columns: Sequence[Column], rows: Sequence[Row], sentence: int, width: int) -> Table:
    """Each sentence on lines of its own, and below it, further in, what else is known of it."""
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    for column in columns[:sentence]:
        table.add_column(justify="right" if column.right else "left", no_wrap=True)
    table.add_column(overflow="fold")
    before = sum(max(cell_len(row[at]) for row in rows) + 2 for at in range(sentence))
    for row in rows:
        table.add_row(*row[: sentence + 1])
        known = zip(columns[sentence + 1 :], row[sentence + 1 :], strict=True)
        facts = [column.said.format(cell) for column, cell in known if cell]
        table.add_row(*[""] * sentence, Padding(_unbroken(facts, width - before - 2), (0, 0, 0, 2)))
    return table


def _unbroken(facts: Sequence[str], width: int) -> str:
    """The facts in lines that end between two of them, never within one."""
    joined = ", ".join(fact.replace(" ", _KEPT_TOGETHER) for fact in facts)
    lines = textwrap.wrap(joined, width, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines).replace(_KEPT_TOGETHER, " ")
