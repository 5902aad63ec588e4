"""How long the confidentiality check of a made-up log takes: all of it, and after one change."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

import click

from benchmark.made_up_log import write_log
from learnlog.files.checked_texts import FILE, keep_checked, read_checked
from learnlog.files.folder import read_folder
from learnlog.privacy.detectors import find_all
from learnlog.privacy.known import KnownTexts

HEAD = "| weeks | size | all of it | after one change | entries looked through then |"


def measure_confidentiality(weeks: int, rounds: int) -> None:
    """Print a row: medians in seconds, reading the files included, in one process."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        write_log(site / "docs", weeks)
        entries = sorted((site / "docs" / "weeks").iterdir())
        size = sum(one.stat().st_size for one in entries) / 2**20
        times: dict[bool, list[float]] = {True: [], False: []}
        looked = 0
        for number in range(rounds):
            (site / FILE).unlink(missing_ok=True)
            for changed in (False, True):
                if changed:
                    entries[0].write_text(f"A quiet week, number {number}.\n", "utf-8")
                begun = time.perf_counter()
                looked = _check(site)
                times[changed].append(time.perf_counter() - begun)
    seconds = [f"{statistics.median(times[changed]):.2f} s" for changed in (False, True)]
    click.echo(f"| {weeks:,} | {size:.1f} MiB | {' | '.join(seconds)} | {looked} |")


def _check(site: Path) -> int:
    """Look through all texts of a site as a build does; how many were not known."""
    known = KnownTexts(find_all, read_checked(site))
    for text in read_folder(site).texts.values():
        known.found(text.decode("utf-8"))
    keep_checked(site, known)
    return known.looked_through
