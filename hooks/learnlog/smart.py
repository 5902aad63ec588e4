"""What makes a plan one that can be kept: what is missing of the five, and can it be measured."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from learnlog.model import Assignment, Log, Smart
from learnlog.observable import can_be_seen
from learnlog.problems import Source
from learnlog.written_items import Listed


@dataclass(frozen=True, slots=True)
class Plan:
    """Something that is meant to be kept and still open: `what` it is, and the lines it has."""

    what: str
    written: Listed
    smart: Smart
    due: dt.date | None
    has_due: bool

    def at(self, name: str) -> Source:
        """The line of a field, or where the plan begins."""
        return self.written.at(name)


def missing(smart: Smart, due: dt.date | None) -> tuple[str, ...]:
    """Which of the five nobody has said; a day that it is `due` says by when."""
    said = {name: getattr(smart, name) for name in Smart.__dataclass_fields__}
    said["time_bound"] = smart.time_bound or due
    return tuple(name for name, value in said.items() if not value)


def is_measurable(smart: Smart) -> bool:
    """Whether what `measurable` says could be seen by somebody else; also where it is not said."""
    return smart.measurable is None or can_be_seen(smart.measurable)


def open_plans(log: Log) -> Iterator[Plan]:
    """The ideas, steps and objectives that say one of the five and still wait to be done."""
    yield from _ideas(log)
    yield from _steps(log)
    for entry in log.published:
        if isinstance(entry.details, Assignment):
            for one in entry.details.objectives:
                if one.smart.said and one.met is None:
                    yield Plan("objective", one, one.smart, one.due, has_due=True)


def _ideas(log: Log) -> Iterator[Plan]:
    """Ideas that are live, at the last item that says one of the five."""
    last: dict[int | None, Listed] = {}
    for entry in log.entries:
        for update in (*entry.ideas, *entry.prose.updates):
            if update.smart.said:
                last[log.number_of(update)] = update
    for number, idea in log.ideas.items():
        if number in last and idea.status in log.config.live_statuses:
            yield Plan("idea", last[number], idea.smart, None, has_due=False)


def _steps(log: Log) -> Iterator[Plan]:
    written = {one.source: one for entry in log.entries for one in entry.next_steps}
    for step in log.steps:
        if step.open and step.smart.said:
            yield Plan("step", written[step.source], step.smart, step.due, has_due=True)
