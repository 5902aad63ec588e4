"""What a reminder says to a person: what waits, and the command that answers each kind of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from learnlog.edit.step_changes import answerable, fitting
from learnlog.forecasts import Foretold
from learnlog.model import Entry, Idea, Log, Step
from learnlog.waiting import Waiting
from learnlog.week_counting import week_count
from learnlog.weeks import monday_of, short_date, working_week
from learnlog_cli.reviewing.forecast_lines import HEADING

KINDS = {
    "overdue": "Overdue",
    "due": "Due this week",
    "returning": "Back from a rest",
    "unanswered": "Not answered yet",
}

_PLAIN = re.compile(r"\w[\w '’,.;:()/&+?–-]*")  # what every console takes as it is in quotes
_FEW_WORDS = 3
_MANY = 10


def names_shown(log: Log, asked: str | None) -> Mapping[str | None, str]:
    """The name to show at a step of each author, where more than one may be shown."""
    keys = {entry.author for entry in log.entries}
    if asked or len(keys) < 2:
        return {}
    return {key: log.authors[key].name if key in log.authors else key for key in keys if key}


def reminder(log: Log, found: Waiting, asked: str | None) -> Iterator[str]:
    """The lines of the reminder to the author who was asked for, or to everybody."""
    yield _of_the_week(log, found, asked)
    names = names_shown(log, asked)
    for kind, heading in KINDS.items():
        steps: tuple[Step, ...] = getattr(found, kind)
        if steps:
            yield f"\n{heading}"
            lines = [f"{step.text} ({_about(step, kind, names)})" for step in steps]
            yield from _first(lines, "learnlog steps list")
            yield from _answer(log, steps, asked)
    if found.unanswered:
        yield f"  One after the other: learnlog review --unanswered{_as(log, asked)}"
    if found.stale:
        yield "\nIdeas that wait for a decision"
        yield from _first([*map(_idea_line, found.stale)], "learnlog ideas list --stale")
        yield f"  One after the other: learnlog review --stale{_as(log, asked)}"
    if found.forecasts:
        yield f"\n{HEADING}"
        yield from _first([*map(_forecast_line, found.forecasts)], "learnlog review --no-input")
        author = asked or found.forecasts[0].entry.author
        yield f"  Where to write how each turned out: learnlog review --no-input{_as(log, author)}"
    if not found.anything:
        yield "Nothing else waits."
    if found.resting:
        days = f"until {short_date(found.resting[0].resting_until or log.today)}"
        many = f"{len(found.resting)} steps rest, the first {days}"
        yield f"\n{many if len(found.resting) > 1 else f'1 step rests {days}'}."


def _first(lines: Sequence[str], all_of_them: str) -> Iterator[str]:
    """As many lines as are read on a Friday, and the command that shows the rest."""
    yield from (f"  {line}" for line in lines[:_MANY])
    if len(lines) > _MANY:
        yield f"  and {len(lines) - _MANY} more: {all_of_them}"


def _of_the_week(log: Log, found: Waiting, asked: str | None) -> str:
    week = f"This week ({week_of(log, asked)}, {working_week(log.today)})"
    if found.entry_written:
        return f"{week} has its entry."
    if found.unpublished:
        entry = found.unpublished[0]
        why = "a draft" if entry.draft else f"dated {short_date(entry.date)}"
        return f"{week} has an entry that is not published yet ({why}): {entry.source.path}"
    return f"{week} has no entry yet: learnlog new{_as(log, asked)}"


def week_of(log: Log, author: str | None) -> str:
    """ "Week 3": the name of the week of today, for an author or else for who wrote last."""
    who = author or (log.weeks[-1].author if log.weeks else None)
    return week_count(log).name(log.today, who)


def _as(log: Log, author: str | None) -> str:
    """The option that tells a command who writes, where several do."""
    several = len({entry.author for entry in log.entries}) > 1
    return f" --author {author}" if several and author else ""


def _about(step: Step, kind: str, names: Mapping[str | None, str]) -> str:
    if kind in ("overdue", "due") and step.due:
        why = f"due {short_date(step.due)}"
    elif kind == "returning" and step.resting_until:
        why = f"deferred until {short_date(step.resting_until)}"
    else:
        entries = "one entry has" if step.silent == 1 else f"{step.silent} entries have"
        why = f"from {short_date(step.origin.date)}; {entries} passed over it"
    name = names.get(step.origin.author)
    return f"{why}, {name}" if name else why


def _idea_line(idea: Idea) -> str:
    return (
        f"Idea {idea.number}: {idea.title} ({idea.status}, last seen {short_date(idea.last_seen)})"
    )


def _forecast_line(one: Foretold) -> str:
    day = short_date(one.forecast.review) if one.forecast.review else ""
    return f"{one.forecast.text} (since {day})"


def _answer(log: Log, steps: Sequence[Step], asked: str | None) -> Iterator[str]:
    """The command that answers one of the steps, the first that an entry of this week may."""
    for step in steps:
        author = step.origin.author
        others = answerable(_entry_of_the_week(log, author), log.steps, author)
        if step in others:
            words = _few_words(step, others)
            yield f'  When it is done: learnlog steps done "{words}"{_as(log, author)}'
            return


def _entry_of_the_week(log: Log, author: str | None) -> Entry | None:
    monday = monday_of(log.today)
    written = (one for one in log.weeks if one.author == author)
    return next((one for one in written if monday_of(one.date) == monday), None)


def _few_words(step: Step, others: Sequence[Step]) -> str:
    """The first words that mean this step and no other, if they can be typed in any console."""
    words = step.text.split()
    for count in (*range(_FEW_WORDS, max(_FEW_WORDS, len(words)) + 1), 2, 1):
        part = " ".join(words[:count]).rstrip(" ,.;:")
        if _PLAIN.fullmatch(part) and fitting(part, others) == [step]:
            return part
    return "…"
