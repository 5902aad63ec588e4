"""`bench.py --peers`: learnlog beside other generators, all in turn, as rows of a table."""

from __future__ import annotations

import math
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from benchmark.building import Cost
from benchmark.contenders import COLD, MAKERS, SAME_PAGES, WARM, Contender
from benchmark.kept_costs import KeptCosts
from benchmark.peer_environments import NoPeerError
from benchmark.ratios import exponent, median, ratio
from benchmark.sizes import Size

HEAD = (
    "| entries | what | pages | bytes a page | by the clock | of CPU | memory "
    "| clock, ratio | CPU, ratio | memory, ratio |\n" + "|---" * 10 + "|"
)
_UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person who measures has asked for."""

    pairs: int
    only: Sequence[str]
    peers_in: Path
    kept: KeptCosts


def measure_peers(sizes: Sequence[Size], asked: Asked) -> None:
    """Print the rows of each size when it is done, then how the cost of each grows."""
    click.echo(HEAD)
    found: dict[Size, Mapping[str, list[Cost]]] = {}
    for at, size in enumerate(sizes):
        begun = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            found[size] = _measure(Path(folder), size, asked)
        took = (time.monotonic() - begun) / size.entries
        left = took * sum(one.entries for one in sizes[at + 1 :])
        if left:
            click.echo(f"The other sizes take about {left / 60:.0f} minutes.", err=True)
    _print_growth({size: costs for size, costs in found.items() if size.authors == 1})


def _measure(folder: Path, size: Size, asked: Asked) -> Mapping[str, list[Cost]]:
    click.echo(f"{size}: the sites are written", err=True)
    contenders = [
        one for name in ("learnlog", *asked.only) for one in _made(name, folder, size, asked)
    ]
    costs: dict[str, list[Cost]] = {one.name: [] for one in contenders}
    begun = time.monotonic()
    for number in range(asked.pairs):
        # The order is turned round each time, so that a drift of the machine favours nobody.
        for one in contenders[:: 1 if number % 2 else -1]:
            costs[one.name].append(asked.kept.cost(size, one, number))
        left = (time.monotonic() - begun) / (number + 1) * (asked.pairs - number - 1)
        done = f"{size}: round {number + 1} of {asked.pairs}"
        click.echo(f"{done}, about {left / 60:.1f} minutes left", err=True)
    for one in contenders:
        click.echo(_row(size, one, costs, asked.kept.pages(size, one)))
    if WARM in costs:
        warm = ratio(costs[WARM], costs[COLD], "wall")
        click.echo(f"{size}: one entry changed takes {warm:.3f} of the cold build.", err=True)
    return costs


def _made(name: str, folder: Path, size: Size, asked: Asked) -> list[Contender]:
    """The sites of a generator, or none and a sentence why."""
    try:
        return MAKERS[name](folder / name, size, asked.peers_in)
    except NoPeerError as why:
        click.echo(f"{name} is left out: {why}", err=True)
        return []


def _row(
    size: Size, one: Contender, costs: Mapping[str, list[Cost]], pages: tuple[int, int]
) -> str:
    mine, plain = costs[one.name], costs[SAME_PAGES]
    number, in_all = pages
    told = [str(size), one.name, f"{number:,}", f"{in_all // max(1, number):,}"]
    told += [f"{median(mine, what):.2f} s" for what in ("wall", "cpu")]
    told += [f"{median(mine, 'memory'):.0f} MiB"]
    ratios = (ratio(mine, plain, what) for what in ("wall", "cpu", "memory"))
    told += [_UNKNOWN if math.isnan(some) else f"{some:.3f}" for some in ratios]
    return f"| {' | '.join(told)} |"


def _print_growth(found: Mapping[Size, Mapping[str, list[Cost]]]) -> None:
    """The exponents between the largest size and 520 entries, or the smallest that was measured."""
    by_entries = sorted(found, key=lambda size: size.entries)
    if len(by_entries) < 2:
        return
    small = next((one for one in by_entries[:-1] if one.entries >= 520), by_entries[0])
    large = by_entries[-1]
    click.echo(
        f"\n| from {small} to {large} entries | exponent, clock | exponent, CPU |\n|---|---|---|"
    )
    for name in found[small]:
        if name in found[large]:
            both = [
                exponent(
                    (small.entries, median(found[small][name], what)),
                    (large.entries, median(found[large][name], what)),
                )
                for what in ("wall", "cpu")
            ]
            click.echo(f"| {name} | {both[0]:.3f} | {both[1]:.3f} |")
