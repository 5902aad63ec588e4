"""A log and its lookups in a form that notes what views look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

from learnlog.kept.watching import Watch, WatchedMapping, WatchedSequence

Kind = TypeVar("Kind")


def watched(one: Kind, watch: Watch, name: str, **instead: object) -> Kind:
    """A dataclass of the same kind, of which every look at a field is noted.

    Mappings and sequences note what is looked up in them, other fields that they were looked at;
    `instead` has values for fields that note by themselves already.
    """
    given = dict[str, object]()
    for field in fields(one):  # type: ignore[arg-type]
        value = instead.get(field.name, getattr(one, field.name))
        given[field.name] = _proxy(watch, f"{name}.{field.name}", value, field.name in instead)
    kind: Any = type(one)
    seen: Kind = object.__new__(_watched_kind(kind))
    object.__setattr__(seen, "_seen", given)
    object.__setattr__(seen, "_watch", watch)
    object.__setattr__(seen, "_name", name)
    return seen


class _Whole:
    """The value of a field that is looked at as a whole."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value


def _proxy(watch: Watch, name: str, value: object, notes_itself: bool) -> object:
    if notes_itself:
        return value
    if isinstance(value, Mapping):
        return WatchedMapping(watch, name, value)
    if isinstance(value, tuple | list):
        return WatchedSequence(watch, name, value)
    watch.knows(name, "whole", lambda _: value)
    return _Whole(value)


@cache
def _watched_kind(kind: Any) -> Any:
    """A kind of dataclass whose fields are looked up among what is seen."""
    body: dict[str, Any] = {field.name: property(_look(field.name)) for field in fields(kind)}
    body["__slots__"] = ("_name", "_seen", "_watch")
    return type(f"Watched{kind.__name__}", (kind,), body)


def _look(field: str) -> Any:
    def look(self: Any) -> object:
        found = self._seen[field]
        if type(found) is _Whole:
            self._watch.note(f"{self._name}.{field}", "whole")
            return found.value
        return found

    return look
