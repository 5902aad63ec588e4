"""Fills `.venv`: makes it with this Python and installs exactly what a lock file lists."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from environment import explanations
from environment.processes import PYTHON, VENV, Stop, clean_variables, ended_with_us

PIP_INSTALL = (
    "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:", "--no-input",
    "--progress-bar", "off", "--disable-pip-version-check", "--no-warn-script-location",
    "--retries", "2", "--no-compile",  # Python compiles what it needs, when it needs it
)  # fmt: skip


class Unchanged(Stop):
    """The installation failed before it had changed anything that was there."""


def make_environment(keep: Path) -> None:
    """Make `.venv` from nothing, leaving only the file that is locked meanwhile."""
    for path in VENV.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path != keep:
            path.unlink()
    # Where this script itself runs in a .venv, take the Python that one was made with.
    python = getattr(sys, "_base_executable", None) or sys.executable
    _run([python, "-m", "venv", str(VENV)], on_line=lambda line: None)


def install(lock: Path) -> None:
    """Install what the lock file lists, saying how far it is."""
    command = [str(PYTHON), *PIP_INSTALL, "-r", str(lock)]
    _run(command, on_line=Progress(total=len(locked_names(lock.read_text("utf-8")))))


def locked_names(lock_text: str) -> list[str]:
    """The packages that a lock file lists."""
    return sorted(set(re.findall(r"^([A-Za-z0-9][\w.-]*)==", lock_text, flags=re.MULTILINE)))


class Progress:
    """Turns pip's lines into one line that counts; without a terminal it stays silent."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.seen = 0
        self.shown = sys.stderr.isatty()

    def __call__(self, line: str) -> None:
        """Take one line of pip's."""
        words = line.split()
        if words[:1] == ["Collecting"]:
            self.seen += 1
            self._show(f"fetching {words[1].split('==')[0]} ({self.seen} of {self.total})")
        elif words[:1] == ["Installing"]:
            self._show("putting the packages in place …")
        elif words[:2] == ["Successfully", "installed"]:
            self._show("")

    def _show(self, text: str) -> None:
        if self.shown:
            print(f"\r  {text:<70}\r", end="", file=sys.stderr, flush=True)


def _run(command: Sequence[str], on_line: Callable[[str], None]) -> None:
    """Run a step of the installation, or stop with a sentence about why it failed."""
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=clean_variables(),
    )
    with ended_with_us(child):
        output = _read(child.stdout or (), on_line)
    if child.returncode:
        stop = Stop if "Installing collected packages" in output else Unchanged
        raise stop(explanations.of_installer(output))


def _read(lines: Iterable[str], on_line: Callable[[str], None]) -> str:
    """All that a child writes, each line shown to `on_line` as it comes."""
    seen = []
    for line in lines:
        on_line(line)
        seen.append(line)
    return "".join(seen)
