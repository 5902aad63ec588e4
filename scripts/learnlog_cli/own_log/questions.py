"""The questions that a new log begins with; what an option has answered is not asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar

import click

from learnlog.did_you_mean import nearest
from learnlog.reference.catalogue import Reference
from learnlog.weeks import monday_of
from learnlog_cli import asking
from learnlog_cli.own_log.answers import (
    NAME,
    NONE,
    Answers,
    read_name,
    read_repository,
    read_week,
    read_words,
)
from learnlog_cli.stopping import Misunderstood

Answer = TypeVar("Answer")


class Question(NamedTuple):
    """What is asked, and what is taken where the person presses Enter."""

    option: str
    words: str
    default: str


def answers(given: Mapping[str, str | None], known: Reference, today: dt.date) -> Answers:
    """All answers: from options (`given`), else from the person, else as is usual.

    `given` has None for what no option answered; with "" or a default nobody is asked.
    """
    frameworks = ", ".join(known.frameworks)
    name = _answer(given, Question("name", "What is the log called?", NAME), read_name)
    author = _answer(
        given, Question("author", "Who writes, by the name that readers see?", NONE), read_words
    )
    role = ""
    if author or given["role"]:
        role = _answer(
            given, Question("role", "What are you there, such as Nurse?", NONE), read_words
        )
    week = Question("week", "A day of the first week?", str(monday_of(today)))
    first = _answer(given, week, read_week)
    gathered = Question(
        "framework", f"Do you gather evidence for a framework ({frameworks})?", NONE
    )
    framework = _answer(given, gathered, lambda text: read_framework(text, known, today))
    repository = Question("repository", "Which repository on GitHub, as owner/name?", NONE)
    return Answers(
        name, author, role, first, framework, _answer(given, repository, read_repository)
    )


def read_framework(text: str, known: Reference, today: dt.date) -> str:
    """The name of a framework, or "" for none; ValueError says what is wrong."""
    words = text.strip().casefold()
    if not words or words == NONE:
        return ""
    if found := known.framework(words, today):
        return found.name
    close = nearest(words, known.frameworks)
    meant = f"; did you mean '{close}'?" if close else "."
    there_are = ", ".join(known.frameworks)
    raise ValueError(f"there is no framework '{text[:40]}'{meant} There are {there_are}; or none")


def _answer(
    given: Mapping[str, str | None], question: Question, read: Callable[[str], Answer]
) -> Answer:
    said = given[question.option]
    if said is not None:
        try:
            return read(said or question.default)
        except ValueError as wrong:
            raise Misunderstood(f"--{question.option}: {wrong}") from None
    while True:
        typed = click.prompt(question.words, default=question.default, err=True)
        try:
            return read(typed)
        except ValueError as wrong:
            told = str(wrong)
            click.echo(f"{told[0].upper()}{told[1:]}.", err=True)


def or_usual(given: Mapping[str, str | None], no_input: bool) -> dict[str, str | None]:
    """The options, with what is usual for the others where nobody is to be asked.

    Where nobody can be asked, the command ends and says so, unless that was meant.
    """
    if no_input:
        return {name: said or "" for name, said in given.items()}
    if not asking.at_terminal() and (
        open_ := [name for name, said in given.items() if said is None]
    ):
        missing = " ".join(f"--{name}" for name in open_)
        raise Misunderstood(
            f"Nobody can be asked here. Give {missing}, or take what is usual: --no-input"
        )
    return dict(given)
