"""Edits on a disk that has no room: the old file stays, and it is told why."""

from __future__ import annotations

import errno
import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from fault_injection.children import result_of, small_disk
from fault_injection.made_up_site import ENTRY, Said, answered, done, entry, make_site, warm_up
from fault_injection.results import Tick
from learnlog.edit import explanations
from learnlog.edit.refusal import Refusal

SIZE, PAGE = 20_000, 4_096
DISK, FILES = 64 * PAGE, 40
# The room that is left: pages for the note and the new file, which need 12, or free names, of
# which a first edit needs 6 and later ones 2.
PAGES, NAMES = range(12), range(6)
CLEAR = ("the disk is full", "no file there can become that large")
_DISK = "a small disk was filled"
_LIMIT = "no disk could be made here, so the size of files was limited"
_SIZES = (0, 500, 5_000, 15_000, SIZE)  # the largest file, where no disk can be made


@dataclass(frozen=True, slots=True)
class FullDisk:
    """How often an edit found no room, where, and what was wrong then."""

    tried: int
    way: str
    places: tuple[str, ...]
    changed: int
    unclear: int
    not_later: int

    @property
    def result(self) -> str:
        """What came of it, in words."""
        return (
            f"{self.changed} changed, {self.unclear} without a clear message, {self.not_later} "
            f"that failed once there was room; {self.way}, and the edit stopped in "
            f"{len(self.places)} places ({', '.join(self.places)})"
        )

    @property
    def met(self) -> bool:
        """Whether the original was there every time, with the reason, and in several places."""
        return self.changed + self.unclear + self.not_later == 0 and len(self.places) > 1


def count_full_disk(number: int, seed: int, tick: Tick) -> FullDisk:
    """Answer a step on a disk filled to a different level each time."""
    warm_up()
    on_disk = _can_make_disk()
    found = [_apart(seed + turn, on_disk, tick) for turn in range(number)]
    way = _DISK if on_disk else _LIMIT
    places = tuple(sorted({one.place for one in found}))
    changed, unclear = sum(one.changed for one in found), sum(one.unclear for one in found)
    return FullDisk(number, way, places, changed, unclear, sum(one.not_later for one in found))


@dataclass(frozen=True, slots=True)
class _Found:
    """One edit: where it was stopped, and what was wrong then."""

    place: str
    changed: bool
    unclear: bool
    not_later: bool


def _can_make_disk() -> bool:
    with TemporaryDirectory() as folder:
        return result_of(lambda: small_disk(Path(folder), DISK, FILES))


def _apart(turn: int, on_disk: bool, tick: Tick) -> _Found:
    with TemporaryDirectory() as folder:
        found = result_of(lambda: _one(Path(folder), turn, on_disk))
    tick()
    return found


def _one(folder: Path, turn: int, on_disk: bool) -> _Found:
    """Give the command in a process that has a disk of its own, where that can be."""
    if on_disk and not small_disk(folder, DISK, FILES):
        raise RuntimeError("a disk could be made a moment ago")
    site = make_site(folder / "log", SIZE)
    used = bool(turn % 2)
    if used:  # learnlog has worked there before
        done(site)
        (site / ENTRY).write_bytes(entry(SIZE))
    with _noting_the_place() as places, _filled(folder, turn // 2, on_disk, used):
        said = done(site)
        changed = (site / ENTRY).read_bytes() != entry(SIZE)
    later = done(site)
    right = later.code == 0 and (site / ENTRY).read_bytes() == answered(SIZE)
    return _Found(places[0] if places else "nowhere", changed, not _clear(said), not right)


def _clear(said: Said) -> bool:
    whole = " ".join(said.words.split())
    told = "was left as it is" in whole and any(words in whole for words in CLEAR)
    return said.code == 1 and not said.crashed and told


@contextmanager
def _filled(folder: Path, level: int, on_disk: bool, used: bool) -> Iterator[None]:
    """The disk full but for some pages or some names, depending on the level."""
    if not on_disk:
        import resource  # Windows has none

        largest = _SIZES[level % len(_SIZES)]
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, before[1]))
        yield
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        return
    level %= len(PAGES) + len(NAMES)
    if level in PAGES:
        filling = [_pages_taken(folder, level)]
    else:
        left = level - len(PAGES)
        filling = _names_taken(folder, left // 3 if used else left)
    yield
    for one in filling:
        one.unlink()


def _pages_taken(folder: Path, left: int) -> Path:
    filling = folder / "filling"
    with filling.open("wb", buffering=0) as opened:
        for _ in range(DISK):
            try:
                opened.write(b"x" * PAGE)
            except OSError as wrong:
                if wrong.errno != errno.ENOSPC:
                    raise
                break
        opened.truncate(max(0, opened.tell() - left * PAGE))
    return filling


def _names_taken(folder: Path, left: int) -> list[Path]:
    made = [folder / f"filling-{number}" for number in range(os.statvfs(folder).f_ffree - left)]
    for one in made:
        one.touch()
    return made


@contextmanager
def _noting_the_place() -> Iterator[list[str]]:
    """The functions of the engine in which the system refused something."""
    places: list[str] = []
    original = explanations.of_system

    def of_system(wrong: OSError, place: Path) -> Refusal:
        frames = traceback.extract_tb(wrong.__traceback__)
        ours = [one.name for one in frames if "learnlog" in Path(one.filename).parts]
        places.append(ours[-1].strip("_").replace("_", " "))
        return original(wrong, place)

    explanations.of_system = of_system
    try:
        yield places
    finally:
        explanations.of_system = original
