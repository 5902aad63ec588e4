"""What Git remembers of a file: asked, never changed."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from learnlog_cli.checkup.git_command import Git, git_in


@dataclass(frozen=True, slots=True)
class History:
    """What is remembered: `asked` is False where Git could not be asked.

    `versions` counts the commits that touched the file, on any branch; `names` are its names
    there, from the repository's top folder, the newest first; `prefix` is the way from there to
    the log's folder; `remotes` are the addresses that the repository pushes to; `pushed` counts
    those of the commits that are on a branch there, as far as this computer knows.
    """

    asked: bool = False
    versions: int = 0
    names: tuple[str, ...] = ()
    remotes: tuple[str, ...] = ()
    pushed: int = 0
    prefix: str = ""


def history_of(file: Path, site: Path) -> History:
    """What the repository around a log remembers of a file."""
    git = git_in(site, os.environ, shutil.which("git"))
    if git is None or not git(("rev-parse", "--is-inside-work-tree")).fine:
        return History()
    path = os.path.relpath(file, site)
    prefix = git(("rev-parse", "--show-prefix")).out.strip()
    names = _names(git, path)
    places = [f":(top,literal){one}" for one in names] or [f":(literal){path}"]
    commits = _lines(git, "log", "--all", "--format=%H", "--", *places)
    there = _lines(git, "log", "--remotes", "--format=%H", "--", *places)
    remotes = dict.fromkeys(
        line.split()[1] for line in _lines(git, "remote", "-v") if len(line.split()) > 1
    )
    pushed = len({*commits} & {*there})
    return History(True, len(commits), names, tuple(remotes), pushed, prefix)


def _names(git: Git, path: str) -> tuple[str, ...]:
    """Its names in all versions: a file that was renamed is remembered under each."""
    found = _lines(git, "log", "--follow", "--name-only", "--format=", "--", f":(literal){path}")
    return tuple(dict.fromkeys(found))


def _lines(git: Git, *words: str) -> list[str]:
    answer = git(words)
    return [line for line in answer.out.splitlines() if line.strip()] if answer.fine else []
