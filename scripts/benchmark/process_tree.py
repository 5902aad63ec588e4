"""A command with all processes that it starts, and what they cost together."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Event, Thread

from benchmark.building import Cost, used_by

EVERY = 0.2  # seconds between two looks at the memory
_PROC = Path("/proc")


def measured(
    command: Sequence[str], folder: Path, variables: Mapping[str, str] | None = None
) -> Cost:
    """Run a command in a folder; where it fails, everything ends with what it said.

    `cpu` is that of all processes that have ended; `memory` the most that all of them used at
    once, what they share counted once (the sum of their PSS, looked at five times a second), or
    the largest of them alone where that is more, or where there is no /proc.
    """
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        child = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **(variables or {})},
            stdout=said,
            stderr=said,
        )
        watch = _Watch(child.pid)
        cpu, largest = used_by(child)
        wall = time.perf_counter() - begun
        together = watch.end()
        if child.returncode:
            said.seek(0)
            words = said.read().decode(errors="replace")[-2000:]
            raise SystemExit(f"'{' '.join(command)}' in {folder} failed:\n{words}")
    return Cost(wall, cpu, max(largest, together))


class _Watch:
    """Looks at the memory of a process and of those below it until it is ended."""

    def __init__(self, root: int) -> None:
        self._most, self._done = 0.0, Event()
        self._thread = Thread(target=self._look, args=(root,), daemon=True)
        if (_PROC / "self" / "smaps_rollup").exists():
            self._thread.start()

    def end(self) -> float:
        """The most at once, in MiB."""
        self._done.set()
        if self._thread.ident:
            self._thread.join()
        return self._most

    def _look(self, root: int) -> None:
        while not self._done.wait(EVERY):
            self._most = max(self._most, sum(map(_memory, _tree(root))))


def _tree(root: int) -> list[int]:
    """A process and all below it."""
    found = [root]
    for one in found:
        for listed in (_PROC / str(one) / "task").glob("*/children"):
            try:
                found += map(int, listed.read_text().split())
            except OSError:  # it has just ended
                continue
    return found


def _memory(process: int) -> float:
    """What a process uses in MiB, its part of what it shares with others."""
    try:
        lines = (_PROC / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
