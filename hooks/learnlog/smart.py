"""What makes a plan one that can be kept: what is missing of the five, and can it be measured."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from learnlog.model import Assignment, Log, Smart
from learnlog.observable import can_be_seen
from learnlog.problems import Source
from learnlog.steps import step_key
from learnlog.written_items import Listed


@dataclass(frozen=True, slots=True)
class Plan:
    """Something that is meant to be kept and still open: `what` it is, and where it was `written`,
    which for an idea may be in several entries.
    """

    what: str
    written: tuple[Listed, ...]
    smart: Smart
    due: dt.date | None
    has_due: bool

    @property
    def source(self) -> Source:
        """Where it was last spoken of."""
        return self.written[-1].source

    def at(self, name: str) -> Source:
        """The last line of a field, or where the plan was last spoken of."""
        found = (one.at(name) for one in reversed(self.written) if name in one.lines)
        return next(found, self.source)


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
                    yield Plan("objective", (one,), one.smart, one.due, has_due=True)


def _ideas(log: Log) -> Iterator[Plan]:
    """Ideas that are live, with the items that say one of the five."""
    written: dict[int | None, list[Listed]] = defaultdict(list)
    for entry in log.entries:
        for update in entry.ideas:
            if update.smart.said:
                written[log.number_of(update)].append(update)
    for number, idea in log.ideas.items():
        if number in written and idea.status in log.config.live_statuses:
            yield Plan("idea", tuple(written[number]), idea.smart, None, has_due=False)


def _steps(log: Log) -> Iterator[Plan]:
    items = (one for entry in log.entries for one in entry.next_steps)
    written = {step_key(one.source, one.text): one for one in items}
    for step in log.steps:
        if step.open and step.smart.said:
            item = written[step_key(step.source, step.text)]
            yield Plan("step", (item,), step.smart, step.due, has_due=True)
