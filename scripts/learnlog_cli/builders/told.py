"""What a builder said that is wrong, told as learnlog tells its own problems."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import indent

import click

from learnlog.problems import Problem, Severity, Source
from learnlog.workflow_commands import in_workflow, without_commands
from learnlog_cli.problem_lines import COLOURS, print_besides, print_problem


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that a builder said: where (a path of "" for nowhere), how grave, and what."""

    source: Source
    severity: Severity
    message: str
    hint: str = ""


def print_told(told: Iterable[Problem | Told]) -> None:
    """Print what is wrong on stdout, learnlog's own problems and those of a builder alike."""
    for one in told:
        if isinstance(one, Problem):
            print_problem(one)
        else:
            _print(one)


def print_in_common(told: Iterable[Problem | Told]) -> None:
    """Print, once, what learnlog's own problems among these have in common."""
    print_besides(one for one in told if isinstance(one, Problem))


def counted(told: Iterable[Problem | Told]) -> dict[Severity, int]:
    """How many there are of each severity, the gravest first, without those that there are not."""
    counts = Counter(one.severity for one in told)
    return {severity: counts[severity] for severity in Severity if counts[severity]}


class Stopped(Exception):  # noqa: N818 - no fault of the program
    """What was told forbids to put the new site in the old one's place."""


def stop_on(told: Iterable[Problem | Told], strict: bool) -> None:
    """Stop where there are errors or, in a strict build, warnings."""
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if stopping & set(counted(told)):
        raise Stopped


def _print(told: Told) -> None:
    message, hint = told.message, indent(told.hint, " " * 4)
    if in_workflow(os.environ):
        message, hint = without_commands(message), without_commands(hint)
    click.echo(f"{told.source}: " if told.source.path else "", nl=False)
    click.secho(told.severity.value, fg=COLOURS[told.severity], nl=False)
    click.echo(f": {message}")
    for line in hint.splitlines():
        click.secho(line, dim=True)
