"""A build with learnlog beside one of plain MkDocs of the same pages, and how both grow."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from benchmark.building import Cost, build
from benchmark.ratios import exponent, median, ratio
from benchmark.sites import make_sites

HEAD = "| weeks | pages | plain MkDocs | with learnlog | ratio of wall | of CPU | of memory |"


def measure_same_pages(sizes: Sequence[int], pairs: int) -> None:
    """Print a row for each size, and the growth between the two largest."""
    click.echo(f"{HEAD}\n|---|---|---|---|---|---|---|")
    medians: dict[int, tuple[float, float]] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            ours, plain, pages = _measure(Path(folder), size, pairs)
        click.echo(_row(size, pages, ours, plain))
        medians[size] = (median(ours, "cpu"), median(plain, "cpu"))
    _print_growth(medians)


def _measure(folder: Path, size: int, pairs: int) -> tuple[list[Cost], list[Cost], int]:
    with_us, plain = make_sites(folder, size)
    ours: list[Cost] = []
    plains: list[Cost] = []
    for pair in range(pairs):
        # The order changes from pair to pair, so that a drift of the machine favours neither.
        first, second = ((with_us, ours), (plain, plains))[:: 1 if pair % 2 else -1]
        for site, costs in (first, second):
            costs.append(build(site))
        click.echo(f"{size} weeks: pair {pair + 1} of {pairs}", err=True)
    return ours, plains, sum(1 for _ in (with_us / "site").rglob("*.html"))


def _row(size: int, pages: int, ours: Sequence[Cost], plain: Sequence[Cost]) -> str:
    seconds = [
        f"{median(some, 'wall'):.2f} s, {median(some, 'memory'):.0f} MiB" for some in (plain, ours)
    ]
    ratios = [f"{ratio(ours, plain, what):.3f}" for what in ("wall", "cpu", "memory")]
    return f"| {' | '.join([str(size), str(pages), *seconds, *ratios])} |"


def _print_growth(medians: dict[int, tuple[float, float]]) -> None:
    """The exponent with which CPU time grows between the two largest sizes."""
    if len(medians) < 2:
        return
    small, large = sorted(medians)[-2:]
    for name, at in (("learnlog", 0), ("plain MkDocs", 1)):
        if medians[small][at]:
            grown = exponent((small, medians[small][at]), (large, medians[large][at]))
            click.echo(
                f"{name}: CPU time grows with an exponent of {grown:.3f} from {small} to {large}."
            )
