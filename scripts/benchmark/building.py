"""One build in a process of its own, with what it cost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What a build took: `wall` and `cpu` in seconds, `memory` at its peak in MiB.

    `cpu` and `memory` are 0 where the system does not tell them.
    """

    wall: float
    cpu: float
    memory: float


def build(site: Path) -> Cost:
    """Build the site in a folder with MkDocs."""
    shutil.rmtree(site / "site", ignore_errors=True)
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--quiet", "--strict"]
    began = time.perf_counter()
    child = subprocess.Popen(command, cwd=site)
    if hasattr(os, "wait4"):
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        unit = 1024 * 1024 if sys.platform == "darwin" else 1024
        cpu, memory = used.ru_utime + used.ru_stime, used.ru_maxrss / unit
    else:
        child.wait()
        cpu = memory = 0.0
    wall = time.perf_counter() - began
    if child.returncode:
        raise SystemExit(f"The build in {site} failed.")
    return Cost(wall, cpu, memory)
