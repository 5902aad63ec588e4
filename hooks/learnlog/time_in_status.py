"""How long an idea had each of its statuses, in the order in which it had them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import accumulate, pairwise

from learnlog.config import Config
from learnlog.model import Idea
from learnlog.roll_up_ideas import moves_of
from learnlog.weeks import weeks_between


@dataclass(frozen=True, slots=True)
class Stay:
    """One stretch of time with a status; an idea that is reopened has the same one twice.

    `until` is the day of the next move, or today where the idea still has the status (`last`).
    """

    status: str
    begin: dt.date
    until: dt.date
    last: bool

    @property
    def days(self) -> int:
        """How many days it took; none where two moves are told on the same day."""
        return (self.until - self.begin).days

    @property
    def weeks(self) -> int:
        """From which week to which: none within one week."""
        return weeks_between(self.begin, self.until)


def stays(idea: Idea, today: dt.date, config: Config) -> tuple[Stay, ...]:
    """The statuses of an idea from its birth to today; words that change nothing are no move."""
    found = list(moves_of(idea, config))
    days = accumulate((move.entry.date for move in found), max)  # a week is dated by its Monday
    moves = [(move.to, day) for move, day in zip(found, days, strict=True)]
    ended = [Stay(to, day, after, last=False) for (to, day), (_, after) in pairwise(moves)]
    status, day = moves[-1]
    return (*ended, Stay(status, day, max(day, today), last=True))
