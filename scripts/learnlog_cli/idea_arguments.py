"""The ideas, statuses and titles that somebody types, and what is said of unknown ones."""

from __future__ import annotations

import click

from learnlog.did_you_mean import nearest
from learnlog.model import Idea, Log
from learnlog.wording import same_words_key
from learnlog_cli.completing import idea_numbers, statuses
from learnlog_cli.spoken.dates import asked_date
from learnlog_cli.stopping import Misunderstood


def _number(_ctx: click.Context, _argument: click.Parameter, typed: str) -> int:
    digits = typed.removeprefix("#")
    if digits.isascii() and digits.isdecimal() and len(digits) < 10:
        return int(digits)
    raise Misunderstood(
        f"'{typed}' is not the number of an idea; 'learnlog ideas list' shows them."
    )


NUMBER = click.argument("number", callback=_number, shell_complete=idea_numbers)
INTO = click.argument("into", callback=_number, shell_complete=idea_numbers)
STATUS = click.argument("status", required=False, metavar="STATUS", shell_complete=statuses)
TITLE = click.argument("title", nargs=-1, metavar="TITLE...")


def _words(_ctx: click.Context, _option: click.Parameter, typed: str | None) -> str | None:
    """Words in one line; blanks alone are none."""
    return " ".join((typed or "").split()) or None


NOTE = click.option("--note", metavar="WORDS", callback=_words, help="What happened, or why.")
IMPACT = click.option(
    "--impact", metavar="WORDS", callback=_words, help="How you would know that it worked."
)
WEEK = click.option(
    "--week",
    metavar="DATE",
    callback=asked_date(),
    help='Write into the entry of this week: 2018-09-17, "last week".',
)


def title_of(typed: tuple[str, ...]) -> str:
    """The title that was typed as one or several words."""
    if words := " ".join(" ".join(typed).split()):
        return words
    raise Misunderstood("An idea needs words: what would you do?")


def known_idea(log: Log, number: int) -> Idea:
    """The idea of that number; where there is none, the command ends and names the nearest."""
    if number not in log.ideas:
        near = min(log.ideas, key=lambda other: (abs(other - number), other), default=None)
        hint = f" The nearest is idea {near}, '{log.ideas[near].title}'." if near else ""
        raise Misunderstood(f"There is no idea {number}.{hint}")
    return log.ideas[number]


def known_status(log: Log, status: str | None) -> str:
    """A status as the log writes it; an unknown one ends the command, with the nearest."""
    known = log.config.all_statuses
    if not status:
        raise Misunderstood(f"How far is it? Write one of {', '.join(known)} behind the number.")
    if status.lower() in known:
        return status.lower()
    close = nearest(status, known)
    hint = f" Did you mean '{close}'?" if close else ""
    raise Misunderstood(f"There is no status '{status}'; there are {', '.join(known)}.{hint}")


def refuse_known(log: Log, title: str, besides: int = 0) -> None:
    """End the command where an idea has this title already, other than the one `besides`."""
    for idea in log.ideas.values():
        if idea.number != besides and same_words_key(idea.title) == same_words_key(title):
            raise Misunderstood(
                f"That is idea {idea.number} already, which is {idea.status}. "
                f"To say how far it is now: learnlog ideas set {idea.number} STATUS"
            )
