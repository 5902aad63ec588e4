"""The folder where a log keeps what its next build can use again; nobody needs it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

from learnlog.edit import journal
from learnlog.kept.records import packed, unpacked

FOLDER = f"{journal.FOLDER}/cache"
LARGEST = 2**30  # bytes; no log needs as many
ABANDONED = 600.0  # seconds
NOT_KEPT = "LEARNLOG_NO_CACHE"  # the variable that switches keeping off, whatever it holds


class Shelf:
    """One file of records: what the last build left there, and what this one uses or adds.

    What this build did not use is not kept, so that the file never holds more than the log needs.
    """

    def __init__(self, site: Path, name: str, made_by: str) -> None:
        self._site, self._file = site, site / FOLDER / name
        self._made_by = f"{name} of {made_by}"
        self._before = self._read()
        self._now: dict[str, bytes] = {}
        self._changed = False

    def get(self, name: str) -> bytes | None:
        """What is kept under a name."""
        return self._now.get(name) or self._before.get(name)

    def use(self, name: str) -> None:
        """Keep for the next build what is there under a name."""
        if name not in self._now and name in self._before:
            self._now[name] = self._before[name]

    def put(self, name: str, data: bytes) -> None:
        """Keep something new under a name."""
        self._changed |= self._before.get(name) != data
        self._now[name] = data

    def begin_again(self) -> None:
        """Begin another build in the same process, with what this one used or added."""
        self._before, self._now = self._now, {}

    def keep_all(self) -> None:
        """Keep what was there as well: this build has not come to its end."""
        self._now = {**self._before, **self._now}

    def save(self) -> None:
        """Leave for the next build what this one used or added, in one moment; a full disk, or a
        folder that can't be written, costs time only.
        """
        if not self._changed and self._now.keys() == self._before.keys():
            return
        beside = self._file.with_name(f"{self._file.name}-{os.getpid()}-new")
        try:
            self._write(beside)
            self._sweep()
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        self._changed = False

    def _write(self, beside: Path) -> None:
        """Put a new file, written beside it, in the place of the old one. Raises OSError."""
        journal.make_folder(self._site)
        self._file.parent.mkdir(exist_ok=True)
        with beside.open("wb") as file:
            in_order = dict(sorted(self._now.items()))  # in whichever they were made
            file.writelines(packed(in_order, self._made_by))
        if self._file.is_dir():
            rmtree(self._file)
        beside.replace(self._file)

    def _read(self) -> dict[str, bytes]:
        try:
            if self._file.is_file() and self._file.stat().st_size <= LARGEST:
                return unpacked(self._file.read_bytes(), self._made_by)
        except OSError:
            pass
        return {}

    def _sweep(self) -> None:
        """Delete what killed builds left half-written, but not what another one is writing."""
        now = self._file.stat().st_mtime
        for left in self._file.parent.glob(f"{self._file.name}-*-new"):
            if left.stat().st_mtime < now - ABANDONED:
                left.unlink()


def open_shelf(site: Path, name: str, made_by: str) -> Shelf | None:
    """The shelf of a name; None where nothing is to be kept."""
    return None if os.environ.get(NOT_KEPT) else Shelf(site, name, made_by)
