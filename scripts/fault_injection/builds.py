"""Builds that are killed half-way: the site that was there is still whole."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config

from fault_injection.children import result_of, start
from fault_injection.made_up_site import ENTRY, entry, make_site
from fault_injection.results import Tick
from learnlog.files import site_swap

HOOK = Path(__file__).resolve().parents[2] / "hooks" / "learnlog_hook.py"
SIZE = 10_000
TITLES = ("One", "Other")
# Every third build is killed by itself while it changes places; the others by the clock.
_EVERY = 3


@dataclass(frozen=True, slots=True)
class Builds:
    """How often a build was killed, how often while it changed places, and what was wrong then."""

    tried: int
    finished: int
    in_the_swap: int
    broken: int
    left_over: int

    @property
    def result(self) -> str:
        """What came of it, in words."""
        return (
            f"{self.broken} broken or missing sites, {self.left_over} leftovers after the next "
            f"build; {self.in_the_swap} killed just before, within or after the change of places, "
            f"{self.finished} were faster than the kill"
        )

    @property
    def met(self) -> bool:
        """Whether the site was always the whole old or the whole new one."""
        return self.broken + self.left_over == 0 and self.in_the_swap > 0


def count_builds(number: int, seed: int, tick: Tick) -> Builds:
    """Kill builds of a small log, by turns of one text and of another."""
    dice = random.Random(seed)
    with (
        TemporaryDirectory() as folder,
        patch.dict(os.environ, {"SOURCE_DATE_EPOCH": "1538000000"}),
    ):
        site = _make_site(Path(folder))
        began = time.monotonic()
        whole = {_built(site, title) for title in TITLES}
        if len(whole) != len(TITLES) or "" in whole:
            raise RuntimeError("the two sites can't be told apart, or were not built")
        longest = 1.1 * (time.monotonic() - began) / len(TITLES)
        found = []
        for turn in range(number):
            _set_title(site, TITLES[turn % 2])
            found.append(_killed(site, turn, dice.uniform(0, longest)))
            found[-1] += (digest(site / "site") not in whole,)
            tick()
        left_over = _built(site, TITLES[0]) not in whole or any(_leftovers(site))
    finished, in_the_swap, broken = (sum(column) for column in zip(*found, strict=True))
    return Builds(number, finished, in_the_swap, broken, int(left_over))


def digest(folder: Path) -> str:
    """What tells one site from another, to the byte; "" where there is none."""
    files = sorted(one for one in folder.rglob("*") if one.is_file())
    parts = (f"{one.relative_to(folder)} {sha256(one.read_bytes()).hexdigest()}" for one in files)
    return "\n".join(parts)


def _make_site(folder: Path) -> Path:
    site = make_site(folder, SIZE)
    settings = {
        "site_name": "Made up",
        "site_url": "https://example.org/",
        "theme": {"name": "material", "font": False},
        "plugins": ["search"],
        "hooks": [str(HOOK)],
        "extra": {"learnlog": {"today": "2018-09-28"}},
    }
    (site / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    return site


def _set_title(site: Path, title: str) -> None:
    (site / ENTRY).write_bytes(entry(SIZE, title))


def _build(site: Path) -> None:
    """What `mkdocs build` does, in this process."""
    mkdocs_build.build(load_config(str(site / "mkdocs.yml")))


def _built(site: Path, title: str) -> str:
    """Build to the end; which site came of it."""
    _set_title(site, title)
    result_of(partial(_build, site))
    return digest(site / "site")


def _killed(site: Path, turn: int, delay: float) -> tuple[bool, ...]:
    """Kill a build; whether it had ended before, and whether it was about to change places."""
    moments = (_before_it, _after_it, _in_its_cleaning)
    if turn % _EVERY == _EVERY - 1:
        moment = moments[turn // _EVERY % len(moments)]
        status = os.waitpid(start(partial(_build_and_end, site, moment)), 0)[1]
        if not os.WIFSIGNALED(status):
            raise RuntimeError("the build did not come to the moment at which it was to end")
        return False, True
    child = start(partial(_build, site))
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    return not os.WIFSIGNALED(os.waitpid(child, 0)[1]), False


def _build_and_end(site: Path, moment: Callable[[], Iterator[None]]) -> None:
    with contextmanager(moment)():
        _build(site)


def _before_it() -> Iterator[None]:
    with patch.object(site_swap, "swap", _end):
        yield


def _after_it() -> Iterator[None]:
    original = site_swap.swap

    def swap_and_end(fresh: Path, site: Path) -> None:
        original(fresh, site)
        _end()

    with patch.object(site_swap, "swap", swap_and_end):
        yield


def _in_its_cleaning() -> Iterator[None]:
    """When the old site, which lies where the new one was built, is half deleted."""
    original = site_swap.recover
    calls: list[Path] = []

    def recover(site: Path, home: Path) -> None:
        calls.append(site)
        if len(calls) == 1:
            return original(site, home)
        old = next(one for one in _leftovers(site.parent))
        next(one for one in old.rglob("*.html")).unlink()
        _end()
        return None

    with patch.object(site_swap, "recover", recover):
        yield


def _end(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _leftovers(site: Path) -> Iterator[Path]:
    return (site / ".learnlog").glob("site-*")
