"""Problems as lines of a terminal: where, how grave, what, and what to write instead."""

from __future__ import annotations

import os
from collections.abc import Iterable
from textwrap import indent

import click

from learnlog.problems import Problem, Severity, said_once
from learnlog.workflow_commands import in_workflow, without_commands

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}


def print_problem(problem: Problem, *, for_runner: bool = False) -> None:
    """Print a problem on stdout, without what it has in common with others.

    `for_runner` as in a workflow, so that none of it is a command there.
    """
    told, hint = f": {problem.message} ", indent(problem.hint, " " * 4)
    if for_runner or in_workflow(os.environ):
        told, hint = without_commands(told), without_commands(hint)
    colour = COLOURS[problem.severity]
    click.echo(f"{problem.source}: ", nl=False)
    click.secho(problem.severity.value, fg=colour, nl=False)
    click.echo(told, nl=False)
    click.secho(f"[{problem.code}]", fg=colour)
    for line in hint.splitlines():
        click.secho(line, dim=True)


def print_besides(problems: Iterable[Problem]) -> None:
    """Print on stderr, once, what the problems that were printed have in common."""
    for sentence in said_once(problems):
        click.echo(sentence, err=True)
