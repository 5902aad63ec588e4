"""Two files or folders that change places in one moment, where the system can do that."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_FROM_HERE, _EXCHANGE = -100, 2  # Linux: AT_FDCWD, RENAME_EXCHANGE
_SWAP = 2  # macOS: RENAME_SWAP


def exchange(one: Path, other: Path) -> bool:
    """Let two paths change places; False, with nothing changed, where that can't be.

    Linux and macOS can on most disks, Windows can't. Nobody ever sees either place empty, and
    what was in a place at the last moment is still there to be looked at, and to be put back.
    """
    if sys.platform == "win32":
        return False
    import ctypes  # only commands that write need it, and it takes its time

    system, paths = ctypes.CDLL(None), (os.fsencode(one), os.fsencode(other))
    if call := getattr(system, "renameat2", None):
        return bool(call(_FROM_HERE, paths[0], _FROM_HERE, paths[1], _EXCHANGE) == 0)
    if call := getattr(system, "renamex_np", None):
        return bool(call(*paths, _SWAP) == 0)
    return False
