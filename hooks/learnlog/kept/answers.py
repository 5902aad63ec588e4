"""The sums of what a log answers to its views: an entry's is that of its text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from operator import attrgetter
from typing import Any, TypeAlias

from learnlog.by_day import Told
from learnlog.kept.digests import NoDigestError, digest_of_bytes, digest_of_view
from learnlog.model import Entry, Idea, Smart, Step
from learnlog.names_in_text import Names
from learnlog.problems import Source
from learnlog.week_counting import WeekCount

# The day of a week count that a preview keeps in mind is no part of what it is.
_COUNT = attrgetter("log_monday", "frames", "several")
# What others are made of again and again.
_SHARED = (Entry, Idea, Step, Told, Smart)
_ANY_SIGN = ("utf-8", "surrogatepass")
_PLAIN = (str, int, bool, float, type(None), dt.date)

Teller: TypeAlias = Callable[[Any], str]


class AnswerSums(dict[type, Teller]):
    """Sums of answers, or the answers themselves as text where they are short; how each type of
    value is told, is found once.

    `entry_sum` gives the sum of what an entry was read from, or nothing.
    """

    def __init__(self, entry_sum: Callable[[Entry], str]) -> None:
        self._entry_sum = entry_sum
        self._known: dict[int, tuple[object, str]] = {}
        super().__init__(dict.fromkeys(_PLAIN, repr))
        self |= dict.fromkeys((tuple, list), self._several) | dict.fromkeys(_SHARED, self._once)
        self[WeekCount] = lambda count: self._several(_COUNT(count))
        self[Source] = lambda at: f"{at.path!r}:{at.line}:{at.column}"
        self[Names] = lambda names: repr(names.told)

    def of(self, answer: object) -> str:
        """The sum of an answer. Raises NoDigestError where there can be none."""
        return self[type(answer)](answer)

    def __missing__(self, kind: type) -> Teller:
        if is_dataclass(kind):
            self[kind] = self._by_field(kind)
        elif issubclass(kind, tuple):
            self[kind] = lambda one: kind.__qualname__ + self._several(one)
        elif issubclass(kind, Mapping):
            self[kind] = lambda one: "map" + self._several([*one, *one.values()])
        else:
            self[kind] = repr if issubclass(kind, Enum) else _digest
        return self[kind]

    def _several(self, answers: Iterable[object]) -> str:
        return f"({','.join([self[type(one)](one) for one in answers])})"

    def _by_field(self, kind: type) -> Teller:
        names = [field.name for field in fields(kind)]
        values = attrgetter(*names, "__class__")  # more than one in any case: a tuple
        told = f"{kind.__module__}.{kind.__qualname__}"
        return lambda one: told + self._several(values(one)[:-1])

    def _once(self, one: Any) -> str:
        """The sum of a value that is met again and again."""
        known = self._known.get(id(one))
        if known is None:
            known = self._known[id(one)] = (one, self._sum(one))
        return known[1]

    def _sum(self, one: Any) -> str:
        known = self._entry_sum(one) if type(one) is Entry else ""
        return known or digest_of_bytes(self._by_field(type(one))(one).encode(*_ANY_SIGN))


def _digest(value: object) -> str:
    try:
        return digest_of_view(value)
    except Exception as wrong:  # whatever a pickle can raise
        raise NoDigestError(str(wrong)) from wrong
