"""What the log concludes about next steps: origin, times carried, and how each ended."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from learnlog.did_you_mean import nearest_text
from learnlog.front_matter.quoting import quoted_if_needed
from learnlog.model import Answer, Entry, FollowUp, Kind, NextStep, Step
from learnlog.problems import Problem, Source
from learnlog.weeks import monday_of
from learnlog.wording import same_words_key, word_marks

MANY = 3
_TO_SUNDAY = 6
_PRIVATE = (
    "no open step has these words, but a private one has them, or most of them; what became of a "
    "private step is private too: write this line below it"
)
CLOSING = ("done", "dropped")


@dataclass(eq=False)
class _Growing:
    """A step while later entries are being read; `heard` is where its author last spoke of it."""

    written: NextStep
    origin: Entry
    heard: Entry
    listed: list[Source]
    answers: list[Answer] = field(default_factory=list)
    closed: Entry | None = None


class _Author:
    """One author's steps and the days of their weekly entries, in reading order.

    Only weeks pass a step over: nobody answers for last week's plans in an article.
    """

    def __init__(self) -> None:
        self.dates: list[dt.date] = []
        self.waiting: dict[str, _Growing] = {}
        self.closed: dict[str, _Growing] = {}
        self.private: list[frozenset[bytes]] = []

    def place_of(self, entry: Entry) -> int:
        """The index of its week's entry, or of the last one before it; -1 where there is none."""
        sunday = monday_of(entry.date).toordinal() + _TO_SUNDAY
        return bisect_right(self.dates, sunday, key=dt.date.toordinal) - 1


def step_key(source: Source, words: str) -> tuple[Source, str]:
    """What tells a listed step from all others: several may stand on one line."""
    return source, same_words_key(words)


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
                problems.append(_listed_again(known, written, entry))
            else:
                steps.append(_listed(written, entry, author))
        author.private += entry.private_steps
        author.dates += [entry.date] if entry.kind is Kind.WEEK else []
    return tuple(_concluded(step, authors[step.origin.author]) for step in steps), problems


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
            step.heard = entry
            if said.outcome in CLOSING:
                step.closed = entry
                author.closed[key] = author.waiting.pop(key)


def _unknown(said: FollowUp, author: _Author, others: Iterable[str]) -> Problem:
    """Why no step is followed up; `others` are authors who have an open one of these words."""
    source, hint = said.at("step"), ""
    known = [step.written.text for step in author.waiting.values()]
    if _like_private(said, author):
        return Problem(source, "step-unknown", _PRIVATE, "private: true")
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


def _like_private(said: FollowUp, author: _Author) -> bool:
    """Whether a follow-up seems to be of a private step, by at least half of the words."""
    words = word_marks(said.step)
    return any(2 * len(words & one) >= max(1, len(words), len(one)) for one in author.private)


def _quoted(texts: Sequence[str]) -> str:
    """The first few of some sentences."""
    shown = ", ".join(f"'{text}'" for text in texts[:MANY])
    return f"{shown} and {len(texts) - MANY} more" if len(texts) > MANY else shown


def _listed(written: NextStep, entry: Entry, author: _Author) -> _Growing:
    step = author.waiting[same_words_key(written.text)] = _Growing(
        written, entry, entry, [written.source]
    )
    return step


def _listed_again(known: _Growing, written: NextStep, entry: Entry) -> Problem:
    """The same words while the step is open: the same step, spoken of again."""
    known.listed.append(written.source)
    earlier = known.written
    known.written = replace(
        earlier,
        due=written.due or earlier.due,
        idea=written.idea or earlier.idea,
        principle=written.principle or earlier.principle,
        smart=written.smart.over(earlier.smart),
    )
    if known.heard is not entry:
        known.answers.append(Answer(entry, "carried"))
        known.heard = entry
    message = f"this step is open since {known.origin.date}; it stays that step"
    return Problem(written.source, "step-repeated", message)


def _concluded(step: _Growing, author: _Author) -> Step:
    last = step.answers[-1] if step.answers else None
    end = author.place_of(step.closed) if step.closed else len(author.dates)
    rest = last.until if last and last.until else dt.date.min
    heard = author.place_of(step.heard)
    return Step(
        text=step.written.text,
        origin=step.origin,
        source=step.written.source,
        answers=tuple(step.answers),
        carried=max(0, end - author.place_of(step.origin) - 1),
        silent=max(0, end - max(heard + 1, bisect_left(author.dates, rest))),
        outcome=last.outcome if last else None,
        closed=step.closed.date if step.closed else None,
        due=step.written.due,
        idea=step.written.idea,
        listed=tuple(step.listed),
        principle=step.written.principle,
        smart=step.written.smart,
    )
