"""Child processes in the environment, and the one sentence that ends a script that cannot go on."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import AnyStr

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SOURCE_ROOTS = (ROOT / "hooks", ROOT / "scripts")

SECONDS_TO_END = 10
# Settings of the person's own that would send packages elsewhere, mix in other modules, or have
# everything compiled anew at each start.
MISLEADING = (
    *("PYTHONHOME", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE"),
    *("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIREMENT"),
)


class Stop(Exception):  # noqa: N818 (it is no error of the program's)
    """The script cannot go on; its text is what to tell the person, with the way out."""


def say(text: str) -> None:
    """Tell the person something without touching the output of a command."""
    print(text, file=sys.stderr, flush=True)


def clean_variables() -> dict[str, str]:
    """Environment variables under which nothing but the project's own `.venv` is used."""
    kept = {name: value for name, value in os.environ.items() if name not in MISLEADING}
    return kept | {"PIP_USER": "0", "PYTHONUTF8": "1"}


def engine_variables(*more: Path) -> dict[str, str]:
    """Environment variables under which the engine runs without having been installed.

    `more`: folders beside the engine's own to import from.
    """
    roots = os.pathsep.join(str(root) for root in (*SOURCE_ROOTS, *more))
    return clean_variables() | {"PYTHONPATH": roots, "NO_MKDOCS_2_WARNING": "1"}


def run_module(
    arguments: Sequence[str], folder: Path | None = None, more_roots: Sequence[Path] = ()
) -> int:
    """Run `python -m` in the environment, and give back its exit code."""
    # -P keeps the folder that the person stands in from shadowing a module.
    command = [str(PYTHON), "-P", "-m", *arguments]
    variables = engine_variables(*more_roots)
    with ended_with_us(subprocess.Popen(command, cwd=folder, env=variables)) as child:
        return child.wait()


@contextmanager
def ended_with_us(child: "subprocess.Popen[AnyStr]") -> "Iterator[subprocess.Popen[AnyStr]]":
    """Leave no child behind, however this process ends."""
    previous = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        yield child
    except KeyboardInterrupt:
        end(child, patience=SECONDS_TO_END)  # the terminal has sent Ctrl-C to the child as well
        raise
    finally:
        end(child, patience=0)
        signal.signal(signal.SIGTERM, previous)


def end(child: "subprocess.Popen[AnyStr]", patience: float) -> None:
    """Give the child some seconds to end by itself, then ask it to, then make it."""
    for step, seconds in ((None, patience), (child.terminate, SECONDS_TO_END), (child.kill, None)):
        if step:
            step()
        try:
            child.wait(seconds)
            return
        except subprocess.TimeoutExpired:
            continue
