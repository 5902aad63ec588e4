"""What is told by day, in a form that notes which days are looked at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from learnlog.by_day import ByDay, Told
from learnlog.kept.watching import Watch, WatchedMapping
from learnlog.spans import Span


def watched_days(watch: Watch, name: str, found: ByDay[Any]) -> ByDay[Any]:
    """What is told by day, which notes the stretches of time that are looked at."""
    watch.knows(name, "within", lambda ends: found.near(*ends))
    watch.knows(name, "by end", lambda ends: (found.number(ends[0]), found.near(*ends)))
    watch.knows(name, "all", lambda _: found)
    days = object.__new__(_WatchedDays)
    for slot, value in (("_found", found), ("_name", name), ("_watch", watch)):
        object.__setattr__(days, slot, value)
    return days


def watched_by_author(
    watch: Watch, name: str, found: Mapping[str | None, ByDay[Any]]
) -> Mapping[str | None, ByDay[Any]]:
    """The same by author; a look at it tells no more than whether there is anything of one."""
    each = {who: watched_days(watch, f"{name} of {who}", days) for who, days in found.items()}
    seen = WatchedMapping(watch, name, each)
    watch.knows(name, "one", lambda who: who in each)
    return seen


class _WatchedDays(ByDay[Any]):
    __slots__ = ("_found", "_name", "_watch")
    _found: ByDay[Any]
    _name: str
    _watch: Watch

    @property
    def days(self) -> tuple[dt.date, ...]:
        self._watch.note(self._name, "all")
        return self._found.days

    @property
    def told(self) -> tuple[Told[Any], ...]:
        self._watch.note(self._name, "all")
        return self._found.told

    def within(self, span: Span) -> tuple[Told[Any], ...]:
        self._watch.note(self._name, "within", span.reach)
        return self._found.within(span)

    def number_by_end(self, span: Span) -> int:
        self._watch.note(self._name, "by end", (span.last, span.reach[1]))
        return self._found.number_by_end(span)
