"""One at a time: two windows must not install into the same environment, or build the same site."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedRandom
from pathlib import Path
from time import sleep

from environment.processes import say

if sys.platform == "win32":
    import msvcrt

    def _take(file: BufferedRandom) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: BufferedRandom) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def turn(lock: Path) -> Iterator[None]:
    """Wait until no other process holds this lock file; the system frees it when a process dies."""
    with lock.open("a+b") as file:
        file.seek(0)  # Windows locks from the current position on
        waited = False
        while not _taken(file):
            if not waited:
                say("Another window is busy with this; waiting for it to finish …")
            waited = True
            sleep(0.2)
        yield


def _taken(file: BufferedRandom) -> bool:
    """Whether the lock is ours now."""
    try:
        _take(file)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True  # a network drive without locks: better to go on than to stop everybody
    return True
