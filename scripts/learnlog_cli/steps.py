"""`learnlog steps`: what is still to be done, and what became of the rest."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from learnlog.model import Kind, Step
from learnlog_cli.reading import AS_JSON, SITE, TODAY, print_json, read_or_stop
from learnlog_cli.step_verbs import carry, defer, done, drop
from learnlog_cli.terminal import Column, print_rows
from learnlog_cli.verbs import Verbs

COLUMNS = (
    Column("Step", sentence=True),
    Column("From", "from {}"),
    Column("Due", "due {}"),
    Column("Carried", "carried {}", right=True),
    Column("Outcome", "outcome: {}"),
    Column("Closed", "closed {}"),
    Column("Idea", "idea {}"),
)


@click.group(cls=Verbs, short_help="List the next steps, or say what became of one.")
def steps() -> None:
    """List the next steps of the log, or say what became of one."""


@steps.command("list", short_help="List the open steps.")
@SITE
@click.option("--all", "everything", is_flag=True, help="Closed steps too.")
@AS_JSON
@TODAY
def list_steps(site: Path, everything: bool, as_json: bool, today: dt.date | None) -> None:
    """List the open steps, oldest first, with where each came from and how often it was carried."""
    log = read_or_stop(site, today).log
    found = [step for step in log.steps if everything or step.open]
    if as_json:
        print_json([_as_json(step) for step in found])
    else:
        print_rows(COLUMNS, [_row(step) for step in found], "Nothing is open.")


def _as_json(step: Step) -> dict[str, object]:
    return {
        "text": step.text,
        "origin": step.origin.date,
        "due": step.due,
        "carried": step.carried,
        "outcome": step.outcome,
        "closed": step.closed,
        "idea": step.idea,
    }


def _row(step: Step) -> list[str]:
    carried = step.carried or None  # that a step was never carried is nothing to tell
    cells = (_origin(step), step.due, carried, step.outcome, step.closed, step.idea)
    return [step.text, *("" if cell is None else str(cell) for cell in cells)]


def _origin(step: Step) -> str:
    """The day of the entry that a step comes from, and its kind if it is no week's."""
    entry = step.origin
    return str(entry.date) if entry.kind is Kind.WEEK else f"{entry.date} ({entry.kind.word})"


for verb in (done, carry, defer, drop):
    steps.add_command(verb)
