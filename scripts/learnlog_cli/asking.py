"""Questions to the person, asked only where somebody sits at a terminal."""

from __future__ import annotations

import sys

import click

from learnlog_cli.stopping import Misunderstood


def at_terminal() -> bool:
    """Whether somebody can be asked and can see the question."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty())


def reason(why: str) -> str:
    """A reason that is needed; without a terminal the command ends and says how to give it."""
    if not at_terminal():
        raise Misunderstood(f'{why}. Give it with --note "…"')
    click.echo(f"{why}.", err=True)
    answer: str = click.prompt("Why", err=True)
    return " ".join(answer.split())
