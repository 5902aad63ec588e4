"""What the log concludes about next steps: origin, times carried, and how each ended."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from learnlog.did_you_mean import nearest_text
from learnlog.front_matter.quoting import quoted_if_needed
from learnlog.model import Answer, Entry, FollowUp, NextStep, Step
from learnlog.problems import Problem, Source
from learnlog.wording import same_words_key

MANY = 3
CLOSING = ("done", "dropped")


@dataclass(eq=False)
class _Growing:
    """A step while later entries are being read; `heard` is when its author last spoke of it."""

    written: NextStep
    origin: Entry
    since: int
    heard: int
    listed: list[Source]
    answers: list[Answer] = field(default_factory=list)
    closed_at: int | None = None


class _Author:
    """One author's steps and the dates of their entries, in reading order."""

    def __init__(self) -> None:
        self.dates: list[dt.date] = []
        self.waiting: dict[str, _Growing] = {}
        self.closed: dict[str, _Growing] = {}


def carry_steps(entries: Sequence[Entry]) -> tuple[tuple[Step, ...], list[Problem]]:
    """Every step in the order it was first listed, and what is wrong with the follow-ups.

    A step is followed up by later entries of its own author; `entries` are in reading order.
    """
    authors: dict[str | None, _Author] = {}
    steps: list[_Growing] = []
    problems: list[Problem] = []
    for entry in entries:
        author = authors.setdefault(entry.author, _Author())
        problems.extend(_follow_up(entry, author, authors))
        for written in entry.next_steps:
            if known := author.waiting.get(same_words_key(written.text)):
                problems.append(_listed_again(known, written, entry, len(author.dates)))
            else:
                steps.append(_listed(written, entry, author))
        author.dates.append(entry.date)
    return tuple(_concluded(step, authors[step.origin.author].dates) for step in steps), problems


def _follow_up(
    entry: Entry, author: _Author, authors: Mapping[str | None, _Author]
) -> Iterator[Problem]:
    for said in entry.followed_up:
        key = same_words_key(said.step)
        step = author.waiting.get(key)
        if step is None:
            others = [name for name, one in authors.items() if name and key in one.waiting]
            yield _unknown(said, author, others)
        elif said.outcome is not None:
            step.answers.append(Answer(entry, said.outcome, said.note, said.until))
            step.heard = len(author.dates)
            if said.outcome in CLOSING:
                step.closed_at = step.heard
                author.closed[key] = author.waiting.pop(key)


def _unknown(said: FollowUp, author: _Author, others: Iterable[str]) -> Problem:
    """Why no step is followed up; `others` are authors who have an open one of these words."""
    source, hint = said.at("step"), ""
    known = [step.written.text for step in author.waiting.values()]
    if closed := author.closed.get(same_words_key(said.step)):
        last = closed.answers[-1]
        message = f"the step '{said.step}' is not open: it was {last.outcome} on {last.entry.date}"
    elif text := nearest_text(said.step, known):
        message = f"no step '{said.step}' is open; the nearest open one is '{text}'"
        hint = f"step: {quoted_if_needed(text)}"
    elif names := ", ".join(others):
        message = f"the step '{said.step}' is that of {names}; everybody follows up their own"
    elif known:
        message = f"no step '{said.step}' is open; open are {_quoted(known)}"
    else:
        message = f"no step '{said.step}' is open: all earlier ones are closed, or there is none"
    return Problem(source, "step-unknown", message, hint)


def _quoted(texts: Sequence[str]) -> str:
    """The first few of some sentences."""
    shown = ", ".join(f"'{text}'" for text in texts[:MANY])
    return f"{shown} and {len(texts) - MANY} more" if len(texts) > MANY else shown


def _listed(written: NextStep, entry: Entry, author: _Author) -> _Growing:
    at = len(author.dates)
    step = author.waiting[same_words_key(written.text)] = _Growing(
        written, entry, at, at, [written.source]
    )
    return step


def _listed_again(known: _Growing, written: NextStep, entry: Entry, at: int) -> Problem:
    """The same words while the step is open: the same step, spoken of again."""
    known.listed.append(written.source)
    due, idea = written.due or known.written.due, written.idea or known.written.idea
    known.written = replace(known.written, due=due, idea=idea)
    if known.origin is not entry and known.heard < at:
        known.answers.append(Answer(entry, "carried"))
        known.heard = at
    message = f"this step is open since {known.origin.date}; it stays that step"
    return Problem(written.source, "step-repeated", message)


def _concluded(step: _Growing, dates: Sequence[dt.date]) -> Step:
    last = step.answers[-1] if step.answers else None
    end = len(dates) if step.closed_at is None else step.closed_at
    rest = last.until if last and last.until else dt.date.min
    return Step(
        text=step.written.text,
        origin=step.origin,
        source=step.written.source,
        answers=tuple(step.answers),
        carried=end - step.since - 1,
        silent=max(0, end - max(step.heard + 1, bisect_left(dates, rest))),
        outcome=last.outcome if last else None,
        closed=None if step.closed_at is None or last is None else last.entry.date,
        due=step.written.due,
        idea=step.written.idea,
        listed=tuple(step.listed),
    )
