"""What `learnlog new` says of the file that it made, or did not make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from learnlog.edit.refusal import Refusal
from learnlog.model import Log
from learnlog.new_entry import NewEntry
from learnlog.problems import Problem, Severity
from learnlog.weeks import long_date, working_week

_MANY = 3


def shown(file: Path) -> Path:
    """A file as the writer would name it: from the current folder where it is below that."""
    try:
        return file.resolve().relative_to(Path.cwd())
    except ValueError:
        return file


def refused_old(path: str, monday: dt.date, readable: bool) -> Refusal:
    """Why no file is made where one is."""
    anew = "To begin it anew, give the same command with --force; a copy of the old one is kept."
    if readable:
        message = f"The week of {working_week(monday)} has your entry already: {path}"
        return Refusal(message, f"Open that file to go on with it. {anew}")
    message = f"{path} is there already, but can't be read"
    return Refusal(message, f"'learnlog check' says what to mend in it. {anew}")


def refused_doubtful(path: str, author: str | None, log: Log) -> Refusal:
    """Why nothing is written beside a file that may be the writer's own."""
    if any(one.source.path == path for one in log.entries + log.withheld):
        message = f"{path} is of this week too, and does not say who wrote it"
        return Refusal(message, f"Add the line 'author: {author}' to it if it is yours")
    message = f"{path} is of this week too, and can't be read"
    return Refusal(message, "'learnlog check' says what to mend in it; then try again")


def for_last_week(monday: dt.date) -> str:
    """How to write about the week before, where this one has only begun."""
    return (
        f"Last week ({working_week(monday)}) has no entry. To write about that one: "
        f"learnlog new --date {monday}"
    )


def of_new_entry(
    made: NewEntry, problems: Sequence[Problem], kept: str, monday: dt.date, day: dt.date
) -> Iterator[str]:
    """The sentences about a new file, in the order in which a writer needs them."""
    if kept:
        yield (
            f"The entry that was there is kept as {kept}. To have it back, copy it over the new "
            "one; as long as you have not written, 'learnlog undo' does that."
        )
    if monday > day:
        yield f"It is for a week to come, and stays out of the site until {long_date(monday)}."
    yield _carried(made)
    if made.left_out:
        words = ", ".join(f"'{step.text[:60]}'" for step in made.left_out[:_MANY])
        more = len(made.left_out) - _MANY
        words += f" and {more} more" if more > 0 else ""
        yield f"These could not be copied into it: {words}; 'learnlog steps list' has them all."
    yield from _unreadable(problems)


def _carried(made: NewEntry) -> str:
    number, resting = len(made.carried), len(made.resting)
    rest = f" {resting} put off to later {'is' if resting == 1 else 'are'} not asked."
    rest = rest if resting else ""
    if not number:
        return f"No step waits for an answer.{rest}"
    steps = "1 open step is" if number == 1 else f"{number} open steps are"
    return (
        f"{steps} in it.{rest} Say what became of each: in the file, or with "
        "'learnlog steps done WORDS'."
    )


def _unreadable(problems: Sequence[Problem]) -> Iterator[str]:
    """The entries whose steps may be missing in the new file."""
    errors = [one for one in problems if one.severity is Severity.ERROR]
    paths = list(dict.fromkeys(one.source.path for one in errors))
    if paths:
        more = f" and {len(paths) - _MANY} more" if len(paths) > _MANY else ""
        yield (
            f"Not everything could be read in {', '.join(paths[:_MANY])}{more}, so steps from "
            "there may be missing; 'learnlog check' says what to mend."
        )
