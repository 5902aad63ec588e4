"""`learnlog ideas set`, `add`, `merge`: decisions about ideas, in this week's entry."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from learnlog.edit.idea_changes import added, free_number, said_of
from learnlog.entry_texts import Known
from learnlog.idea_rules import reason_needed
from learnlog.model import Idea, Log
from learnlog.weeks import monday_of
from learnlog_cli.asking import reason
from learnlog_cli.idea_arguments import (
    IMPACT,
    INTO,
    NOTE,
    NUMBER,
    STATUS,
    TITLE,
    WEEK,
    known_idea,
    known_status,
    refuse_known,
    title_of,
)
from learnlog_cli.reading import SITE_OPTION, TODAY
from learnlog_cli.spoken.dates import SpokenDate
from learnlog_cli.stopping import Misunderstood, stop
from learnlog_cli.writing.authors import AUTHOR
from learnlog_cli.writing.desk import Desk
from learnlog_cli.writing.mistakes import unread
from learnlog_cli.writing.opening import at_desk, look
from learnlog_cli.writing.telling import say


@click.command("set", short_help="Say how far an idea is.")
@NUMBER
@STATUS
@NOTE
@WEEK
@AUTHOR
@SITE_OPTION
@TODAY
def set_idea(
    number: int,
    status: str | None,
    note: str | None,
    week: SpokenDate | None,
    author: str | None,
    site: Path,
    today: dt.date | None,
) -> None:
    """Say that idea NUMBER is now STATUS, in this week's entry.

    Earlier entries stay as they are. Parking, rejecting and going back need a note that says why.

    \b
    learnlog ideas set 3 testing
    learnlog ideas set 3 parked --note "No room before the spring"
    """
    known: Known = {}
    log = look(site, today, author, week, known).log
    idea, status = known_idea(log, number), known_status(log, status)
    if status == "merged":
        raise Misunderstood(f"Merge it into another: learnlog ideas merge {number} INTO")
    note = note or _reason(log, idea, status)
    with at_desk(site, today, author, f"ideas set {number} {status}", week, known) as desk:
        decide(desk, number, {"status": status, **({"note": note} if note else {})})
        today_is = desk.log.ideas[number].status
    if today_is == status:
        say(f"Idea {number} is now {status}: {idea.title}", desk)
    else:
        say(f"Idea {number} was {status} that week, and is {today_is} today: {idea.title}", desk)


@click.command("add", short_help="Write a new idea down.")
@TITLE
@NOTE
@IMPACT
@WEEK
@AUTHOR
@SITE_OPTION
@TODAY
def add_idea(
    title: tuple[str, ...],
    note: str | None,
    impact: str | None,
    week: SpokenDate | None,
    author: str | None,
    site: Path,
    today: dt.date | None,
) -> None:
    """Write a new idea into this week's entry, with the next free number.

    \b
    learnlog ideas add "Put the board where the porters can see it"
    """
    words = title_of(title)
    with at_desk(site, today, author, f"ideas add {words}", week) as desk:
        stop(unread(desk.problems))
        refuse_known(desk.log, words)
        entry = desk.entry_or_new()
        number = free_number(desk.log)
        more = {"note": note, "impact": impact}
        fields = {name: value for name, value in more.items() if value}
        new = {"idea": str(number), "title": words, **fields}
        desk.change((entry, added(entry, desk.log, new)))
    say(f"Idea {number} is new: {words}", desk)


@click.command("merge", short_help="Make an idea a part of another.")
@NUMBER
@INTO
@NOTE
@WEEK
@AUTHOR
@SITE_OPTION
@TODAY
def merge_idea(
    number: int,
    into: int,
    note: str | None,
    week: SpokenDate | None,
    author: str | None,
    site: Path,
    today: dt.date | None,
) -> None:
    """Say that idea NUMBER has become a part of idea INTO.

    \b
    learnlog ideas merge 7 3 --note "Both are about the board"
    """
    with at_desk(site, today, author, f"ideas merge {number} {into}", week) as desk:
        merge(desk, number, into, note)
        title = desk.log.ideas[into].title
    say(f"Idea {number} is now a part of idea {into}: {title}", desk)


def merge(desk: Desk, number: int, into: int, note: str | None) -> None:
    """Write down that an idea became a part of another, unless that goes nowhere."""
    idea, other = known_idea(desk.log, number), known_idea(desk.log, into)
    if number == into:
        raise Misunderstood(f"Idea {number} can't become a part of itself.")
    if other.merged_into == number:
        raise Misunderstood(
            f"Idea {into} is a part of idea {number} already. To turn that round, first take it up "
            f'again: learnlog ideas set {into} {desk.config.statuses[1]} --note "…"'
        )
    if other.merged_into:
        raise Misunderstood(
            f"Idea {into} was itself merged into idea {other.merged_into}; "
            f"perhaps: learnlog ideas merge {number} {other.merged_into}"
        )
    if idea.merged_into not in (None, into) and not note:
        raise Misunderstood(
            f"Idea {number} is a part of idea {idea.merged_into} already. To move it, say why: "
            f'learnlog ideas merge {number} {into} --note "…"'
        )
    words = {"note": note} if note else {}
    decide(desk, number, {"status": "merged", "into": str(into), **words})


def decide(desk: Desk, number: int, fields: dict[str, str]) -> None:
    """Write what was decided about an idea into the entry of the week."""
    born = known_idea(desk.log, number).born
    if monday_of(born) > desk.monday:
        raise Misunderstood(f"Idea {number} was first written down on {born}, after that week.")
    entry = desk.entry_or_new()
    desk.change((entry, said_of(entry, desk.log, number, fields)))


def _reason(log: Log, idea: Idea, status: str) -> str | None:
    """A note where the decision needs one: asked for on a terminal."""
    why = reason_needed(idea, status, log.config)
    return reason(f"{why[:1].upper()}{why[1:]} needs a reason") if why else None
