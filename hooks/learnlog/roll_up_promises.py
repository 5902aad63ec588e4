"""What became of the next steps of a stretch of time, and which of them were open at its end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from learnlog.by_day import ByDay, Told
from learnlog.happenings import Happenings, StepAnswered
from learnlog.model import Answer, Entry, Step
from learnlog.spans import Span


@dataclass(frozen=True, slots=True)
class Promises:
    """The steps that were `listed`, those `kept` and `dropped`, and those `left_open` at the end.

    In a span that is not over (`so_far`), `left_open` are all that are open today. In another one
    they are those that were listed or answered in it, as their last answer by its end has them;
    `left_from_before` counts the other steps that were open when it ended.
    """

    so_far: bool
    listed: tuple[Told[Step], ...]
    kept: tuple[Told[StepAnswered], ...]
    dropped: tuple[Told[StepAnswered], ...]
    left_open: tuple[Told[StepAnswered], ...]
    left_from_before: int

    @property
    def rate(self) -> str:
        """ "12 of 15 closed steps were done", or "" where none was closed."""
        kept, closed = len(self.kept), len(self.kept) + len(self.dropped)
        if closed == 1:
            return f"The one step that was closed was {'done' if kept else 'dropped'}"
        return f"{kept} of {closed} closed steps were done" if closed else ""


def promises_of(span: Span, found: Happenings, so_far: bool) -> Promises:
    """The steps of a span; those of long before it are counted and not looked at.

    `so_far`: its last day is not over.
    """
    made: ByDay[Step] = found.listed.get(span.author, ByDay())
    closed: ByDay[Step] = found.closed.get(span.author, ByDay())
    listed, answers = made.within(span), found.answers.within(span)
    spoken_of = (*(one.what for one in listed), *(one.what.step for one in answers))
    left = _open_at_end(span, (one.what for one in made.told) if so_far else spoken_of)
    number = made.number_by_end(span) - closed.number_by_end(span)
    return Promises(
        so_far=so_far,
        listed=listed,
        kept=tuple(one for one in answers if one.what.answer.outcome == "done"),
        dropped=tuple(one for one in answers if one.what.answer.outcome == "dropped"),
        left_open=left,
        left_from_before=0 if so_far else number - len(left),
    )


def _open_at_end(span: Span, steps: Iterable[Step]) -> tuple[Told[StepAnswered], ...]:
    """Those of the steps that were not closed by the end of a span, the oldest first."""
    each = {id(step): step for step in steps if step.open or not _closed_by_end(span, step)}
    by_age = sorted(each.values(), key=lambda step: step.origin.date)
    return tuple(_as_left(span, step) for step in by_age)


def _closed_by_end(span: Span, step: Step) -> bool:
    """A step is closed by its last answer."""
    return _by_end(span, step.answers[-1].entry)


def _as_left(span: Span, step: Step) -> Told[StepAnswered]:
    """A step with its last answer by the end of a span, or as the entry left it that lists it."""
    answers = (one for one in reversed(step.answers) if one.outcome and _by_end(span, one.entry))
    last = next(answers, Answer(step.origin, None))
    return Told(last.entry.date, last.entry, StepAnswered(step, last))


def _by_end(span: Span, entry: Entry) -> bool:
    return entry.date <= span.last or span.holds(entry.date, entry)
