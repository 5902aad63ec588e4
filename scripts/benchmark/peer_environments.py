"""The other generators, each in a virtual environment with pinned and hashed packages."""

from __future__ import annotations

import os
import subprocess
import venv
from pathlib import Path

LOCKS = Path(__file__).resolve().parents[1] / "locks"
_DONE = "learnlog-installed.txt"


class NoPeerError(Exception):
    """Why a generator can't be measured here, in a sentence."""


def program(name: str, lock: str, folder: Path) -> str:
    """The path of a program that a lock file brings, installed below `folder` where it is not."""
    environment = folder / lock
    binaries = environment / ("Scripts" if os.name == "nt" else "bin")
    wanted = (LOCKS / f"{lock}.txt").read_text("utf-8")
    done = environment / _DONE
    if not (done.is_file() and done.read_text("utf-8") == wanted):
        _install(environment, binaries, lock)
        done.write_text(wanted, "utf-8")
    found = next((one for one in binaries.glob(f"{name}*") if one.stem == name), None)
    if found is None:
        raise NoPeerError(f"{name} is not among what {lock}.txt installs.")
    return str(found)


def _install(environment: Path, binaries: Path, lock: str) -> None:
    """Make the environment anew; a lock's packages and no others, each of a known sum."""
    venv.create(environment, with_pip=True, clear=True)
    command = [str(binaries / "python"), "-m", "pip", "install", "--quiet", "--require-hashes"]
    done = subprocess.run(
        [*command, "--only-binary", ":all:", "-r", str(LOCKS / f"{lock}.txt")],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["pip failed"])[-1]
        raise NoPeerError(f"what {lock}.txt lists can't be installed here: {last}")
