"""The text of a new review's file: questions to answer, with what the log tells below each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from learnlog.did_you_mean import nearest
from learnlog.edit.refusal import Refusal
from learnlog.entry_names import stem_of
from learnlog.kinds import Kind
from learnlog.model import Log
from learnlog.new_entry import written
from learnlog.new_entry_ideas import short_note
from learnlog.new_review_facts import Facts, questions
from learnlog.roll_up import roll_up
from learnlog.spans import Span, span_named, spans_of_assignments
from learnlog.weeks import long_date

_DUE_IN = dt.timedelta(days=14)
_NAMES = "a month (2018-10), a quarter (2018-Q4), a year (2018) or the name of an assignment's file"
_TOP = """\
Lines up here that begin with # are notes to you and appear on no page.
Your words go below the last line, one answer to each question or to none. What stands there
between <!-- and --> is what the log tells. Readers do not see it: leave it or delete it."""
_LISTS = """\
lessons:
  # - Something you would tell yourself next time
next_steps:
  # - Something you mean to do
  # - text: Something with a date
  #   due: {due}"""


@dataclass(frozen=True, slots=True)
class NewReview:
    """A review's file before it is written: its `path` from the site's folder and its `text`."""

    path: str
    text: str


def new_review(log: Log, name: str, author: str | None) -> NewReview | Refusal:
    """The file of an author's review of a month, quarter, year or assignment, valid as it stands.

    `log` is the whole log (of `load`); of a period it tells what that author did. Refused for an
    unknown name, for a time to come, and where there is a review already.
    """
    known = _span(log, name.strip().removesuffix(".md"))
    if isinstance(known, Refusal):
        return known
    for entry in (*log.published, *log.withheld):
        if entry.kind is Kind.REVIEW and stem_of(entry.uri) == known.name:
            return Refusal(
                f"there is a review of {known.title} already", f"it is {entry.source.path}"
            )
    path = f"{log.config.docs_dir}/{Kind.REVIEW.folder}{known.name}.md"
    found = roll_up(log, replace(known, author=known.author or author))
    lines = [
        "---",
        *(f"# {line}" for line in _notes(known)),
        *([f"author: {written(author)}"] if author else []),
        f"date: {log.today}",
        "title:",
        _LISTS.format(due=log.today + _DUE_IN),
        "---",
        *(line for one in questions(log, found) for line in _section(one)),
    ]
    return NewReview(path, "\n".join(lines) + "\n")


def _span(log: Log, name: str) -> Span | Refusal:
    """The span of a name; small letters do for a quarter."""
    found = span_named(log, name.upper()) or span_named(log, name)
    if found is None:
        return _unknown(log, name)
    if found.first > log.today:
        begins = long_date(found.first)
        return Refusal(f"{found.title} begins on {begins}: there is nothing to look back on yet")
    return found


def _unknown(log: Log, name: str) -> Refusal:
    """Why a name means nothing, with the nearest that does."""
    for entry in log.of_kind(Kind.ASSIGNMENT):
        if stem_of(entry.uri) == name:
            message = f"the assignment '{name}' has no first day yet, so nothing lies in it"
            return Refusal(message, f"write it into {entry.source.path}: start: {log.today}")
    names = [one.name for one in spans_of_assignments(log)]
    close = nearest(name, names)
    message = f"'{short_note(name)}' is not {_NAMES}"
    return Refusal(message, f"did you mean '{close}'?" if close else "")


def _notes(span: Span) -> Iterator[str]:
    days = f"{long_date(span.first)} to {long_date(span.last)}"
    so_far = ", so far" if span.so_far else ""
    yield f"Review of {short_note(span.title)}, {days}{so_far}."
    yield from _TOP.splitlines()


def _section(one: Facts) -> Iterator[str]:
    """A question, and what the log tells of it as a comment without empty lines."""
    yield from ("", f"## {one.question}", "")
    if one.lines:
        yield from ("<!--", *one.lines, "-->", "")
