"""Previews of a log that changes: each shows what a preview shows that has just begun."""

from __future__ import annotations

import logging
import os
import random
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.config_options import Hooks

from fault_injection.builds import digest
from fault_injection.changing_log import ChangingLog
from fault_injection.children import result_of
from fault_injection.results import Tick
from fault_injection.sharing import counted
from fault_injection.warm_builds import warm_up
from learnlog.files.kept_records import NOT_KEPT

CHANGES = 5  # while one preview goes on
_URL = "http://127.0.0.1:8000/log/"


@dataclass(frozen=True, slots=True)
class Previews:
    """How many previews went on, how many changes they showed, and how many of these were shown
    otherwise than by a preview that has just begun. Some pages were shown `first`, before the
    others; not all of these `stayed` as they were.
    """

    tried: int
    changes: int
    different: int
    first: int
    stayed: int

    @property
    def result(self) -> str:
        """What came of it, in words."""
        told = f"{self.different} differences after {self.changes:,} changes"
        return f"{told}; {self.stayed:,} of {self.first:,} pages that were shown first stayed"

    @property
    def met(self) -> bool:
        """Whether all was shown as it is."""
        return self.different == 0 < self.changes


def count_previews(number: int, seed: int, tick: Tick) -> Previews:
    """Change logs at random while a preview of them goes on."""
    warm_up()

    def turn(at: int) -> list[int]:
        dice = random.Random(seed * 100_000 + at)
        return [CHANGES, *result_of(partial(_preview, dice))]

    return Previews(number, *counted(number, turn, tick))


class _Shower:
    """Stands for the server of a preview, and notes what it is to show before a build has ended."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.first: dict[str, bytes] = {}

    def show_first(self, places: Iterable[str]) -> None:
        """Note what stands at some places."""
        self.first = {place: (self._folder / place).read_bytes() for place in places}

    def writing(self) -> None:
        """Nothing is to be held back here."""

    def stayed(self) -> tuple[int, int]:
        """How many pages were shown first, and how many of them still are what they were then."""
        files = {self._folder / place: data for place, data in self.first.items()}
        self.first = {}
        same = [file.is_file() and file.read_bytes() == data for file, data in files.items()]
        return len(same), sum(same)


def _preview(dice: random.Random) -> list[int]:
    """Of one log: how many changes are not shown as they are, how many pages were shown first, and
    how many of these stayed as they were.
    """
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    counts = [0, 0, 0]
    with TemporaryDirectory() as folder:
        site, log = Path(folder), ChangingLog(dice)
        log.write(site)
        shower = _Shower(site / "long")
        _shown(site, "long", shower)
        for _ in range(CHANGES):
            log.change()
            log.write(site)
            _shown(site, "long")
            result_of(partial(_shown_anew, site))
            different = digest(site / "long") != digest(site / "new")
            more = (int(different), *shower.stayed())
            counts = [one + other for one, other in zip(counts, more, strict=True)]
    return counts


def _shown_anew(site: Path) -> None:
    """A preview that has just begun, in a process of its own, and knows of nothing."""
    os.environ[NOT_KEPT] = "1"
    Hooks._load_hook.cache_clear()  # so that the hook is loaded anew, with events that know nothing
    _shown(site, "new", _Shower(site / "new"))


def _shown(site: Path, where: str, begins: _Shower | None = None) -> None:
    """What a preview does that `begins`, and where it does not, goes on."""
    config = load_config(str(site / "mkdocs.yml"), site_dir=str(site / where))
    config.site_url = _URL
    if begins:
        config.plugins.on_startup(command="serve", dirty=False)
        config.plugins.run_event("serve", begins, config=config, builder=None)
    mkdocs_build.build(config, serve_url=_URL)
