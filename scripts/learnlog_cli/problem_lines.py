"""Problems as lines of a terminal: where, how grave, what, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable

import click

from learnlog.problems import Problem, Severity, said_once

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}


def print_problem(problem: Problem) -> None:
    """Print a problem on stdout, without what it has in common with others."""
    colour = _COLOURS[problem.severity]
    click.echo(f"{problem.source}: ", nl=False)
    click.secho(problem.severity.value, fg=colour, nl=False)
    click.echo(f": {problem.message} ", nl=False)
    click.secho(f"[{problem.code}]", fg=colour)
    for line in problem.hint.splitlines():
        click.secho(f"    {line}", dim=True)


def print_besides(problems: Iterable[Problem]) -> None:
    """Print on stderr, once, what the problems that were printed have in common."""
    for sentence in said_once(problems):
        click.echo(sentence, err=True)
