"""A log and its lookups in a form that notes what views look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

from learnlog.kept.watching import Watch, WatchedMapping, WatchedSequence

Kind = TypeVar("Kind")


def watched(
    one: Kind,
    watch: Watch,
    name: str,
    instead: Mapping[str, object],
    calls: tuple[str, ...] = (),
) -> Kind:
    """A dataclass of the same kind, of which every look at a field is noted.

    Mappings and sequences note what is looked up in them, other fields that they were looked at,
    and the methods in `calls`, which take one value, what they were asked; `instead` has values
    for fields that note by themselves already.
    """
    seen: dict[str, object] = {}
    for field in fields(one):  # type: ignore[arg-type]
        if field.name in instead:
            seen[field.name] = instead[field.name]
        else:
            value = getattr(one, field.name)
            seen[field.name] = _proxy(watch, f"{name}.{field.name}", value)
    for call in calls:
        watch.knows(f"{name}.{call}", "call", getattr(one, call))
    kind: Any = type(one)
    found: Kind = object.__new__(_watched_kind(kind, calls))
    for slot, value in (("_name", name), ("_of", one), ("_seen", seen), ("_watch", watch)):
        object.__setattr__(found, slot, value)
    return found


class _Whole:
    """The value of a field that is looked at as a whole."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value


def _proxy(watch: Watch, name: str, value: Any) -> object:
    if isinstance(value, Mapping):
        return WatchedMapping(watch, name, value)
    if type(value) in (tuple, list):  # and no tuple with names
        return WatchedSequence(watch, name, value)
    watch.knows(name, "whole", lambda _: value)
    return _Whole(value)


@cache
def _watched_kind(kind: Any, calls: tuple[str, ...]) -> Any:
    """A kind of dataclass whose fields are looked up among what is seen."""
    body: dict[str, Any] = {field.name: property(_look(field.name)) for field in fields(kind)}
    body |= {name: _asked(name) for name in calls}
    body["__slots__"] = ("_name", "_of", "_seen", "_watch")
    return type(f"Watched{kind.__name__}", (kind,), body)


def _look(field: str) -> Any:
    def look(self: Any) -> object:
        found = self._seen[field]
        if type(found) is _Whole:
            self._watch.note(f"{self._name}.{field}", "whole")
            return found.value
        return found

    return look


def _asked(method: str) -> Any:
    def ask(self: Any, what: object) -> object:
        self._watch.note(f"{self._name}.{method}", "call", what)
        return getattr(self._of, method)(what)

    return ask
