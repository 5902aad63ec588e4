"""The answers of a form to the file of an entry: where it goes, and what stands in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from learnlog.did_you_mean import nearest
from learnlog.forms.pasted_text import sort_text
from learnlog.forms.written_entry import Value, write_entry
from learnlog.model import Log, Step
from learnlog.new_entry_name import entries_of_week, has_key, in_doubt, path_for
from learnlog.weeks import monday_of, working_week
from learnlog_cli.issues.answers import answer_to
from learnlog_cli.issues.listed import follow_ups, ideas, items
from learnlog_cli.issues.questions import DAY, QUESTIONS, TEXT, Question
from learnlog_cli.stopping import Misunderstood
from learnlog_cli.writing.authors import writer

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_PATH = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._/ -]{0,200}\.md", re.ASCII)


class Unfit(Exception):  # noqa: N818 - it is said to the writer, and is no error of the program
    """Answers that can't become an entry; its words are for whoever filled in the form."""


class Composed(NamedTuple):
    """An entry as a file: its path from the site's folder, its text, the Monday of its week, and
    who wrote it, where somebody is named.
    """

    path: str
    text: str
    monday: dt.date
    author: str | None = None


def compose(said: Mapping[str, str], opened: dt.date, log: Log, paths: Iterable[str]) -> Composed:
    """The entry that answers make; `paths` are the files that are there. Raises Unfit."""
    asked = [question for question in QUESTIONS if not question.ticks]
    given = {question: answer_to(question, dict(said)) for question in asked}
    if not any(text for one, text in given.items() if one.field not in (DAY, "author")):
        raise Unfit("The form is empty: nothing was made of it.")
    monday = monday_of(_day(_answer(given, DAY), opened))
    author = _author(_answer(given, "author"), log)
    path = path_for(log, author, monday)
    _refuse_written(log, author, monday, path, list(paths))
    named = author is not None and not has_key(path, author)
    values: dict[str, Value] = {"author": author} if named else {}
    steps = [one for one in log.steps if one.open and one.origin.author == author]
    filled, text = _values(given, log, steps), _answer(given, TEXT)
    if not any(one.lines and words for one, words in given.items() if one.field != TEXT):
        filled, text = _sorted(text, filled, log, steps)
    return Composed(path, write_entry(values | filled, text), monday, author)


def _sorted(
    text: str, filled: dict[str, Value], log: Log, steps: Sequence[Step]
) -> tuple[dict[str, Value], str]:
    """The fields of a text into which everything was pasted, and its story.

    A title that was filled in stays the title; that of the text stays in the text then.
    """
    known = {number: idea.title for number, idea in log.ideas.items()}
    found = sort_text(text, known, [one.text for one in steps])
    values, body = dict(found.values), found.body
    if filled.get("title") and "title" in values:
        body = f"{values.pop('title')}\n\n{body}"
    return {**filled, **values}, body


def _answer(given: Mapping[Question, str], field: str) -> str:
    return next(text for one, text in given.items() if one.field == field)


def _day(text: str, opened: dt.date) -> dt.date:
    if not text:
        return opened
    try:
        return dt.date.fromisoformat(text if _DAY.fullmatch(text) else "")
    except ValueError:
        raise Unfit("'Week' must be a day such as 2026-11-23, or empty.") from None


def _author(text: str, log: Log) -> str | None:
    """The author whom the form names, or the only one who writes."""
    written = {one.author for one in log.published + log.withheld if one.author}
    known = sorted({*log.authors, *written})
    if text and text not in known:
        close = nearest(text, known)
        meant = f" Did you mean '{close}'?" if close else ""
        raise Unfit(f"'Author' must be one of these, or empty: {', '.join(known)}.{meant}")
    try:
        return writer(log, text or None)
    except Misunderstood:
        raise Unfit(
            f"Several people write in this log: fill in 'Author' with one of {', '.join(known)}."
        ) from None


def _refuse_written(
    log: Log, author: str | None, monday: dt.date, path: str, paths: list[str]
) -> None:
    there = [one.source.path for one in entries_of_week(log, author, monday)]
    there += [one for one in (in_doubt(log, paths, author, monday),) if one]
    there += [path] if path in paths else []
    if there:
        raise Unfit(
            f"The week of {working_week(monday)} has an entry already: {there[0]}. Nothing was "
            "overwritten; change that file instead."
        )
    if not _PATH.fullmatch(path) or ".." in path:
        raise Unfit("The folder of the weeks has a name that can't be handed on.")


def _values(given: Mapping[Question, str], log: Log, steps: Sequence[Step]) -> dict[str, Value]:
    """The fields; the boxes of the follow-ups make one list."""
    values: dict[str, Value] = {}
    followed: list[Value] = []
    for question, text in given.items():
        if question.outcome:
            followed += follow_ups(text, question.outcome, steps)
        elif question.field == "ideas":
            values["ideas"] = ideas(text, log.ideas.values(), log.config.all_statuses)
        elif question.lines and question.field != TEXT:
            values[question.field] = items(text)
        elif question.field not in (DAY, TEXT, "author"):
            values[question.field] = text
    return {**values, "followed_up": followed}
