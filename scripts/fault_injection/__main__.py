"""`python scripts/faults.py`: disturbs edits and builds, and prints a table of what was lost."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence

import click

from fault_injection.kinds import KINDS
from fault_injection.results import Count, Kind, row

HEAD = "| what was done | how often | what came of it | goal |\n|---|---|---|---|"


@click.command()
@click.option("--reduced", is_flag=True, help="A few of each, in half a minute.")
@click.option(
    "--only",
    type=click.Choice([kind.name for kind in KINDS]),
    multiple=True,
    help="This count only; may be given more than once.",
)
@click.option("--seed", default=2018, show_default=True, help="Where the dice begin.")
def main(reduced: bool, only: Sequence[str], seed: int) -> None:
    """Disturb edits and builds of a made-up log, and count what is lost.

    Prints a table in Markdown. Exits with 1 where a goal was missed. All of it takes up to an
    hour, and needs Linux or macOS.
    """
    if not hasattr(os, "fork"):
        raise click.ClickException("This needs Linux or macOS: it makes thousands of processes.")
    click.echo(HEAD)
    chosen = [kind for kind in KINDS if not only or kind.name in only]
    counts = [_counted(kind, kind.reduced if reduced else kind.full, seed) for kind in chosen]
    if not all(count.met for count in counts):
        sys.exit(1)


def _counted(kind: Kind, number: int, seed: int) -> Count:
    began = time.monotonic()
    with click.progressbar(length=number, label=kind.name, file=sys.stderr) as bar:
        count = kind.count(number, seed, lambda: bar.update(1))
    click.echo(row(kind, count))
    click.echo(f"{kind.name}: {time.monotonic() - began:.0f} s", err=True)
    return count


if __name__ == "__main__":
    main(prog_name="faults.py")
