"""Bytes to a file so that it is the whole old one or the whole new one, whatever happens.

Everything here is called within `site_lock`, so that two commands never write at once.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from learnlog.edit import explanations, journal, replacing
from learnlog.edit.refusal import Refusal, Refused

WAIT_SECONDS = 60.0
LOOK_EVERY = 0.01  # seconds; at 0.05, one of eight that never rest could miss every gap of a minute
LEFTOVERS = ".*.learnlog-tmp"


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
        raise Refused(explanations.of_system(wrong, site / journal.FOLDER)) from None
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
        with replacing.written_beside(target, after, mode) as fresh:
            if not replacing.replaced(target, before, fresh):
                return _changed_meanwhile(path)
        replacing.settle(target.parent)
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
        note = journal.note(site, path, None, data, occasion)
    except OSError as wrong:
        return explanations.of_system(wrong, target)
    refusal = made(site, path, data)
    if refusal:
        journal.forget(note)
    return refusal


def made(site: Path, path: str, data: bytes) -> Refusal | None:
    """Make a new file without a note of it; one that is there already is left alone."""
    target = site / path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        sweep(target.parent)
        with replacing.written_beside(target, data, None) as fresh:
            replacing.name_once(fresh, target)
        replacing.settle(target.parent)
    except FileExistsError:
        return Refusal(f"{path} is there already", "open that file")
    except OSError as wrong:
        return explanations.of_system(wrong, target)
    return None


def delete(site: Path, path: str, before: bytes, occasion: journal.Occasion) -> Refusal | None:
    """Take a file away that still holds `before`; `learnlog undo` gives it back."""
    try:
        note = journal.note(site, path, before, None, occasion)
    except OSError as wrong:
        return explanations.of_system(wrong, site / path)
    refusal = remove(site, path, before)
    if refusal:
        journal.forget(note)
    return refusal


def remove(site: Path, path: str, before: bytes) -> Refusal | None:
    """Take a file away that still holds `before`."""
    target = site / path
    try:
        if target.read_bytes() != before:
            return _changed_meanwhile(path)
        target.unlink()
        replacing.settle(target.parent)
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


def _changed_meanwhile(path: str) -> Refusal:
    return Refusal(
        f"{path} was changed by another program at this moment, and was left as it is now",
        "give the command once more",
    )
