"""Child processes that are forked while warm, so that a thousand of them take a minute."""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")

_NEW_MOUNTS, _NEW_USER = 0x00020000, 0x10000000  # CLONE_NEWNS, CLONE_NEWUSER
_READ_ONLY, _AGAIN, _EVERYTHING_BELOW, _PRIVATE = 1, 32, 16384, 1 << 18  # MS_…
NOBODY = 65534


def start(work: Callable[[], object]) -> int:
    """Begin some work in a child whose words go nowhere; its process number."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        work()
        code = 0
    finally:
        os._exit(code)


def kill(child: int) -> None:
    """End a child in the middle of whatever it does."""
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def result_of(work: Callable[[], Result]) -> Result:
    """What some work in a child gives back or raises, which leaves this process as it is."""
    reading, writing = os.pipe()

    def send() -> None:
        answer: Result | Exception
        try:
            answer = work()
        except Exception as wrong:
            answer = wrong
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(answer, pipe)

    child = start(send)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        data = pipe.read()
    os.waitpid(child, 0)
    result: Result | Exception = pickle.loads(data)
    if isinstance(result, Exception):
        raise result
    return result


def become_unprivileged() -> None:
    """Give up the rights of root, to whom no folder is read-only."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def small_disk(place: Path, size: int, files: int) -> bool:
    """Put a disk of that size in memory under a folder, for this process only; whether it went.

    A process in which it did not is of no further use.
    """
    unshare = getattr(ctypes.CDLL(None), "unshare", None)
    user, group = os.geteuid(), os.getegid()
    if unshare is None or unshare(_NEW_MOUNTS | (_NEW_USER if user else 0)) != 0:
        return False
    if user:
        maps = {"setgroups": "deny", "uid_map": f"0 {user} 1", "gid_map": f"0 {group} 1"}
        try:
            for name, text in maps.items():
                Path("/proc/self", name).write_text(text, encoding="ascii")
        except OSError:
            return False
    _mount(b"none", b"/", b"", _EVERYTHING_BELOW | _PRIVATE, b"")
    options = f"size={size},nr_inodes={files},mode=777".encode()
    return _mount(b"tmpfs", os.fsencode(place), b"tmpfs", 0, options)


def make_read_only(disk: Path) -> bool:
    """Let nobody write to a disk that `small_disk` made any more."""
    return _mount(b"tmpfs", os.fsencode(disk), b"tmpfs", _READ_ONLY | _AGAIN, b"")


def _mount(what: bytes, place: bytes, kind: bytes, flags: int, options: bytes) -> bool:
    call = ctypes.CDLL(None).mount
    call.argtypes = [ctypes.c_char_p] * 3 + [ctypes.c_ulong, ctypes.c_char_p]
    return bool(call(what, place, kind, flags, options) == 0)
