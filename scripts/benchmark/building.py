"""One build, or another command, in a process of its own, with what it cost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: `wall` and `cpu` in seconds, `memory` at its peak in MiB.

    `cpu` and `memory` are 0 where the system does not tell them.
    """

    wall: float
    cpu: float
    memory: float


def build(site: Path) -> Cost:
    """Build the site in a folder with MkDocs."""
    shutil.rmtree(site / "site", ignore_errors=True)
    return cost(["-P", "-m", "mkdocs", "build", "--quiet", "--strict"], site)


def cost(arguments: Sequence[str], folder: Path, quiet: bool = False) -> Cost:
    """Run Python with some arguments in a folder; `quiet`: without what it says on stderr."""
    command = [sys.executable, *arguments]
    unheard = subprocess.DEVNULL if quiet else None
    began = time.perf_counter()
    child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=unheard)
    cpu, memory = used_by(child)
    wall = time.perf_counter() - began
    if child.returncode:
        raise SystemExit(f"'{' '.join(command)}' in {folder} failed.")
    return Cost(wall, cpu, memory)


def used_by(child: subprocess.Popen[bytes]) -> tuple[float, float]:
    """Processor time of a command and of what it waited for, and its own memory in MiB.

    It is waited for; both are 0 where the system does not tell them.
    """
    if not hasattr(os, "wait4"):
        child.wait()
        return 0.0, 0.0
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return used.ru_utime + used.ru_stime, used.ru_maxrss / unit
