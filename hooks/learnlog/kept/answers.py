"""The sums of what a log answers to its views: an entry's is that of its text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import fields
from typing import Any

from learnlog.by_day import Told
from learnlog.kept.digests import MAPPINGS, NoDigestError, Reducers, digest_of_view
from learnlog.model import Answer, Entry, Idea, Moment, Step
from learnlog.names_in_text import Names
from learnlog.week_counting import WeekCount

# The day of a week count that a preview keeps in mind is no part of what it is.
_COUNT = ("log_monday", "frames", "several")
_MADE_OF_ENTRIES = {Idea, Step, Answer, Moment, Told}
_PLAIN = {str, int, bool, type(None), dt.date}


class AnswerSums:
    """Sums of answers; entries, ideas and steps, of which others are made, are looked at once.

    `entry_sum` gives the sum of what an entry was read from, or nothing.
    """

    def __init__(self, entry_sum: Callable[[Entry], str]) -> None:
        self._entry_sum = entry_sum
        self._known: dict[int, tuple[object, str]] = {}
        self._reducers = Reducers(MAPPINGS)
        self._reducers |= dict.fromkeys((Entry, *_MADE_OF_ENTRIES), self._reduced)
        self._reducers |= {
            WeekCount: lambda one: (tuple, ([getattr(one, name) for name in _COUNT],)),
            Names: lambda one: (tuple, (one.told,)),
        }

    def of(self, answer: object) -> str:
        """The sum of an answer, or itself where it is short. Raises NoDigestError."""
        kind = type(answer)
        if kind in _PLAIN:
            return repr(answer)
        if kind is tuple or kind is list:  # most answers are a few entries, ideas or steps
            return f"({','.join(map(self.of, answer))})"  # type: ignore[call-overload]
        if kind is Entry or kind in _MADE_OF_ENTRIES:
            return self._once(answer)
        return self._digest(answer)

    def _once(self, one: Any) -> str:
        """The sum of a value that is met again and again."""
        known = self._known.get(id(one))
        if known is None:
            known = self._known[id(one)] = (one, self._sum(one))
        return known[1]

    def _sum(self, one: Any) -> str:
        if type(one) is Told:  # there are many, of which most tell of a part of the entry
            return self.of((one.day, one.entry, one.what))
        known = self._entry_sum(one) if type(one) is Entry else ""
        return known or self._digest([getattr(one, field.name) for field in fields(one)])

    def _reduced(self, one: Any) -> Any:
        return str, (self._once(one),)

    def _digest(self, value: object) -> str:
        try:
            return digest_of_view(value, self._reducers)
        except Exception as wrong:  # whatever a pickle can raise
            raise NoDigestError(str(wrong)) from wrong
