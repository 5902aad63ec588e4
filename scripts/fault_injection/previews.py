"""Previews of a log that changes: each shows what a preview shows that has just begun."""

from __future__ import annotations

import logging
import os
import random
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
from fault_injection.warm_builds import warm_up
from learnlog.files.kept_records import NOT_KEPT

CHANGES = 5  # while one preview goes on
_URL = "http://127.0.0.1:8000/log/"


@dataclass(frozen=True, slots=True)
class Previews:
    """How many previews went on, how many changes they showed, and how many of these were shown
    otherwise than by a preview that has just begun.
    """

    tried: int
    changes: int
    different: int

    @property
    def result(self) -> str:
        """What came of it, in words."""
        return f"{self.different} differences after {self.changes:,} changes"

    @property
    def met(self) -> bool:
        """Whether all was shown as it is."""
        return self.different == 0 < self.changes


def count_previews(number: int, seed: int, tick: Tick) -> Previews:
    """Change logs at random while a preview of them goes on."""
    warm_up()
    different = 0
    for turn in range(number):
        different += result_of(partial(_preview, random.Random(seed * 100_000 + turn)))
        tick()
    return Previews(number, number * CHANGES, different)


def _preview(dice: random.Random) -> int:
    """How many of the changes of one log are not shown as they are."""
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    different = 0
    with TemporaryDirectory() as folder:
        site, log = Path(folder), ChangingLog(dice)
        log.write(site)
        _shown(site, "long", begins=True)
        for _ in range(CHANGES):
            log.change()
            log.write(site)
            _shown(site, "long", begins=False)
            result_of(partial(_shown_anew, site))
            different += digest(site / "long") != digest(site / "new")
    return different


def _shown_anew(site: Path) -> None:
    """A preview that has just begun, in a process of its own, and knows of nothing."""
    os.environ[NOT_KEPT] = "1"
    Hooks._load_hook.cache_clear()  # so that the hook is loaded anew, with events that know nothing
    _shown(site, "new", begins=True)


def _shown(site: Path, where: str, begins: bool) -> None:
    config = load_config(str(site / "mkdocs.yml"), site_dir=str(site / where))
    config.site_url = _URL
    if begins:
        config.plugins.on_startup(command="serve", dirty=False)
    mkdocs_build.build(config, serve_url=_URL)
