"""`python scripts/bench.py`: what builds and commands cost, as rows of tables."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import click

from benchmark.confidentiality import HEAD as CONFIDENTIALITY_HEAD
from benchmark.confidentiality import measure_confidentiality
from benchmark.contenders import MAKERS
from benchmark.edit_to_visible import measure_edits
from benchmark.first_log import measure_first_log
from benchmark.kept_costs import KeptCosts
from benchmark.new_entries import HEAD as NEW_HEAD
from benchmark.new_entries import measure_new
from benchmark.peers import Asked, measure_peers
from benchmark.same_pages import measure_same_pages
from benchmark.sizes import Size, sizes

PEERS = [name for name in MAKERS if name != "learnlog"]
FILE = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.option(
    "--weeks", "asked", default="52,520,2600", show_default=True, help="Sizes, with commas."
)
@click.option("--pairs", default=5, show_default=True, help="How often each is measured, in turn.")
@click.option("--peers", is_flag=True, help="Measure learnlog beside other generators.")
@click.option("--only", default=",".join(PEERS), show_default=True, help="With --peers: which.")
@click.option(
    "--peers-in", type=FOLDER, help="Where they are installed, to be kept; else a folder for once."
)
@click.option("--keep", type=FILE, help="With --peers: go on where a run ended that kept this.")
@click.option("--serve", is_flag=True, help="Measure from an edit to the page in a browser.")
@click.option("--new", is_flag=True, help="Measure 'learnlog new' instead of builds.")
@click.option("--confidentiality", is_flag=True, help="Measure the confidentiality check instead.")
@click.option("--first-log", is_flag=True, help="Measure a log of one's own, from nothing.")
def main(
    asked: str,
    pairs: int,
    peers: bool,
    only: str,
    peers_in: Path | None,
    keep: Path | None,
    serve: bool,
    new: bool,
    confidentiality: bool,
    first_log: bool,
) -> None:
    """Build a made-up log with learnlog, and the same pages with plain MkDocs, in turn.

    Prints, for each size, the medians in seconds and MiB, the median of the ratios of the pairs,
    and how the cost grows. The plain site has the pages that `learnlog stage` writes, the same
    theme, extensions and navigation; the entries are in no navigation. The tables are Markdown.
    Let the computer do nothing else meanwhile.

    With --peers other generators build the same entries. A size 50x104 means 50 authors who write
    for 104 weeks. What isn't here is installed from scripts/locks, and what can't be installed is
    left out. Each size is a block of rows that is printed when it is measured.

    With --serve an entry is changed while a browser shows it; needs Chromium and Playwright. With
    --new: how much longer than the import of yaml and click it takes to begin a week's entry. With
    --confidentiality: how long the texts of the log take to be looked through, all of them and
    after one change. With --first-log: how long it takes from an empty folder to a log of one's
    own that is shown.

    \b
      bench.py --peers --weeks 52,520,2600,5200,50x104 --peers-in ../peers --keep ../costs.jsonl
      bench.py --peers --weeks 520 --pairs 3 --only hugo,pelican
      bench.py --serve --weeks 520,2600
    """
    if first_log:
        measure_first_log(pairs)
    elif peers:
        _measure_peers(sizes(asked), pairs, _names(only), peers_in, keep)
    elif serve:
        measure_edits(sizes(asked), pairs)
    else:
        _measure_by_weeks([size.weeks for size in sizes(asked)], pairs, new, confidentiality)


def _measure_by_weeks(weeks: Sequence[int], pairs: int, new: bool, confidentiality: bool) -> None:
    """The measurements of the logs of one author."""
    if confidentiality:
        click.echo(f"{CONFIDENTIALITY_HEAD}\n|---|---|---|---|---|")
        for size in weeks:
            measure_confidentiality(size, pairs)
    elif new:
        click.echo(f"{NEW_HEAD}\n|---|---|---|---|---|---|")
        for size in weeks:
            measure_new(size, pairs)
    else:
        measure_same_pages(weeks, pairs)


def _measure_peers(
    asked: Sequence[Size], pairs: int, only: Sequence[str], peers_in: Path | None, keep: Path | None
) -> None:
    with ExitStack() as stack:
        folder = peers_in or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        measure_peers(asked, Asked(pairs, only, folder.absolute(), KeptCosts(keep)))


def _names(only: str) -> list[str]:
    names = [name.strip() for name in only.split(",") if name.strip()]
    if unknown := [name for name in names if name not in PEERS]:
        raise click.BadParameter(f"'{unknown[0]}' is none of {', '.join(PEERS)}")
    return names


if __name__ == "__main__":
    sys.exit(main(prog_name="bench.py"))
