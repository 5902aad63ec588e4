"""One file in the place of another, so that neither is ever seen half."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from learnlog.edit import explanations
from learnlog.files.exchange import exchange

_BINARY = getattr(os, "O_BINARY", 0)  # else Windows would write its own line ends
# How long to wait where a search index or a virus scanner has a file open for a moment.
PAUSES = (0.05, 0.1, 0.2, 0.4)


@contextmanager
def written_beside(target: Path, data: bytes, mode: int | None) -> Iterator[Path]:
    """A file of this process beside the target, on the disk to the last byte; gone afterwards."""
    fresh = target.with_name(f".{target.name}.{os.getpid()}.learnlog-tmp")
    try:
        allowed = 0o666 if mode is None else mode  # never more than who may read the old one
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, allowed)
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        if mode is not None:
            fresh.chmod(mode)
        yield fresh
    finally:
        with suppress(OSError):  # what stopped the writing is told, and not this
            fresh.unlink(missing_ok=True)


def replaced(target: Path, before: bytes, fresh: Path) -> bool:
    """Put `fresh` in the target's place; False where the target does not hold `before` any more."""
    if target.read_bytes() != before:
        return False
    after = fresh.read_bytes()
    if exchange(fresh, target):
        return _was_there(target, before, fresh, after)
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


def _was_there(target: Path, before: bytes, exchanged: Path, after: bytes) -> bool:
    """Whether what came out was `before`; if an editor was faster, all is put back as it was."""
    with suppress(OSError):  # what can't be read is not what was there, and goes back too
        if exchanged.read_bytes() == before:
            return True
    exchange(exchanged, target)
    if exchanged.read_bytes() != after:  # it saved once more meanwhile, and the latest stands
        exchange(exchanged, target)
    return False


def name_once(fresh: Path, target: Path) -> None:
    """Give a file its name; FileExistsError where it is taken."""
    try:
        os.link(fresh, target)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # a disk without links
        if target.exists():
            raise FileExistsError from None
        fresh.rename(target)  # which Windows refuses where there is one


def settle(folder: Path) -> None:
    """Have the new name in the folder survive a power cut, where the system can promise that."""
    if os.name == "posix":
        with suppress(OSError):  # some disks refuse it, and the file is in its place already
            opened = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)
