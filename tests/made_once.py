"""What is slow to make is made once in a run of the tests, however many processes it has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from filelock import FileLock


def made_once(top: Path, name: str, make: Callable[[Path], None]) -> Path:
    """The folder `name` below `top`: whoever asks first has it made, the others wait for that.

    Nobody changes what is in it; whoever has to, copies it.
    """
    folder, unfinished = top / name, top / f"{name}-unfinished"
    with FileLock(top / f"{name}.lock"):
        if not folder.exists():
            make(unfinished)
            unfinished.rename(folder)
    return folder
