"""The summary of one run, written where GitHub shows it or into a file that is named."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from learnlog.build import Build
from learnlog.config import Config
from learnlog.problems import Problem
from learnlog.workflow_commands import without_commands
from learnlog_cli.summing_up.passed import passed
from learnlog_cli.summing_up.places import places
from learnlog_cli.summing_up.stopped import broken_off, stopped

VARIABLE = "GITHUB_STEP_SUMMARY"
_LAST = 1_500  # characters of what was said last, where a run broke off


@dataclass(slots=True)
class Summary:
    """The `file` that the summary goes to, if any, and whether it `says` something yet."""

    file: Path | None
    says: bool = False

    def stopped(self, problems: Sequence[Problem], config: Config) -> None:
        """Tell what stopped the run."""
        self._write(stopped(problems, places(os.environ, _event(), config)))

    def passed(self, build: Build) -> None:
        """Tell that nothing stopped it."""
        at = places(os.environ, _event(), build.log.config)
        self._write(passed(build.log, build.undeclared, at))

    def broken_off(self, said: str) -> None:
        """Tell that it broke off, and the end of what was `said` before."""
        self._write(broken_off(said[-_LAST:]))

    def _write(self, text: str) -> None:
        self.says = True
        if self.file is None:
            return
        try:
            with self.file.open("a", encoding="utf-8", errors="replace", newline="\n") as file:
                file.write(without_commands(text))
        except OSError as wrong:  # the run counts, not what is said of it
            click.echo(f"The summary can't be written: {wrong}", err=True)


@contextmanager
def summing_up(file: Path | None, for_runner: bool) -> Iterator[Summary]:
    """A summary that says something in any case; without a `file` it is where GitHub wants it."""
    named = os.environ.get(VARIABLE, "") if for_runner else ""
    summary = Summary(file or (Path(named) if named else None))
    try:
        yield summary
    except click.ClickException as wrong:
        if not summary.says:
            summary.broken_off(wrong.format_message())
        raise
    except Exception:
        if not summary.says:
            summary.broken_off("")
        raise


def _event() -> object:
    """What began the workflow, as JSON; nothing where there is none that can be read."""
    try:
        return json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))
    except (KeyError, OSError, ValueError):
        return None
