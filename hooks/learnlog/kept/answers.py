"""The sums of what a log answers to its views: an entry's is that of its text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from learnlog.config import Config
from learnlog.kept.digests import MAPPINGS, NoDigestError, Reducers, digest_of_view
from learnlog.model import Entry, Idea, Step
from learnlog.names_in_text import Names
from learnlog.week_counting import WeekCount

# The day of a week count that a preview keeps in mind is no part of what it is.
_COUNT = ("log_monday", "frames", "several")
_CONFIG = tuple(field.name for field in fields(Config) if field.name != "excluded")


class AnswerSums:
    """Sums of answers; entries, ideas and steps, of which others are made, are looked at once.

    `entry_sum` gives the sum of what an entry was read from, or nothing.
    """

    def __init__(self, entry_sum: Callable[[Entry], str]) -> None:
        self._entry_sum = entry_sum
        self._known: dict[int, tuple[object, str]] = {}
        self._reducers = Reducers(MAPPINGS)
        self._reducers |= {
            Entry: self._once(self._entry),
            Idea: self._once(self._fields),
            Step: self._once(self._fields),
            WeekCount: lambda one: (tuple, ([getattr(one, name) for name in _COUNT],)),
            Config: lambda one: (tuple, ([getattr(one, name) for name in _CONFIG],)),
            Names: lambda one: (tuple, (one.told,)),
        }

    def of(self, answer: object) -> str:
        """The sum of an answer. Raises NoDigestError where there can be none."""
        try:
            return digest_of_view(answer, self._reducers)
        except Exception as wrong:  # whatever a pickle can raise
            raise NoDigestError(str(wrong)) from wrong

    def _once(self, sum_of: Callable[[Any], str]) -> Callable[[Any], Any]:
        """A reducer that knows the sum of each value that it has met."""

        def reduced(one: Any) -> Any:
            known = self._known.get(id(one))
            if known is None:
                known = self._known[id(one)] = (one, sum_of(one))
            return str, (known[1],)

        return reduced

    def _entry(self, entry: Entry) -> str:
        return self._entry_sum(entry) or self._fields(entry)

    def _fields(self, one: Any) -> str:
        return self.of([getattr(one, field.name) for field in fields(one)])
