"""`learnlog interview`: questions and answers, begun as a file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from learnlog.kinds import Kind
from learnlog.new_file_name import dated_uri, undated_uri
from learnlog.new_interview import new_interview
from learnlog_cli.beginning.new_file import Asked, NewFile, Outlook, make_file
from learnlog_cli.beginning.new_file_options import (
    DATE,
    TITLE,
    ahead,
    day_of,
    makes_a_file,
    title_in,
)
from learnlog_cli.entry_lists import list_entries
from learnlog_cli.reading import AS_JSON, SITE, TODAY
from learnlog_cli.spoken.dates import SpokenDate
from learnlog_cli.stopping import Misunderstood
from learnlog_cli.verbs import Verbs

_WRITE = (
    "Below the last ---, write each question as a line that begins with ## and a space, and the "
    "answer under it."
)
_CONSENT = "Ask those whom you name: only 'consent: given' lets a name onto a page."


@click.group(cls=Verbs, short_help="Begin an interview (questions and answers), or list them.")
def interview() -> None:
    """Interviews are questions and answers; each question is a heading of the page."""


@interview.command("new", short_help="Begin an interview, named after its day and its title.")
@TITLE
@DATE
@click.option(
    "--undated", is_flag=True, help="It has no day, for example where it was held in pieces."
)
@makes_a_file
def new_file(asked: Asked, title: tuple[str, ...], day: SpokenDate | None, undated: bool) -> None:
    """Begin an interview with this title, and open it in your editor.

    The file is named after its day and its title, or with --undated after the title alone.
    Nothing is overwritten.

    \b
    learnlog interview new "Four questions for a night porter"
    learnlog interview new "Four trusts and one night" --date 2018-08-19
    learnlog interview new "Four questions in the van" --undated
    """
    words = title_in(title, 'interview new "Four questions for a night porter"')
    if undated and day:
        raise Misunderstood(
            "An interview has a day or has none: give either --date or --undated, not both."
        )

    def compose(now: Outlook) -> NewFile:
        today = now.log.today
        date = None if undated else day_of(day, today)
        uri = dated_uri(Kind.INTERVIEW, date, words) if date else ""
        text = new_interview(words, now.author, date, today)
        told = (_WRITE, _CONSENT, *(ahead(date, today) if date else ()))
        return NewFile(uri or undated_uri(Kind.INTERVIEW, words), text, told)

    make_file(asked, f"interview new {words}", compose)


@interview.command("list", short_help="List the interviews, the latest first.")
@SITE
@AS_JSON
@TODAY
def list_interviews(site: Path, as_json: bool, today: dt.date | None) -> None:
    """List the interviews: day, title and file, and which are not published yet."""
    list_entries(Kind.INTERVIEW, site, as_json, today)
