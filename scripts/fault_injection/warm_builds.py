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
from typing import NamedTuple

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config

from fault_injection.builds import digest
from fault_injection.changing_log import ChangingLog
from fault_injection.children import result_of
from fault_injection.results import Tick
from fault_injection.sharing import counted
from learnlog.files.kept_records import NOT_KEPT
from learnlog.page_workers import PROCESSES

CHANGES = 4  # in a sequence


@dataclass(frozen=True, slots=True)
class WarmBuilds:
    """How many sequences of changes were built, how many builds that were, how many differed from
    a build from nothing in a file or in a word they said, how many pages were used again, and how
    many builds were stopped by errors in the log, which have words only.
    """

    tried: int
    builds: int
    different: int
    pages: int
    reused: int
    stopped: int

    @property
    def result(self) -> str:
        """What came of it, in words."""
        return (
            f"{self.different} differences in {self.builds:,} builds after a change each; "
            f"{self.reused:,} of {self.pages:,} pages were used again, "
            f"{self.stopped:,} builds were stopped by errors"
        )

    @property
    def met(self) -> bool:
        """Whether every site was the same, and something was used again at all."""
        return self.different == 0 < self.reused


def count_warm_builds(number: int, seed: int, tick: Tick) -> WarmBuilds:
    """Change logs at random, and build each state twice: with what is kept, and from nothing."""
    warm_up()

    def turn(at: int) -> list[int]:
        return _sequence(random.Random(seed * 100_000 + at))

    return WarmBuilds(number, *counted(number, turn, tick))


def warm_up() -> None:
    """Build once in this very process, so that the templates are compiled in all its children."""
    before = dict(os.environ)
    with TemporaryDirectory() as folder:
        ChangingLog(random.Random(0)).write(Path(folder))
        built(Path(folder), "site", {NOT_KEPT: "1", PROCESSES: "1"})
    os.environ.clear()
    os.environ.update(before)


def _sequence(dice: random.Random) -> list[int]:
    """The builds of one log, those that differ, their pages, those used again, and how many builds
    were stopped.
    """
    different = pages = reused = stopped = 0
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
            same = warm.told == cold.told and warm.stopped == cold.stopped
            if warm.stopped:  # the folders have the last sites that could be built
                stopped += 1
                log.take_back()
            else:
                same &= digest(site / "warm") == digest(site / "cold")
            different += not same
            pages += warm.pages
            reused += warm.reused
    return [CHANGES, different, pages, reused, stopped]


class Built(NamedTuple):
    """What was said of the log, how many pages were used again, of how many, and whether errors
    stopped the build.
    """

    told: list[str]
    reused: int
    pages: int
    stopped: bool


def built(site: Path, where: str, variables: Mapping[str, str]) -> Built:
    """Build into a folder of the site."""
    os.environ.update(variables)
    logger, ear = logging.getLogger("mkdocs"), _Ear()
    logger.handlers, logger.propagate = [ear], False
    logger.setLevel(logging.INFO)
    config = load_config(str(site / "mkdocs.yml"), site_dir=str(site / where))
    stopped = False
    try:
        mkdocs_build.build(config)
    except SystemExit as errors:
        stopped = True
        ear.said.append(str(errors))
    reused = next((one for one in ear.said if "are as they were" in one), "0 of 0")
    again, _, total = reused.partition(" of ")
    told = [one for one in ear.said if one.startswith(("docs/", "Doc file", "mkdocs.yml"))]
    return Built(sorted(told), int(again), int(total.split()[0]), stopped)


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())
