"""A problem as lines of a terminal: where, what, and what to write instead."""

from __future__ import annotations

import os
from textwrap import indent

import click

from learnlog.problems import Problem, Severity
from learnlog.workflow_commands import in_workflow, without_commands

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}


def print_problem(problem: Problem, *, for_runner: bool = False) -> None:
    """Print a problem on stdout; `for_runner` as in a workflow, so that none of it is a command."""
    told, hint = f"{problem.source}: {problem.message} ", indent(problem.hint, " " * 4)
    if for_runner or in_workflow(os.environ):
        told, hint = without_commands(told), without_commands(hint)
    click.echo(told, nl=False)
    click.secho(f"[{problem.code}]", fg=_COLOURS[problem.severity])
    for line in hint.splitlines():
        click.secho(line, dim=True)
