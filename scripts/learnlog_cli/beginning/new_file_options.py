"""The options and arguments of every command that makes a file of a log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from learnlog.weeks import long_date
from learnlog_cli.beginning.new_file import Asked
from learnlog_cli.reading import SITE_OPTION, TODAY
from learnlog_cli.spoken.dates import SpokenDate, asked_date
from learnlog_cli.stopping import Misunderstood
from learnlog_cli.writing.authors import AUTHOR

_NO_EDIT = click.option("--no-edit", is_flag=True, help="Do not open the file in an editor.")
_FORCE = click.option(
    "--force", is_flag=True, help="Begin a file anew; a copy of the old one is kept."
)
TITLE = click.argument("title", nargs=-1, metavar="TITLE...")
DATE = click.option(
    "--date",
    "day",
    metavar="DATE",
    callback=asked_date(),
    help='The day it is of, today unless given: 2018-09-17, "last friday", "17 Sept".',
)


def makes_a_file(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of all that make a file, which reach it as one value, `asked`."""

    @wraps(command)
    def bundled(
        site: Path,
        author: str | None,
        today: dt.date | None,
        no_edit: bool,
        force: bool,
        **own: Any,
    ) -> None:
        command(Asked(site, author, today, no_edit, force), **own)

    decorated: Callable[..., None] = bundled
    for option in (TODAY, SITE_OPTION, AUTHOR, _FORCE, _NO_EDIT):
        decorated = option(decorated)
    return decorated


def title_in(typed: tuple[str, ...], example: str) -> str:
    """The title that was typed as one or several words."""
    if words := " ".join(" ".join(typed).split()):
        return words
    raise Misunderstood(f"It needs a title, for example: learnlog {example}")


def day_of(asked: SpokenDate | None, today: dt.date) -> dt.date:
    """The day that was asked for, or else today."""
    return asked.on(today) if asked else today


def ahead(day: dt.date, today: dt.date) -> tuple[str, ...]:
    """What is said of a file of a day to come."""
    if day <= today:
        return ()
    return (f"It is of a day to come, and stays out of the site until {long_date(day)}.",)
