"""Edits that are killed half-way: the file is the whole old or the whole new one."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from fault_injection.children import kill, start
from fault_injection.made_up_site import ENTRY, TODAY, entry, make_site
from fault_injection.results import Tick
from learnlog.config import Config
from learnlog.edit import journal, saving
from learnlog.edit.refusal import Refused
from learnlog.edit.undoing import last_notes, undo
from learnlog.load import load
from learnlog.problems import Severity

SIZE = 400_000  # so that writing takes as long as all the rest
NEW = "docs/weeks/2018-10-01.md"
NEW_SIZE = 2_000

_ANY_VERSION = entry(SIZE, "Version 0")


@dataclass(frozen=True, slots=True)
class Kills:
    """How often an edit was killed, when, and what was wrong afterwards."""

    tried: int
    while_writing: int
    between_note_and_change: int
    mixed: int
    locked: int
    left_over: int
    not_undone: int

    @property
    def result(self) -> str:
        """What came of it, in words."""
        return (
            f"{self.mixed} lost or mixed, {self.locked} left locked, {self.left_over} with "
            f"leftovers after the next edit, {self.not_undone} where undo failed; "
            f"{self.while_writing:,} hit while the new file was being written, "
            f"{self.between_note_and_change:,} a change that was noted and not made"
        )

    @property
    def met(self) -> bool:
        """Whether nothing was lost, and the kills came in the middle."""
        wrong = self.mixed + self.locked + self.left_over + self.not_undone
        return wrong == 0 and self.while_writing > 0


def count_kills(number: int, seed: int, tick: Tick) -> Kills:
    """Kill a process that saves, undoes, makes and deletes files, as often as asked."""
    dice = random.Random(seed)
    with TemporaryDirectory() as folder:
        site = make_site(Path(folder))
        (site / ENTRY).write_bytes(version(0))
        longest = 6 * _seconds_of_one_edit(site)
        found = [_one(site, turn, dice.uniform(0, longest), tick) for turn in range(1, number + 1)]
    return Kills(number, *(sum(column) for column in zip(*found, strict=True)))


def version(number: int) -> bytes:
    """The bytes of the entry in its version of that number."""
    return _ANY_VERSION.replace(b"Version 0", b"Version %d" % number, 1)


def edit_for_ever(site: Path, turn: int) -> None:
    """Save, save, take back; make a file, take that back; and so on, never a version twice."""
    for number in range(turn * 10_000, (turn + 1) * 10_000, 2):
        _save(site, number)
        _save(site, number + 1)
        _undo(site)
        with saving.site_lock(site):
            data = entry(NEW_SIZE)
            saving.create(site, NEW, data, journal.occasion(site, "new"))
        _undo(site)


def _one(site: Path, turn: int, delay: float, tick: Tick) -> tuple[int, ...]:
    """Kill one child; what was hit, and what was wrong then."""
    child = start(lambda: edit_for_ever(site, turn))
    time.sleep(delay)
    kill(child)
    writing = any((site / ENTRY).parent.glob(saving.LEFTOVERS))
    noted = _noted_in_vain(site)
    mixed = not _whole(site)
    locked = left_over = not_undone = False
    try:
        not_undone = not _all_undone(site)
        left_over = any((site / ENTRY).parent.glob(saving.LEFTOVERS))
    except Refused:
        locked = True
    tick()
    return writing, noted, mixed, locked, left_over, not_undone


def _whole(site: Path) -> bool:
    """Whether both files are as one of their versions, and the log can be read."""
    data = (site / ENTRY).read_bytes()
    first = data[:60].partition(b"Version ")[2].split()
    new = site / NEW
    whole_new = not new.exists() or new.read_bytes() == entry(NEW_SIZE)
    with suppress(ValueError, IndexError):
        return data == version(int(first[0])) and whole_new and _readable(site)
    return False


def _readable(site: Path) -> bool:
    # The end of a whole text is always the same, and reading all of it a thousand times is slow.
    head = (site / ENTRY).read_bytes()[:1_000]
    _, problems = load({ENTRY: head}, TODAY, Config())
    return not any(one.severity is Severity.ERROR for one in problems)


def _noted_in_vain(site: Path) -> bool:
    newest = next(journal.noted(site), None)
    held = site / newest.path if newest else None
    if newest is None or held is None:
        return False
    return (held.read_bytes() if held.exists() else None) == newest.before


def _all_undone(site: Path) -> bool:
    """Whether the next edit and its undo work at once, and so does the undo of what was before."""
    before = (site / ENTRY).read_bytes()
    _save(site, 1)
    _undo(site)
    if (site / ENTRY).read_bytes() != before:
        return False
    return _undo(site) and _whole(site)


def _save(site: Path, number: int) -> None:
    with saving.site_lock(site, wait=1.0):
        before = (site / ENTRY).read_bytes()
        occasion = journal.occasion(site, f"version {number}")
        refusal = saving.save(site, ENTRY, before, version(number), occasion)
    if refusal:
        raise Refused(refusal)


def _undo(site: Path) -> bool:
    with saving.site_lock(site, wait=1.0):
        return undo(site, last_notes(site)) is None


def _seconds_of_one_edit(site: Path) -> float:
    def seconds() -> Iterator[float]:
        for number in range(2, 7):
            began = time.perf_counter()
            _save(site, number)
            yield time.perf_counter() - began

    return sorted(seconds())[2]
