"""Many processes that edit the same entry at once: nothing is lost, nothing is there twice."""

from __future__ import annotations

import os
import time
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from fault_injection.children import start
from fault_injection.made_up_site import ENTRY, TODAY, make_site
from fault_injection.results import Tick
from learnlog.config import Config
from learnlog.edit.changes import AddItem
from learnlog.load import load
from learnlog.problems import Severity
from learnlog_cli.writing.opening import at_desk

PROCESSES = 8
_BEFORE = "Found the kettle"


@dataclass(frozen=True, slots=True)
class Races:
    """How many items were added at once, and which are not there as they should be."""

    tried: int
    missing: int
    twice: int
    failed: int
    unreadable: bool
    seconds: float

    @property
    def result(self) -> str:
        """What came of it, in words."""
        there = f"{self.tried - self.missing:,} there, {self.twice} twice"
        log = "the log can't be read" if self.unreadable else "the log can be read"
        each = f"{1000 * self.seconds / self.tried:.0f} ms an edit"
        return f"{there}, {log}; {PROCESSES} processes at once, {self.failed} failed, {each}"

    @property
    def met(self) -> bool:
        """Whether all are there once."""
        return not (self.missing or self.twice or self.failed or self.unreadable)


def count_races(number: int, seed: int, tick: Tick) -> Races:
    """Add achievements to one entry from eight processes at once."""
    with TemporaryDirectory() as folder:
        site = make_site(Path(folder))
        began = time.monotonic()
        shares = [range(first, number, PROCESSES) for first in range(PROCESSES)]
        reading, writing = os.pipe()
        children = [start(partial(_add, site, turns, writing)) for turns in shares]
        os.close(writing)
        while os.read(reading, 1):
            tick()
        os.close(reading)
        failed = sum(os.waitpid(child, 0)[1] != 0 for child in children)
        seconds = time.monotonic() - began
        found, unreadable = _achievements(site)
    missing = sum(found[_words(turn)] == 0 for turn in range(number))
    twice = sum(times - 1 for times in found.values())
    return Races(number, missing, twice, failed, unreadable, seconds)


def _add(site: Path, turns: range, pipe: int) -> None:
    """What one process does, as the commands do it."""
    for turn in turns:
        with at_desk(site, TODAY, None, f"achievement {turn}") as desk:
            item = AddItem("achievements", {"text": _words(turn)})
            desk.change((desk.entry_or_new(), [item]))
        os.write(pipe, b".")


def _words(turn: int) -> str:
    return f"Met person number {turn}"


def _achievements(site: Path) -> tuple[Counter[str], bool]:
    log, problems = load({ENTRY: (site / ENTRY).read_bytes()}, TODAY, Config())
    texts = Counter(one.text for entry in log.entries for one in entry.achievements)
    wrong = any(one.severity is Severity.ERROR for one in problems)
    return texts, wrong or texts[_BEFORE] != 1
