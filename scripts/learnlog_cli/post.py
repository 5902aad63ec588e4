"""`learnlog post`: articles, reports and case studies, begun as files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from learnlog.did_you_mean import nearest
from learnlog.front_matter.kind_fields import FORMS
from learnlog.kinds import Kind
from learnlog.new_file_name import dated_uri
from learnlog.new_post import new_post
from learnlog_cli.beginning.new_file import Asked, NewFile, Outlook, make_file
from learnlog_cli.beginning.new_file_options import (
    DATE,
    TITLE,
    ahead,
    day_of,
    makes_a_file,
    title_in,
)
from learnlog_cli.completing import forms
from learnlog_cli.entry_lists import list_entries
from learnlog_cli.reading import AS_JSON, SITE, TODAY
from learnlog_cli.spoken.dates import SpokenDate
from learnlog_cli.stopping import Misunderstood
from learnlog_cli.verbs import Verbs

_WRITE = (
    "Your text goes below the last ---, what is above it may stay empty; 'standfirst' is the "
    "sentence that leads into it."
)


def _form(_ctx: click.Context, _option: click.Parameter, typed: str | None) -> str | None:
    """A form as it is written in the file; an unknown one ends the command, with the nearest."""
    if typed is None:
        return None
    written = " ".join(typed.lower().replace("-", " ").split())
    if written in FORMS:
        return written
    close = nearest(written, FORMS)
    hint = f" Did you mean '{close}'?" if close else ""
    raise Misunderstood(f"There is no form '{typed}'; there are {', '.join(FORMS)}.{hint}")


@click.group(cls=Verbs, short_help="Begin a post (an article, a report), or list them.")
def post() -> None:
    """Posts stand for themselves and tell of no week: articles, event reports, case studies."""


@post.command("new", short_help="Begin a post, named after its day and its title.")
@TITLE
@DATE
@click.option(
    "--form",
    metavar="FORM",
    callback=_form,
    shell_complete=forms,
    help=f"What it is: {', '.join(FORMS[:-1])} or {FORMS[-1]}; in quotes where it is two words.",
)
@click.option("--event", metavar="NAME", default="", help="The event that it tells of.")
@makes_a_file
def new_file(
    asked: Asked, title: tuple[str, ...], day: SpokenDate | None, form: str | None, event: str
) -> None:
    """Begin a post with this title, and open it in your editor.

    The file is named after its day and its title. Nothing is overwritten.

    \b
    learnlog post new "Eleven out of fourteen"
    learnlog post new "What the forum said" --form "event report" --event "Spring forum"
    learnlog post new "Two kettles" --date "last friday"
    """
    words = title_in(title, 'post new "Two kettles"')

    def compose(now: Outlook) -> NewFile:
        date = day_of(day, now.log.today)
        text = new_post(words, now.author, date, form=form, event=" ".join(event.split()))
        uri = dated_uri(Kind.POST, date, words)
        return NewFile(uri, text, (_WRITE, *ahead(date, now.log.today)))

    make_file(asked, f"post new {words}", compose)


@post.command("list", short_help="List the posts, the latest first.")
@SITE
@AS_JSON
@TODAY
def list_posts(site: Path, as_json: bool, today: dt.date | None) -> None:
    """List the posts: day, title and file, and which are not published yet."""
    list_entries(Kind.POST, site, as_json, today)
