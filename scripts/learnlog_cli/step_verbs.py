"""`learnlog steps done`, `drop`, `defer`, `carry`: what became of a next step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from learnlog.did_you_mean import nearest, nearest_by_words
from learnlog.edit.step_changes import NEEDS_REASON, answerable, answered, answered_in, fitting
from learnlog.entry_texts import Known
from learnlog.model import Step
from learnlog_cli.asking import reason
from learnlog_cli.completing import open_steps
from learnlog_cli.idea_arguments import NOTE, WEEK
from learnlog_cli.reading import SITE_OPTION, TODAY
from learnlog_cli.spoken.dates import SpokenDate, asked_date
from learnlog_cli.stopping import Misunderstood
from learnlog_cli.writing.authors import AUTHOR
from learnlog_cli.writing.desk import Desk
from learnlog_cli.writing.opening import at_desk, look
from learnlog_cli.writing.telling import say

MOST_SHOWN = 12
WORDS = click.argument("words", nargs=-1, metavar="WORDS...", shell_complete=open_steps)
UNTIL = click.option(
    "--until",
    metavar="DATE",
    callback=asked_date(future=True),
    help='When it should come back: 2018-11-05, "in 2 weeks".',
)
_REASONS = {"dropped": "A step that is dropped", "deferred": "A step that is put off"}


def _verb(name: str, short: str, long: str) -> Callable[[Callable[..., None]], click.Command]:
    """A command with what all four have in common."""

    def decorated(function: Callable[..., None]) -> click.Command:
        wrapped: Callable[..., Any] = function
        for option in (TODAY, SITE_OPTION, AUTHOR, WEEK, NOTE, WORDS):
            wrapped = option(wrapped)
        return click.command(name, short_help=short, help=long)(wrapped)

    return decorated


@_verb(
    "done",
    "Say that a step is done.",
    """Say that a step is done. WORDS may be any part of it that fits one open step.

    \b
    learnlog steps done meet the records team
    """,
)
def done(**given: Any) -> None:
    """Answer `done`."""
    answer("done", **given)


@_verb(
    "drop",
    "Give a step up, and say why.",
    """Give a step up; the reason is kept with it.

    \b
    learnlog steps drop records team --note "They have moved to another site"
    """,
)
def drop(**given: Any) -> None:
    """Answer `dropped`."""
    answer("dropped", **given)


@_verb(
    "carry",
    "Take a step along to next week.",
    """Say that a step is not done yet and goes on.

    \b
    learnlog steps carry records team
    """,
)
def carry(**given: Any) -> None:
    """Answer `carried`."""
    answer("carried", **given)


@UNTIL
@_verb(
    "defer",
    "Put a step off, and say why.",
    """Put a step off; it rests until the date, where one is given.

    \b
    learnlog steps defer records team --until "in 3 weeks" --note "Their lead is away"
    """,
)
def defer(until: SpokenDate | None, **given: Any) -> None:
    """Answer `deferred`."""
    answer("deferred", until=until, **given)


def answer(
    outcome: str,
    words: tuple[str, ...],
    note: str | None,
    week: SpokenDate | None,
    author: str | None,
    site: Path,
    today: dt.date | None,
    until: SpokenDate | None = None,
) -> None:
    """Write into the week's entry what became of the step that the words mean."""
    known: Known = {}
    desk = look(site, today, author, week, known)
    said = " ".join(words)
    step = the_step(desk, said)
    day = until.on(desk.day) if until else None
    if day and day <= desk.day:
        raise Misunderstood(f"{day} is not a day to come; give a later one with --until.")
    if outcome in NEEDS_REASON and not note:
        note = reason(f"{_REASONS[outcome]} needs a reason")
    what = f"steps {click.get_current_context().info_name} {said}"
    with at_desk(site, today, author, what, week, known) as desk:
        respond(desk, step, outcome, note, day)
    say(f"{outcome.capitalize()}: {step.text}", desk)


def respond(
    desk: Desk, step: Step, outcome: str, note: str | None, until: dt.date | None = None
) -> None:
    """Write an answer to a step into the entry of the week."""
    entry = desk.entry_or_new()
    more = {"note": note, "until": until and str(until)}
    fields = {"outcome": outcome, **{name: value for name, value in more.items() if value}}
    desk.change((entry, [answered(entry, step, fields)]))


def the_step(desk: Desk, words: str) -> Step:
    """The one step that some words mean; where it is not certain, the command ends and lists.

    Steps without an answer this week come first.
    """
    entry = desk.entry()
    steps = answerable(entry, desk.log.steps, desk.author)
    waiting = [step for step in steps if not answered_in(entry, step)]
    if not words.strip():
        raise Misunderstood(f"Which step? Write some words of it.{_open(waiting)}")
    found = fitting(words, waiting) or fitting(words, steps)
    if len(found) == 1:
        return found[0]
    if found:
        raise Misunderstood(
            f"'{words}' fits several steps; write more of the one:\n{_lines(found)}"
        )
    raise Misunderstood(_none(desk, words, steps, waiting))


def _none(desk: Desk, words: str, steps: list[Step], waiting: list[Step]) -> str:
    entry = desk.entry()
    planned = [step for step in desk.log.steps if entry and step.origin.uri == entry.uri]
    if fitting(words, planned):
        return (
            f"'{fitting(words, planned)[0].text}' is a plan of this week's own entry; it can be "
            "followed up from next week on. If it is done already, make it an achievement."
        )
    closed = [step for step in desk.log.steps if not step.open and step not in steps]
    if past := fitting(words, closed):
        return f"'{past[-1].text}' was {past[-1].outcome} on {past[-1].closed}."
    others = [step for step in desk.log.steps if step.open and step.origin.author != desk.author]
    if theirs := fitting(words, others):
        return f"'{theirs[0].text}' is a step of {theirs[0].origin.author or 'somebody else'}."
    texts = [step.text for step in steps]
    close = nearest_by_words(words, texts) or nearest(words, texts)
    hint = f" Did you mean '{close}'?" if close else ""
    return f"No open step has the words '{words}'.{hint}{_open(waiting)}"


def _open(steps: list[Step]) -> str:
    if not steps:
        return " Nothing is open from earlier weeks."
    return f" Open are:\n{_lines(steps)}"


def _lines(steps: list[Step]) -> str:
    shown = [f"  {step.text}  (from {step.origin.date})" for step in steps[:MOST_SHOWN]]
    more = len(steps) - len(shown)
    return "\n".join(shown + ([f"  and {more} more: learnlog steps list"] if more else []))
