"""Writes the lock files anew from pyproject.toml; needs uv (python -m pip install uv).

python scripts/locks/renew.py              only what pyproject.toml asks for differently
python scripts/locks/renew.py --upgrade    everything to its newest version
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

LOCKS = Path(__file__).resolve().parent
ROOT = LOCKS.parents[1]
# One file for Linux, macOS, Windows and every Python from 3.11 on, without traces of this machine.
COMPILE = (
    "pip", "compile", "--universal", "--python-version", "3.11",
    "--generate-hashes", "--no-header", "--no-annotate", "--no-config", "--quiet",
)  # fmt: skip


def renew(lock: str, *options: str, source: str = "pyproject.toml") -> None:
    """Write one lock file, keeping the versions in it that still fit."""
    of = [source] if source else []
    command = [uv(), *COMPILE, *of, "--output-file", f"scripts/locks/{lock}.txt", *options]
    # Only the public index: a mirror's own builds have other hashes.
    public = {name: value for name, value in os.environ.items() if not name.startswith("UV_")}
    subprocess.run(command, cwd=ROOT, env=public, check=True)


def uv() -> str:
    """Where uv is."""
    return shutil.which("uv") or sys.exit("Install uv first: python -m pip install uv")


if __name__ == "__main__":
    renew("site", *sys.argv[1:])
    # The tests run with the versions that the site is built with.
    renew("test", "--group", "test", "--constraints", "scripts/locks/site.txt", *sys.argv[1:])
    # Other generators, without learnlog and what it needs.
    for group in ("peers", "peers-zensical"):
        renew(group, "--group", group, *sys.argv[1:], source="")
