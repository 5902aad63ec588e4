"""`learnlog new`: the week's file, begun with all that is open."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from learnlog.config import Config
from learnlog.edit import saving
from learnlog.edit.refusal import Refusal, Refused
from learnlog.files.folder import read_folder
from learnlog.model import Log
from learnlog.new_entry import NewEntry, new_entry
from learnlog.new_entry_name import entries_of_week, in_doubt, path_for
from learnlog.outlook import read_outlook
from learnlog.problems import Problem
from learnlog.weeks import long_date, monday_of, working_week
from learnlog_cli.beginning import sentences
from learnlog_cli.beginning.model_files import find_model
from learnlog_cli.beginning.new_file_saving import edit, save_new
from learnlog_cli.completing import models
from learnlog_cli.reading import SITE_OPTION, TODAY, read_settings
from learnlog_cli.stopping import Misunderstood
from learnlog_cli.verbs import OtherVerb
from learnlog_cli.writing.authors import AUTHOR, of_a_new_author, writer

if TYPE_CHECKING:
    from learnlog.reference.reflective_models import ReflectiveModel
    from learnlog_cli.spoken.dates import SpokenDate

_WEEK = dt.timedelta(days=7)
# What is typed by those who look here for files of other kinds.
_OTHERS = {
    **{kind: f"learnlog {kind} new" for kind in ("post", "interview", "assignment", "audit")},
    "review": "learnlog reviews new",
    "reviews": "learnlog reviews new",
    "idea": "learnlog ideas add",
}


class Begun(NamedTuple):
    """A week's file that was made, from which log for whom, and where an old one is kept."""

    made: NewEntry
    log: Log
    problems: list[Problem]
    author: str | None
    kept: str


def _asked(ctx: click.Context, option: click.Parameter, text: str | None) -> SpokenDate | None:
    """The date that was given; what reads dates is loaded only then."""
    if text is None:
        return None
    from learnlog_cli.spoken.dates import asked_date

    return asked_date()(ctx, option, text)


@click.command(
    cls=OtherVerb,
    others=_OTHERS,
    short_help="Begin this week's entry; what is open is in it already.",
)
@SITE_OPTION
@click.option(
    "--date",
    "asked",
    metavar="DATE",
    callback=_asked,
    help='Any day of the week to write about: 2018-09-17, "last friday", "17 Sept".',
)
@AUTHOR
@click.option(
    "--model",
    "model_name",
    metavar="NAME",
    shell_complete=models,
    help="Add the questions of a reflective model: rolfe, gibbs, kolb, or one of your own.",
)
@click.option("--no-edit", is_flag=True, help="Do not open the file in an editor.")
@click.option("--force", is_flag=True, help="Begin an entry anew; a copy of the old one is kept.")
@TODAY
def new(
    site: Path,
    asked: SpokenDate | None,
    author: str | None,
    model_name: str | None,
    no_edit: bool,
    force: bool,
    today: dt.date | None,
) -> None:
    """Begin the entry of a week, named after its Monday, and open it in your editor.

    It asks what became of every step that is still open, and lists the ideas that are. Nothing
    is overwritten: a week that has an entry is refused.
    """
    config, _, day = read_settings(site, today)
    monday = monday_of(asked.on(day) if asked else day)
    _near_enough(monday, day, force)
    model = find_model(site, config.docs_dir, model_name) if model_name else None
    try:
        with saving.site_lock(site):
            begun = _begin(site, config, max(day, monday), monday, author, model, force)
    except Refused as refused:
        raise click.ClickException(str(refused)) from None
    click.echo(sentences.shown(site / begun.made.path))
    for sentence in sentences.of_new_entry(begun.made, begun.problems, begun.kept, monday, day):
        click.echo(sentence, err=True)
    for sentence in of_a_new_author(begun.log, begun.author):
        click.echo(sentence, err=True)
    if asked is None and (sentence := _last_week(begun, day)):
        click.echo(sentence, err=True)
    edit(site, begun.made.path, day, config, wanted=not no_edit)


def _begin(
    site: Path,
    config: Config,
    day: dt.date,
    monday: dt.date,
    author: str | None,
    model: ReflectiveModel | None,
    force: bool,
) -> Begun:
    """Make the file; stops with the reason where it must not be made."""
    texts = read_folder(site, config.docs_dir, config.excluded).texts
    log, problems = read_outlook(texts, day, config)
    who = writer(log, author)
    old = _in_the_way(site, log, who, monday)
    if not old and not force and (path := in_doubt(log, texts, who, monday)):
        raise Refused(sentences.refused_doubtful(path, who, log))
    if old and not force:
        readable = any(entry.source.path == old for entry in log.entries + log.withheld)
        raise Refused(sentences.refused_old(old, monday, readable))
    if old:
        rest = {path: text for path, text in texts.items() if path != old}
        log, problems = read_outlook(rest, day, config)
    made = new_entry(log, who, monday, path=old, model=model)
    return Begun(made, log, problems, who, save_new(site, made.path, made.text, "new", bool(old)))


def _in_the_way(site: Path, log: Log, author: str | None, monday: dt.date) -> str:
    """The path of what the writer has in this week already; "" where there is nothing."""
    own = [entry.source.path for entry in entries_of_week(log, author, monday)]
    if len(own) > 1:
        raise Refused(
            Refusal(
                f"This week has more than one entry of yours: {', '.join(own)}",
                "Join them into one file, then go on there.",
            )
        )
    path = path_for(log, author, monday)
    others = [one for one in log.entries + log.withheld if one.source.path == path]
    if not own and others:
        raise Refused(
            Refusal(
                f"{path} is the entry of {others[0].author or 'somebody without a name'}",
                "Say who you are, so that yours gets a name of its own: --author KEY",
            )
        )
    return own[0] if own else path if (site / path).exists() else ""


def _near_enough(monday: dt.date, day: dt.date, force: bool) -> None:
    """Refuse weeks that nobody can write about yet."""
    if monday > monday_of(day) + _WEEK and not force:
        raise Misunderstood(
            f"The week of {working_week(monday)} is more than a week away from today "
            f"({long_date(day)}). Give another --date, or add --force if you mean it."
        )


def _last_week(begun: Begun, day: dt.date) -> str:
    """A word to those who write on a Monday or Tuesday about the week that is over."""
    before = monday_of(day) - _WEEK
    late = day.weekday() < 2 and not entries_of_week(begun.log, begun.author, before)
    writes = any(entry.author == begun.author for entry in begun.log.entries)
    return sentences.for_last_week(before) if late and writes else ""
