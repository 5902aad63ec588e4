"""`learnlog ideas rename` and `number`: the line of an idea's birth, and no other."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from learnlog.edit.idea_changes import pinned, renamed
from learnlog_cli.idea_arguments import NUMBER, TITLE, known_idea, refuse_known, title_of
from learnlog_cli.reading import SITE_OPTION, TODAY
from learnlog_cli.stopping import Misunderstood, stop
from learnlog_cli.writing.mistakes import unread
from learnlog_cli.writing.opening import ANYONE, at_desk
from learnlog_cli.writing.telling import say_where


@click.command("rename", short_help="Give an idea another title.")
@NUMBER
@TITLE
@SITE_OPTION
@TODAY
def rename_idea(number: int, title: tuple[str, ...], site: Path, today: dt.date | None) -> None:
    """Give idea NUMBER another TITLE, where it was first written down.

    \b
    learnlog ideas rename 3 "Ask the night staff what they write on the board"
    """
    words = title_of(title)
    with at_desk(site, today, ANYONE, f"ideas rename {number} {words}") as desk:
        idea = known_idea(desk.log, number)
        if words == idea.title:
            raise Misunderstood(f"Idea {number} has this title already.")
        refuse_known(desk.log, words, besides=number)
        entry = idea.history[0].entry
        desk.rename(entry, number, words, renamed(entry, idea, words))
    click.echo(f"Idea {number} is now called: {words}\nIt was: {idea.title}")
    say_where(desk)


@click.command("number", short_help="Write down the numbers of ideas that have none.")
@SITE_OPTION
@TODAY
def number_ideas(site: Path, today: dt.date | None) -> None:
    """Write the number of every idea that has none into its file, so that it can never shift.

    Nothing else in the files changes.
    """
    with at_desk(site, today, ANYONE, "ideas number") as desk:
        stop(unread(desk.problems))
        numbered = sorted(desk.log.numbers.values())
        pins = [(entry, pinned(entry, desk.log)) for entry in desk.log.entries]
        desk.change(*(pair for pair in pins if pair[1]))
    for number in numbered:
        click.echo(f"Idea {number} has its number written down: {desk.log.ideas[number].title}")
    if not numbered:
        click.echo("Every idea has its number already.", err=True)
    else:
        say_where(desk)
