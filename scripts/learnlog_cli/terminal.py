"""Tables for a terminal, or for a file."""

from __future__ import annotations

import click
from rich.console import Console
from rich.table import Table

PIPED_WIDTH = 160


def print_table(table: Table, empty: str) -> None:
    """Print a table on stdout, or say on stderr why there is none."""
    if not table.row_count:
        click.echo(empty, err=True)
        return
    console = Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console = Console(highlight=False, markup=False, emoji=False, width=PIPED_WIDTH)
    console.print(table)
