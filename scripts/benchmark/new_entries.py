"""How long `learnlog new` takes, beside the smallest program that could answer at all."""

from __future__ import annotations

import datetime as dt
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from benchmark.building import Cost, cost
from benchmark.made_up_log import last_day, write_log
from benchmark.sites import configure

HEAD = "| weeks | import yaml, click | learnlog new | more by the clock | of CPU | pairs |"
FLOOR = ("-c", "import yaml, click")


def measure_new(weeks: int, pairs: int) -> None:
    """Begin the week after a made-up log, in turn with the floor; print medians and differences."""
    with tempfile.TemporaryDirectory() as folder:
        costs = list(_pairs(Path(folder), weeks, pairs))
    told = [f"{_median([pair[at] for pair in costs]):.2f} s" for at in (0, 1)]
    more = [_more(costs, what) for what in ("wall", "cpu")]
    click.echo(f"| {' | '.join([f'{weeks:,}', *told, *more, str(pairs)])} |")


def _pairs(site: Path, weeks: int, pairs: int) -> Iterator[tuple[Cost, Cost]]:
    write_log(site / "docs", weeks)
    configure(site, {})
    monday = last_day(weeks) + dt.timedelta(days=3)
    made = site / "docs" / "weeks" / f"{monday}.md"
    new = ("-P", "-m", "learnlog_cli", "new", "--no-edit", "--today", str(monday))
    for pair in range(pairs):
        both = [
            cost(command, site, quiet=True) for command in ((FLOOR, new), (new, FLOOR))[pair % 2]
        ]
        made.unlink()
        yield (both[0], both[1]) if pair % 2 == 0 else (both[1], both[0])


def _median(costs: Sequence[Cost]) -> float:
    return statistics.median(one.wall for one in costs)


def _more(costs: Sequence[tuple[Cost, Cost]], what: str) -> str:
    """The median of what `learnlog new` took more than the floor beside it."""
    more = [getattr(new, what) - getattr(floor, what) for floor, new in costs]
    return f"{statistics.median(more):.2f} s ({min(more):.2f} to {max(more):.2f})"
