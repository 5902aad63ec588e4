"""How long it takes from an empty folder to a log of one's own in the browser: two commands."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.request import urlopen

import click

from environment.processes import ROOT, clean_variables

HEAD = (
    "| run | the project's folder | init | start | both | of that, CPU |\n|---|---|---|---|---|---|"
)
NAME = "A log of my own"
_NEEDED = ("hooks", "scripts", "pyproject.toml", "LICENSE")
_MOST_SECONDS = 300.0


def measure_first_log(times: int) -> None:
    """Print a row for each time: in a new copy of the project, and in the one that is there."""
    click.echo(HEAD)
    for one in range(1, times + 1):
        with tempfile.TemporaryDirectory() as folder:
            project = _copied(Path(folder) / "learnlog")
            for where in ("new, nothing installed", "used before"):
                log = Path(folder) / where
                before = _processor_seconds()
                begun, shown = _init(project, log), _start(log)
                cost = (begun, shown, begun + shown, _processor_seconds() - before)
                seconds = " | ".join(f"{part:.1f} s" for part in cost)
                click.echo(f"| {one} | {where} | {seconds} |")


def _copied(folder: Path) -> Path:
    """What somebody has who has just fetched the project."""
    folder.mkdir()
    for name in _NEEDED:
        source = ROOT / name
        if source.is_dir():
            made = shutil.ignore_patterns("__pycache__", "*.pyc")
            shutil.copytree(source, folder / name, ignore=made)
        else:
            shutil.copy(source, folder / name)
    return folder


def _init(project: Path, log: Path) -> float:
    words = ["scripts/log.py", "init", str(log), "--no-input", "--name", NAME]
    return _timed(lambda: _process(words, project).wait())


def _start(log: Path) -> float:
    """Seconds until the log's own server answers with its name."""
    port = free_port()
    with _process(["start.py", "--port", str(port)], log) as server:
        try:
            return _timed(lambda: _wait(f"http://127.0.0.1:{port}/", server))
        finally:
            server.terminate()
            server.wait()


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _MOST_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            with urlopen(address, timeout=5) as answer:
                if NAME in answer.read().decode():
                    return
        except OSError:
            time.sleep(0.1)
    raise click.ClickException("The log was not shown; start it by hand, which says why.")


def _timed(work: Callable[[], object]) -> float:
    begun = time.monotonic()
    work()
    return time.monotonic() - begun


def _processor_seconds() -> float:
    """What all commands so far have used of the processors, those that they called too.

    It is told only of commands that have ended. Windows tells nothing, and 0 it is there.
    """
    times = os.times()
    return times.children_user + times.children_system


def _process(words: Sequence[str], folder: Path) -> subprocess.Popen[bytes]:
    """A command by the Python that a person would type, outside of any environment."""
    python = getattr(sys, "_base_executable", None) or sys.executable
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        [python, *words], cwd=folder, env=clean_variables(), stdout=quiet, stderr=quiet
    )


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return int(server.getsockname()[1])
