"""`learnlog ideas`: the ideas of a log, and the story of one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from learnlog.model import Idea, Moment
from learnlog_cli.idea_arguments import NUMBER, known_idea, known_status
from learnlog_cli.idea_verbs import add_idea, merge_idea, set_idea
from learnlog_cli.idea_words import number_ideas, rename_idea
from learnlog_cli.reading import AS_JSON, SITE, TODAY, print_json, read_or_stop
from learnlog_cli.terminal import Column, print_rows
from learnlog_cli.verbs import Verbs

COLUMNS = (
    Column("", right=True),
    Column("Idea", sentence=True),
    Column("Status"),
    Column("Born", "born {}"),
    Column("Last seen", "last seen {}"),
    Column("Mentions", "mentions: {}", right=True),
)


@click.group(cls=Verbs, short_help="List the ideas, or say what became of one.")
def ideas() -> None:
    """List the ideas of the log, tell the story of one, or say what became of it."""


@ideas.command("list", short_help="List the ideas.")
@SITE
@click.option("--status", metavar="STATUS", help="Only ideas with this status.")
@click.option("--stale", is_flag=True, help="Only live ideas that nobody touched for weeks.")
@AS_JSON
@TODAY
def list_ideas(
    site: Path, status: str | None, stale: bool, as_json: bool, today: dt.date | None
) -> None:
    """List the ideas with status, birth, last touch and mentions."""
    log = read_or_stop(site, today).log
    status = known_status(log, status) if status else None
    found = [
        idea
        for idea in log.ideas.values()
        if (not status or idea.status == status) and (idea.stale or not stale)
    ]
    if as_json:
        print_json([_as_json(idea) for idea in found])
    else:
        empty = "No idea fits." if log.ideas else "There is no idea yet."
        print_rows(COLUMNS, [_row(idea) for idea in found], empty)


@ideas.command("show", short_help="Show the story of an idea.")
@NUMBER
@SITE
@AS_JSON
@TODAY
def show_idea(number: int, site: Path, as_json: bool, today: dt.date | None) -> None:
    """Show everything that was ever said of idea NUMBER."""
    idea = known_idea(read_or_stop(site, today).log, number)
    if as_json:
        history = [_moment_as_json(moment) for moment in idea.history]
        print_json({**_as_json(idea), "impact": idea.impact, "history": history})
        return
    state = f"{idea.status}, waiting for a decision" if idea.stale else idea.status
    into = f" into idea {idea.merged_into}" if idea.merged_into else ""
    click.echo(f"Idea {idea.number}: {idea.title}\n{state}{into}")
    if idea.impact:
        click.echo(f"How we would know that it worked: {idea.impact}")
    for moment in idea.history:
        said = ": ".join(filter(None, (moment.status, moment.note or moment.quote)))
        click.echo(f"\n{moment.entry.date}  {moment.kind}  {moment.source}")
        if said:
            click.echo(f"    {said}")


def _as_json(idea: Idea) -> dict[str, object]:
    return {
        "number": idea.number,
        "title": idea.title,
        "status": idea.status,
        "first_seen": idea.born,
        "last_seen": idea.last_seen,
        "mentions": idea.mentions,
        "stale": idea.stale,
        "merged_into": idea.merged_into,
        "tags": idea.tags,
    }


def _moment_as_json(moment: Moment) -> dict[str, object]:
    return {
        "date": moment.entry.date,
        "kind": moment.kind,
        "status": moment.status,
        "note": moment.note,
        "quote": moment.quote,
        "path": moment.source.path,
        "line": moment.source.line,
    }


def _row(idea: Idea) -> list[str]:
    state = f"{idea.status}, stale" if idea.stale else idea.status
    state += f" into {idea.merged_into}" if idea.merged_into else ""
    cells = (idea.number, idea.title, state, idea.born, idea.last_seen, idea.mentions)
    return [str(cell) for cell in cells]


for verb in (set_idea, add_idea, merge_idea, rename_idea, number_ideas):
    ideas.add_command(verb)
