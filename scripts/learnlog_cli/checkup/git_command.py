"""Runs git so that it only answers: in English, without a pager, a question or a wait."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 10.0  # seconds
# Where a hook or another program has set these, git would look at another repository.
_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
_QUIET = {
    "LC_ALL": "C",
    "LANGUAGE": "C",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",  # looking must not stop another git from writing
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What git said; `code` is None where it could not be asked, and `fault` says why."""

    code: int | None
    out: str = ""
    fault: str = ""

    @property
    def fine(self) -> bool:
        """Whether git did what it was asked."""
        return self.code == 0


# Takes the words after `git`.
Git = Callable[[tuple[str, ...]], Answer]


def git_in(
    folder: Path, environment: Mapping[str, str], program: str | None, patience: float = PATIENCE
) -> Git | None:
    """A git that answers for one folder; None where `program` is, as there is no git."""
    if program is None:
        return None
    variables = {name: value for name, value in environment.items() if name not in _ELSEWHERE}

    def ask(words: tuple[str, ...]) -> Answer:
        command = [program, "--no-pager", "-c", "core.quotePath=false", *words]
        return _answer(command, folder, variables | _QUIET, patience)

    return ask


def _answer(
    command: list[str], folder: Path, variables: Mapping[str, str], patience: float
) -> Answer:
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=patience,
        )
    except subprocess.TimeoutExpired:
        return Answer(None, fault=f"git gave no answer in {patience:g} seconds")
    except OSError as error:
        return Answer(None, fault=f"git can't be started: {error.strerror or error}")
    return Answer(done.returncode, done.stdout, done.stderr.strip())
