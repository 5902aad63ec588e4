"""Builds that use what the last one has kept: they make the same bytes as those that don't."""

from __future__ import annotations

import logging
import os
import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config

from fault_injection.builds import digest
from fault_injection.changing_log import ChangingLog
from fault_injection.children import result_of
from fault_injection.results import Tick
from learnlog.files.kept_records import NOT_KEPT
from learnlog.page_workers import PROCESSES

CHANGES = 4  # in a sequence


@dataclass(frozen=True, slots=True)
class WarmBuilds:
    """How many sequences of changes were built, how many builds that were, how many differed from
    a build from nothing in a file or in a word they said, and how many pages were used again.
    """

    tried: int
    builds: int
    different: int
    pages: int
    reused: int

    @property
    def result(self) -> str:
        """What came of it, in words."""
        return (
            f"{self.different} differences in {self.builds:,} builds after a change each; "
            f"{self.reused:,} of {self.pages:,} pages were used again"
        )

    @property
    def met(self) -> bool:
        """Whether every site was the same, and something was used again at all."""
        return self.different == 0 < self.reused


def count_warm_builds(number: int, seed: int, tick: Tick) -> WarmBuilds:
    """Change logs at random, and build each state twice: with what is kept, and from nothing."""
    warm_up()
    found: list[tuple[int, int, int, int]] = []
    for turn in range(number):
        found.append(_sequence(random.Random(seed * 100_000 + turn)))
        tick()
    builds, different, pages, reused = (sum(column) for column in zip(*found, strict=True))
    return WarmBuilds(number, builds, different, pages, reused)


def warm_up() -> None:
    """Build once in this very process, so that the templates are compiled in all its children."""
    with TemporaryDirectory() as folder:
        ChangingLog(random.Random(0)).write(Path(folder))
        built(Path(folder), "site", {NOT_KEPT: "1", PROCESSES: "1"})
    os.environ.pop(NOT_KEPT)


def _sequence(dice: random.Random) -> tuple[int, int, int, int]:
    """The builds of one log, those that differ, their pages, and those used again."""
    different = pages = reused = 0
    with TemporaryDirectory() as folder:
        site, log = Path(folder), ChangingLog(dice)
        log.write(site)
        result_of(partial(built, site, "warm", {}))
        for _ in range(CHANGES):
            log.change()
            log.write(site)
            processes = {PROCESSES: dice.choice("12")}
            warm = result_of(partial(built, site, "warm", processes))
            cold = result_of(partial(built, site, "cold", processes | {NOT_KEPT: "1"}))
            different += digest(site / "warm") != digest(site / "cold") or warm[0] != cold[0]
            pages += warm[2]
            reused += warm[1]
    return CHANGES, different, pages, reused


def built(site: Path, where: str, variables: Mapping[str, str]) -> tuple[list[str], int, int]:
    """Build into a folder of the site: what was said of the log, and how many pages were used
    again, of how many.
    """
    os.environ.update(variables)
    logger, ear = logging.getLogger("mkdocs"), _Ear()
    logger.handlers, logger.propagate = [ear], False
    logger.setLevel(logging.INFO)
    config = load_config(str(site / "mkdocs.yml"), site_dir=str(site / where))
    try:
        mkdocs_build.build(config)
    except SystemExit as stopped:  # a log with errors
        ear.said.append(str(stopped))
    reused = next((one for one in ear.said if "are as they were" in one), "0 of 0")
    counted, _, total = reused.partition(" of ")
    told = [one for one in ear.said if one.startswith(("docs/", "Doc file", "mkdocs.yml"))]
    return sorted(told), int(counted), int(total.split()[0])


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())
