"""`python scripts/bench.py`: builds in turn, and prints a table of ratios."""

from __future__ import annotations

import math
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from benchmark.building import Cost, build
from benchmark.confidentiality import HEAD as CONFIDENTIALITY_HEAD
from benchmark.confidentiality import measure_confidentiality
from benchmark.first_log import measure_first_log
from benchmark.new_entries import measure_new
from benchmark.sites import make_sites

NEW_HEAD = "| weeks | import yaml, click | learnlog new | more by the clock | of CPU | pairs |"
HEAD = "| weeks | pages | plain MkDocs | with learnlog | ratio of wall | of CPU | of memory |"


@click.command()
@click.option("--weeks", default="52,520,2600", show_default=True, help="Sizes, with commas.")
@click.option("--pairs", default=5, show_default=True, help="How often both are built, in turn.")
@click.option("--new", is_flag=True, help="Measure 'learnlog new' instead of builds.")
@click.option("--confidentiality", is_flag=True, help="Measure the confidentiality check instead.")
@click.option("--first-log", is_flag=True, help="Measure a log of one's own, from nothing.")
def main(weeks: str, pairs: int, new: bool, confidentiality: bool, first_log: bool) -> None:
    """Build a made-up log with learnlog, and the same pages with plain MkDocs, in turn.

    Prints, for each size, the medians in seconds and MiB, the median of the ratios of the pairs,
    and how the cost grows. The plain site has the pages that `learnlog stage` writes, the same
    theme, extensions and navigation; the entries are in no navigation. With --new: how much longer
    than the import of yaml and click it takes to begin a week's entry. With --confidentiality: how
    long the texts of the log take to be looked through, all of them and after one change. With
    --first-log: how long it takes from an empty folder to a log of one's own that is shown.
    """
    if first_log:
        measure_first_log(pairs)
        return
    sizes = [int(size) for size in weeks.split(",")]
    if confidentiality:
        click.echo(f"{CONFIDENTIALITY_HEAD}\n|---|---|---|---|---|")
        for size in sizes:
            measure_confidentiality(size, pairs)
        return
    if new:
        click.echo(f"{NEW_HEAD}\n|---|---|---|---|---|---|")
        for size in sizes:
            measure_new(size, pairs)
        return
    click.echo(f"{HEAD}\n|---|---|---|---|---|---|---|")
    medians: dict[int, tuple[float, float]] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            ours, plain, pages = _measure(Path(folder), size, pairs)
        click.echo(_row(size, pages, ours, plain))
        medians[size] = (_median(ours, "cpu"), _median(plain, "cpu"))
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
        f"{_median(some, 'wall'):.2f} s, {_median(some, 'memory'):.0f} MiB"
        for some in (plain, ours)
    ]
    ratios = [f"{_ratio(ours, plain, what):.3f}" for what in ("wall", "cpu", "memory")]
    return f"| {' | '.join([str(size), str(pages), *seconds, *ratios])} |"


def _median(costs: Sequence[Cost], what: str) -> float:
    return float(statistics.median(getattr(cost, what) for cost in costs))


def _ratio(ours: Sequence[Cost], plain: Sequence[Cost], what: str) -> float:
    pairs = zip(ours, plain, strict=True)
    ratios = [getattr(a, what) / getattr(b, what) for a, b in pairs if getattr(b, what)]
    return statistics.median(ratios) if ratios else math.nan


def _print_growth(medians: dict[int, tuple[float, float]]) -> None:
    """The exponent with which CPU time grows between the two largest sizes."""
    if len(medians) < 2:
        return
    small, large = sorted(medians)[-2:]
    for name, at in (("learnlog", 0), ("plain MkDocs", 1)):
        if medians[small][at]:
            grown = math.log(medians[large][at] / medians[small][at]) / math.log(large / small)
            click.echo(
                f"{name}: CPU time grows with an exponent of {grown:.3f} from {small} to {large}."
            )


if __name__ == "__main__":
    sys.exit(main(prog_name="bench.py"))
