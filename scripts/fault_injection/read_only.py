"""Edits where nothing may be written: the old file stays, and it is told why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from fault_injection.children import become_unprivileged, make_read_only, result_of, small_disk
from fault_injection.made_up_site import ENTRY, Said, done, entry, make_site, warm_up
from fault_injection.results import Tick
from learnlog.edit import journal

CLEAR = (
    "you may not write there, or another program has it open",
    "the disk can only be read",
    "is marked as read-only",
)
SIZE = 20_000

Forbid = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class ReadOnly:
    """How often an edit was not allowed, in how many ways, and what was wrong then."""

    tried: int
    ways: int
    changed: int
    unclear: int

    @property
    def result(self) -> str:
        """What came of it, in words."""
        return (
            f"{self.changed} changed, {self.unclear} without a clear message; forbidden in "
            f"{self.ways} ways"
        )

    @property
    def met(self) -> bool:
        """Whether the original was there every time, with the reason."""
        return self.changed + self.unclear == 0 and self.ways > 0


def count_read_only(number: int, seed: int, tick: Tick) -> ReadOnly:
    """Answer a step where that can't be written, each time forbidden in another way."""
    warm_up()
    ways = _FORBIDDING if _apart(_whole_disk) else tuple(w for w in _FORBIDDING if w != _whole_disk)
    found = []
    for turn in range(number):
        found.append(_apart(ways[(seed + turn) % len(ways)]))
        tick()
    changed, unclear = (sum(column) for column in zip(*found, strict=True))
    return ReadOnly(number, min(number, len(ways)), changed, unclear)


def _apart(forbid: Forbid) -> tuple[bool, bool] | None:
    with TemporaryDirectory() as folder:
        return result_of(lambda: _one(Path(folder), forbid))


def _one(top: Path, forbid: Forbid) -> tuple[bool, bool] | None:
    """Whether the file changed, and whether it was unclear why it did not.

    None where it could not be forbidden in this way.
    """
    top.chmod(0o777)
    if forbid is not _whole_disk:
        become_unprivileged()
    elif not small_disk(top, 64 * 4_096, 40):
        return None
    site = make_site(top / "log", SIZE)
    forbid(site)
    said = done(site)
    changed = (site / ENTRY).read_bytes() != entry(SIZE)
    if forbid is not _whole_disk:
        for one in (site, *site.rglob("*")):
            one.chmod(0o700)
    return changed, not _clear(said)


def _clear(said: Said) -> bool:
    whole = " ".join(said.words.split())
    told = any(words in whole for words in CLEAR)
    return said.code == 1 and not said.crashed and told


def _whole_folder(site: Path) -> None:
    for one in (site, *site.rglob("*")):
        if one.is_dir():
            one.chmod(0o555)


def _folder_of_entries(site: Path) -> None:
    (site / ENTRY).parent.chmod(0o555)


def _folder_of_notes(site: Path) -> None:
    journal.make_folder(site)
    (site / journal.FOLDER / "undo").mkdir()
    (site / journal.FOLDER / "undo").chmod(0o555)


def _lock(site: Path) -> None:
    journal.make_folder(site)
    (site / journal.FOLDER).chmod(0o555)


def _file(site: Path) -> None:
    (site / ENTRY).chmod(0o444)


def _whole_disk(site: Path) -> None:
    if not make_read_only(site.parent):
        raise RuntimeError("the disk that was just made can't be made read-only")


_FORBIDDING = (
    _whole_folder,
    _folder_of_entries,
    _folder_of_notes,
    _lock,
    _file,
    _whole_disk,
)
