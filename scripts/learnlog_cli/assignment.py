"""`learnlog assignment`: a period of work with objectives, begun as a file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from learnlog.kinds import Kind
from learnlog.new_assignment import new_assignment
from learnlog.new_file_name import undated_uri
from learnlog.weeks import monday_of, working_week
from learnlog_cli.beginning.new_file import Asked, NewFile, Outlook, make_file
from learnlog_cli.beginning.new_file_options import TITLE, ahead, makes_a_file, title_in
from learnlog_cli.entry_lists import list_entries
from learnlog_cli.reading import AS_JSON, SITE, TODAY
from learnlog_cli.spoken.dates import SpokenDate, asked_date
from learnlog_cli.stopping import Misunderstood
from learnlog_cli.verbs import Verbs

_NO_START = (
    "It has no first day yet. With one, after 'start:', your weeks are counted from it and have "
    "their place in it."
)


@click.group(cls=Verbs, short_help="Begin an assignment (work with objectives), or list them.")
def assignment() -> None:
    """Assignments are periods of work with objectives; your weeks belong to them."""


@assignment.command("new", short_help="Begin an assignment, named after its title.")
@TITLE
@click.option(
    "--start",
    metavar="DATE",
    callback=asked_date(),
    help='The first day: 2018-09-17, "17 Sept". Weeks are counted from it.',
)
@click.option(
    "--end",
    metavar="DATE",
    callback=asked_date(future=True),
    help="The last day, where it is known.",
)
@makes_a_file
def new_file(
    asked: Asked, title: tuple[str, ...], start: SpokenDate | None, end: SpokenDate | None
) -> None:
    """Begin an assignment with this title, and open it in your editor.

    The file is named after its title. Nothing is overwritten.

    \b
    learnlog assignment new "A year in the linen store"
    learnlog assignment new "Three months at the day unit" --start 2018-01-15 --end 2018-04-13
    """
    words = title_in(title, 'assignment new "A year in the linen store"')

    def compose(now: Outlook) -> NewFile:
        today = now.log.today
        first, last = start.on(today) if start else None, end.on(today) if end else None
        if first and last and last < first:
            raise Misunderstood(f"It would end ({last}) before it starts ({first}).")
        text = new_assignment(words, now.author, start=first, end=last)
        return NewFile(undated_uri(Kind.ASSIGNMENT, words), text, _told(first, today))

    make_file(asked, f"assignment new {words}", compose)


def _told(start: dt.date | None, today: dt.date) -> tuple[str, ...]:
    if start is None:
        return (_NO_START,)
    week = working_week(monday_of(start))
    return (f"Its week 1 is that of {week}: your weeks are counted from it.", *ahead(start, today))


@assignment.command("list", short_help="List the assignments, the latest first.")
@SITE
@AS_JSON
@TODAY
def list_assignments(site: Path, as_json: bool, today: dt.date | None) -> None:
    """List the assignments: day, title and file, and which are not published yet."""
    list_entries(Kind.ASSIGNMENT, site, as_json, today)
