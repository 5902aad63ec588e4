"""The text of a new week's file: what is open, to be answered, and notes that help to write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from learnlog.edit.written_form import value_in
from learnlog.front_matter.nodes import Text
from learnlog.front_matter.yaml_text import read_fields
from learnlog.model import Log, Step
from learnlog.new_entry_ideas import idea_notes, short_note
from learnlog.new_entry_name import has_key, path_for
from learnlog.week_counting import week_count
from learnlog.weeks import long_date, monday_of, working_week

if TYPE_CHECKING:  # most entries are begun without a model
    from learnlog.reference.reflective_models import ReflectiveModel

MOST_RESTING = 20
# Characters of the steps: with all that stands round them they fit into one front matter.
MOST_CHARACTERS = 40_000

_TOP = """\
Up here, lines that begin with # are notes to you and
appear on no page. Fill in what you like and leave the rest empty. To use an example, delete
its # and the space after it, and write your own words. Your story goes below the last line."""
_FIRST = """\
This is your first entry: two sentences are enough. What you list under next_steps comes back
next week, and then you say what became of it."""
_ANSWER = """\
What became of each? Write after outcome:  done, carried (not yet), dropped or deferred.
Dropped and deferred need the reason, on a line of its own below:  note: The lead was away."""
_LISTS = """\
achievements:
  # - Something that went well or got done
lessons:
  # - Something you would tell yourself next time
next_steps:
  # - Something you mean to do
  # - text: Something with a date
  #   due: {due}"""


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A week's file before it is written: its `path` from the site's folder and its `text`.

    `carried` are the open steps that it asks about, `resting` those put off to a later week,
    `left_out` those that it can't take: too many for one file, or with signs nobody sees.
    """

    path: str
    text: str
    carried: tuple[Step, ...]
    resting: tuple[Step, ...] = ()
    left_out: tuple[Step, ...] = ()


def new_entry(
    log: Log,
    author: str | None,
    monday: dt.date,
    *,
    path: str | None = None,
    model: ReflectiveModel | None = None,
) -> NewEntry:
    """The file of an author's week, valid as it stands.

    `path` is where it is to be, if not where the author's habit has it; `model`: whose headings
    the text begins with.
    """
    path = path or path_for(log, author, monday)
    resting, waiting = _open_steps(log, author, monday)
    carried, left_out = _as_many_as_fit(waiting)
    lines = [
        "---",
        *_notes(_title(log, author, monday)),
        *([f"author: {written(author)}"] if author and not has_key(path, author) else []),
        "title:",
        "",
        *_followed_up(carried, resting, len(left_out), monday),
        "",
        *idea_notes(log, monday),
        "",
        _LISTS.format(due=monday + dt.timedelta(days=11)),
        "---",
        "",
        *(f"## {stage.words}\n\n" for stage in (model.stages if model else ())),
    ]
    return NewEntry(path, "\n".join(lines).rstrip("\n") + "\n\n", carried, resting, left_out)


def written(text: str) -> str:
    """A step's words as a value that every reader takes for these words, to the letter."""
    return value_in("followed_up", "step", text)


def _open_steps(
    log: Log, author: str | None, monday: dt.date
) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """The author's steps from before a week, oldest first: those that rest beyond it, and others.

    In a week of the past, those that were answered since are not asked again.
    """
    steps = [
        step
        for step in log.steps
        if step.open and step.origin.author == author and monday_of(step.origin.date) < monday
    ]
    sunday = monday + dt.timedelta(days=6)
    resting = [step for step in steps if (step.resting_until or monday) > sunday]
    return tuple(resting), tuple(one for one in steps if (one.resting_until or monday) <= sunday)


def _as_many_as_fit(steps: Iterable[Step]) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """The steps that the file can take, and the others."""
    carried: list[Step] = []
    left_out: list[Step] = []
    room = MOST_CHARACTERS
    for step in steps:
        needed = 2 * len(step.text) + 120
        fits = needed <= room and _reads_back(step.text)
        (carried if fits else left_out).append(step)
        room -= needed if fits else 0
    return tuple(carried), tuple(left_out)


def _reads_back(text: str) -> bool:
    """Whether the text, written down, is read as the same text."""
    found, problems = read_fields("", f"step: {written(text)}\n")
    value = found.fields[0].value if found.fields else None
    same = isinstance(value, Text) and value.kind == "str" and " ".join(value.value.split()) == text
    return same and not problems


def _title(log: Log, author: str | None, monday: dt.date) -> str:
    """The name of the week, and what a writer must know of this file."""
    begun = any(one.author == author for one in log.weeks + log.withheld)
    top = _TOP if begun else f"{_TOP}\n{_FIRST}"
    return f"{week_count(log, monday).name(monday, author)}, {working_week(monday)}. {top}"


def _followed_up(
    carried: Sequence[Step], resting: Sequence[Step], left_out: int, monday: dt.date
) -> Iterator[str]:
    if carried:
        yield from _notes(_ANSWER)
    yield "followed_up:"
    for step in carried:
        yield f"  # {_whence(step, monday)}"
        yield f"  - step: {written(step.text)}"
        yield "    outcome:"
    if left_out:
        yield f"  # and {left_out} more, which can't be copied to here: learnlog steps list"
    if resting:
        yield "  # Put off until later, so not asked now:"
    for step in resting[:MOST_RESTING]:
        until = long_date(step.resting_until) if step.resting_until else ""
        yield f"  #   until {until}: {short_note(step.text)}"
    if len(resting) > MOST_RESTING:
        yield f"  #   and {len(resting) - MOST_RESTING} more: learnlog steps list"
    if not carried and not left_out and not resting:
        yield "  # Nothing is open from earlier weeks."


def _whence(step: Step, monday: dt.date) -> str:
    """Where a step came from, how often it was carried, and when it is due."""
    said = [f"from {long_date(step.origin.date)}"]
    if step.carried:
        times = {1: "once", 2: "twice"}.get(step.carried, f"{step.carried} times")
        said.append(f"carried {times}")
    if step.due:
        said.append(f"{'due' if step.due >= monday else 'was due'} {long_date(step.due)}")
    return ", ".join(said)


def _notes(text: str) -> list[str]:
    return [f"# {line}" for line in text.splitlines()]
