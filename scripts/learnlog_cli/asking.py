"""Questions to the person, asked only where somebody sits at a terminal."""

from __future__ import annotations

import sys

import click

from learnlog_cli.stopping import Misunderstood

_ANSWERS = {"y": True, "yes": True, "n": False, "no": False}


def at_terminal() -> bool:
    """Whether somebody can be asked and can see the question."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty())


def yes_or_no(question: str) -> bool:
    """An answer to a question, which is asked until it is one."""
    while True:
        said = click.prompt(f"{question} [y/n]", default="", show_default=False, err=True)
        if (answer := said.strip().lower()) in _ANSWERS:
            return _ANSWERS[answer]
        click.echo("Answer y for yes, or n for no.", err=True)


def reason(why: str) -> str:
    """A reason that is needed; without a terminal the command ends and says how to give it."""
    if not at_terminal():
        raise Misunderstood(f'{why}. Give it with --note "…"')
    click.echo(f"{why}.", err=True)
    answer: str = click.prompt("Why", err=True)
    return " ".join(answer.split())
