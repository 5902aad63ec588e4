"""What waits for a writer on a day: the week's entry, steps, stale ideas, forecasts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from learnlog.forecasts import Foretold, due_forecasts
from learnlog.model import Entry, Idea, Kind, Log, Step
from learnlog.weeks import monday_of

_WHEN = ("overdue", "due", "returning", "unanswered", "resting")
_DUE = ("overdue", "due")


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits on a day. Each open step stands in one list at most, the first that fits.

    `entry_written`: this ISO week has a published entry; `unpublished` are entries of this week
    that are drafts or dated later in it; `overdue` steps are past their date, and `due` ones have
    it this week; `returning` ones were deferred to a day of this week, or to one that has passed;
    `unanswered` ones were passed over by later entries; `resting` ones sleep on after this week;
    `stale` ideas are live and nobody touched them for weeks, whoever had them; `forecasts` of the
    author's interviews, and of nobody's, are to be looked at.
    """

    entry_written: bool
    unpublished: tuple[Entry, ...]
    overdue: tuple[Step, ...]
    due: tuple[Step, ...]
    returning: tuple[Step, ...]
    unanswered: tuple[Step, ...]
    resting: tuple[Step, ...]
    stale: tuple[Idea, ...]
    forecasts: tuple[Foretold, ...]

    @property
    def anything(self) -> bool:
        """Whether the writer is asked for something; what rests asks for nothing."""
        steps = (self.overdue, self.due, self.returning, self.unanswered)
        return not self.entry_written or any((*steps, self.stale, self.forecasts))


def waiting(log: Log, author: str | None, everyone: bool) -> Waiting:
    """What waits on the log's day for one author (None: of entries without), or for everyone.

    A step is its author's to answer; ideas are the whole log's.
    """
    monday = monday_of(log.today)
    this_week = [one for one in log.weeks if monday_of(one.date) == monday]
    weeks = (one for one in log.withheld if one.kind is Kind.WEEK)
    later = [one for one in weeks if monday_of(one.date) == monday]
    listed: dict[str, list[Step]] = {name: [] for name in ("", *_WHEN)}
    for step in log.steps:
        if step.open and (everyone or step.origin.author == author):
            listed[why_waiting(step, log.today)].append(step)
    return Waiting(
        entry_written=bool(_of(this_week, author, everyone)),
        unpublished=_of(later, author, everyone),
        **{name: _by_day(listed[name], name) for name in _WHEN},
        stale=tuple(sorted((one for one in log.ideas.values() if one.stale), key=_last_seen)),
        forecasts=forecasts_for(log, author, everyone),
    )


def forecasts_for(log: Log, author: str | None, everyone: bool) -> tuple[Foretold, ...]:
    """The forecasts that are due, of the interviews of one author and of nobody, or of everyone."""
    due = due_forecasts(log, log.today)
    return tuple(one for one in due if everyone or one.entry.author in (author, None))


def why_waiting(step: Step, today: dt.date) -> str:
    """Which list of `Waiting` an open step stands in; "" for one that asks for nothing today."""
    monday = monday_of(today)
    until = step.resting_until
    if step.due and step.due < today and not (until and until > today):
        return "overdue"
    if step.due and monday_of(step.due) == monday and not (until and until > step.due):
        return "due"
    if until:
        return "returning" if monday_of(until) <= monday else "resting"
    return "unanswered" if step.silent else ""


def _of(entries: Iterable[Entry], author: str | None, everyone: bool) -> tuple[Entry, ...]:
    return tuple(one for one in entries if everyone or one.author == author)


def _by_day(steps: Sequence[Step], name: str) -> tuple[Step, ...]:
    """The steps by the day that put them into their list, else as they were first listed."""
    far = dt.date.max
    return tuple(
        sorted(steps, key=lambda one: (one.due if name in _DUE else one.resting_until) or far)
    )


def _last_seen(idea: Idea) -> tuple[dt.date, int]:
    return idea.last_seen, idea.number
