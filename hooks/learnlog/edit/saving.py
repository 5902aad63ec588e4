"""Bytes to a file so that it is the whole old one or the whole new one, whatever happens.

Everything here is called within `site_lock`, so that two commands never write at once.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from learnlog.edit import explanations, journal
from learnlog.edit.refusal import Refusal, Refused

WAIT_SECONDS = 60.0
LOOK_EVERY = 0.01  # seconds; at 0.05, one of eight that never rest could miss every gap of a minute
LEFTOVERS = ".*.learnlog-tmp"
# How long to wait where a search index or a virus scanner has a file open for a moment.
PAUSES = (0.05, 0.1, 0.2, 0.4)


@contextmanager
def site_lock(site: Path, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Be the only command that writes into a site; the system lifts the lock of one that died.

    Raises Refused where another command does not end within `wait` seconds, or where the site's
    folder can't be written.
    """
    try:
        journal.make_folder(site)
        lock = FileLock(site / journal.FOLDER / "lock")
        lock.acquire(timeout=wait, poll_interval=LOOK_EVERY)
    except Timeout:
        message = f"another learnlog command has been writing into '{site}' for a long time"
        raise Refused(Refusal(message, "end it, then try again")) from None
    except OSError as wrong:
        raise Refused(explanations.of_system(wrong, site)) from None
    try:
        yield
    finally:
        lock.release()


def save(
    site: Path, path: str, before: bytes, after: bytes, occasion: journal.Occasion
) -> Refusal | None:
    """Put `after` in place of `before` in the file `path` of a site; None when it is done.

    A file that does not hold `before` any more is left alone. `occasion` is what `learnlog undo`
    will undo.
    """
    try:
        note = journal.note(site, path, before, after, occasion)
    except OSError as wrong:
        return explanations.of_system(wrong, site / path)
    refusal = put(site, path, before, after)
    if refusal:
        journal.forget(note)
    return refusal


def put(site: Path, path: str, before: bytes, after: bytes) -> Refusal | None:
    """The same without a note of it."""
    target = site / path
    try:
        sweep(target.parent)
        if target.is_symlink():
            return Refusal(f"{path} is a link to another place", "edit the file itself")
        mode = stat.S_IMODE(target.stat().st_mode)
        if not mode & stat.S_IWUSR:
            return Refusal(f"{path} is marked as read-only", "take the mark off in its properties")
        with _written_beside(target, after, mode) as fresh:
            if not _replaced(target, before, fresh):
                return _changed_meanwhile(path)
        _settle(target.parent)
    except OSError as wrong:
        return explanations.of_system(wrong, target)
    return None


def create(
    site: Path, path: str, data: bytes, occasion: journal.Occasion, replace: bool = False
) -> Refusal | None:
    """Make a new file; one that is there already is left alone, unless it is to be replaced.

    `learnlog undo` gives a replaced file back.
    """
    target = site / path
    try:
        if target.exists() and replace:
            return save(site, path, target.read_bytes(), data, occasion)
        target.parent.mkdir(parents=True, exist_ok=True)
        sweep(target.parent)
        with _written_beside(target, data, None) as fresh:
            note = journal.note(site, path, None, data, occasion)
            try:
                _name_once(fresh, target)
            except OSError as wrong:
                journal.forget(note)
                if not isinstance(wrong, FileExistsError):
                    raise
                return Refusal(f"{path} is there already", "open that file")
        _settle(target.parent)
    except OSError as wrong:
        return explanations.of_system(wrong, target)
    return None


def remove(site: Path, path: str, before: bytes) -> Refusal | None:
    """Take a file away that still holds `before`."""
    target = site / path
    try:
        if target.read_bytes() != before:
            return _changed_meanwhile(path)
        target.unlink()
        _settle(target.parent)
    except OSError as wrong:
        return explanations.of_system(wrong, target)
    return None


def sweep(folder: Path) -> list[Path]:
    """Delete what an interrupted command has left in a folder; what was found."""
    found = [one for one in folder.glob(LEFTOVERS) if one.is_file()]
    for one in found:
        with suppress(OSError):  # one that is in use stays until the next time
            one.unlink(missing_ok=True)
    return found


@contextmanager
def _written_beside(target: Path, data: bytes, mode: int | None) -> Iterator[Path]:
    """A file of this process beside the target, on the disk to the last byte; gone afterwards."""
    fresh = target.with_name(f".{target.name}.{os.getpid()}.learnlog-tmp")
    try:
        with fresh.open("xb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        if mode is not None:
            fresh.chmod(mode)
        yield fresh
    finally:
        with suppress(OSError):  # what stopped the writing is told, and not this
            fresh.unlink(missing_ok=True)


def _replaced(target: Path, before: bytes, fresh: Path) -> bool:
    """Put `fresh` in the target's place; False where the target does not hold `before` any more."""
    for pause in (*PAUSES, None):
        if target.read_bytes() != before:
            return False
        try:
            fresh.replace(target)
            break
        except PermissionError as wrong:
            if pause is None or not explanations.is_in_use(wrong):
                raise
            time.sleep(pause)
    return True


def _name_once(fresh: Path, target: Path) -> None:
    """Give a file its name; FileExistsError where it is taken."""
    try:
        os.link(fresh, target)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # a disk without links
        if target.exists():
            raise FileExistsError from None
        fresh.replace(target)


def _settle(folder: Path) -> None:
    """Have the new name in the folder survive a power cut, where the system can promise that."""
    if os.name == "posix":
        with suppress(OSError):  # some disks refuse it, and the file is in its place already
            opened = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)


def _changed_meanwhile(path: str) -> Refusal:
    return Refusal(
        f"{path} was changed by another program at this moment, and was left as it is now",
        "give the command once more",
    )
