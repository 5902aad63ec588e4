"""An editor that saves while a command works: the command steps back, the editor's words stay."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from fault_injection.children import start
from fault_injection.made_up_site import ENTRY, Said, answered, done, entry, make_site, warm_up
from fault_injection.results import Tick
from learnlog.edit import journal, replacing

Save = Callable[[Path], None]
Moment = tuple[object, str] | None

SIZE = 20_000
TITLE = "By the editor"
SAVED, ONLY_IN_OLD = entry(SIZE, TITLE), b"title: A week"
CLEAR = ("was changed by another program at this moment", "it is not there any more")
# Where a command is when the editor saves: before which function, in the order of their calls.
MOMENTS: tuple[Moment, ...] = (
    (journal, "occasion"),  # it has read the log
    (journal, "note"),  # it has made the new text
    (os, "fsync"),  # it has written that beside the old file
    (replacing, "exchange"),  # it has looked for the last time whether the old file is the same
    None,  # at any moment
)


@dataclass(frozen=True, slots=True)
class OtherEditors:
    """How often an editor saved, how often in between, and what was wrong then."""

    tried: int
    in_between: int
    lost: int
    unclear: int

    @property
    def result(self) -> str:
        """What came of it, in words."""
        return (
            f"{self.lost} lost what the editor saved, {self.unclear} without a clear message; "
            f"{self.in_between} came between reading and replacing and were refused, "
            f"the others before or after"
        )

    @property
    def met(self) -> bool:
        """Whether what the editor saved is always there."""
        return self.lost + self.unclear == 0 and self.in_between >= self.tried // 2


def count_other_editors(number: int, seed: int, tick: Tick) -> OtherEditors:
    """Save with an editor, in three ways and at five moments, while a step is answered."""
    warm_up()
    dice = random.Random(seed)
    ways = (_in_place, _renamed_over, _deleted)
    longest = 1.3 * _seconds_of_one_command()
    found = []
    for turn in range(number):
        moment = MOMENTS[turn // len(ways) % len(MOMENTS)]
        found.append(_one(ways[turn % len(ways)], moment, dice.uniform(0, longest)))
        tick()
    in_between, lost, unclear = (sum(column) for column in zip(*found, strict=True))
    return OtherEditors(number, in_between, lost, unclear)


def _one(save: Save, moment: Moment, delay: float) -> tuple[bool, bool, bool]:
    """Whether the editor came in between, whether its words are lost, whether it was unclear."""
    with TemporaryDirectory() as folder:
        site = make_site(Path(folder), SIZE)
        path = site / ENTRY
        with _at(moment, delay, lambda: save(path)):
            said = done(site)
        held = path.read_bytes() if path.exists() else None
    refused = said.code != 0
    unclear = said.crashed or (refused and not _clear(said))
    if save is _deleted:
        lost = held is not None and ONLY_IN_OLD in held
    else:
        lost = held not in (SAVED, answered(SIZE, TITLE))
    return refused, lost, unclear


def _seconds_of_one_command() -> float:
    with TemporaryDirectory() as folder:
        site = make_site(Path(folder), SIZE)
        began = time.perf_counter()
        done(site)
        return time.perf_counter() - began


def _clear(said: Said) -> bool:
    whole = " ".join(said.words.split())
    return any(words in whole for words in CLEAR)


@contextmanager
def _at(moment: Moment, delay: float, save: Callable[[], None]) -> Iterator[None]:
    """Have the editor save once, before a function of the command, or after some time."""
    if moment is None:
        editor = start(partial(_later, delay, save))
        yield
        os.waitpid(editor, 0)
        return
    owner, name = moment
    original, left = getattr(owner, name), [save]

    def function(*given: object) -> object:
        if left:
            left.pop()()
        return original(*given)

    with patch.object(owner, name, function):
        yield


def _later(delay: float, save: Callable[[], None]) -> None:
    time.sleep(delay)
    save()


def _in_place(path: Path) -> None:
    path.write_bytes(SAVED)


def _renamed_over(path: Path) -> None:
    fresh = path.with_suffix(".editor")
    fresh.write_bytes(SAVED)
    fresh.replace(path)


def _deleted(path: Path) -> None:
    path.unlink()
