"""A problem as lines of a terminal: where, what, and what to write instead."""

from __future__ import annotations

import click

from learnlog.problems import Problem, Severity

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}


def print_problem(problem: Problem) -> None:
    """Print a problem on stdout."""
    click.echo(f"{problem.source}: {problem.message} ", nl=False)
    click.secho(f"[{problem.code}]", fg=_COLOURS[problem.severity])
    for line in problem.hint.splitlines():
        click.secho(f"    {line}", dim=True)
