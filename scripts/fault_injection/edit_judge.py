"""What is wrong with an edited entry, judged without the editor's own proof.

The places come from the writing of the entry, what it says from `load`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from functools import lru_cache
from typing import Any

from fault_injection import made_up_values as values
from fault_injection.made_up_places import MAIN, PATH, MadeUp, Span
from learnlog import load
from learnlog.edit.changes import AddItem, Change, ReplaceProse, SetFields
from learnlog.model import Achievement, Entry, FollowUp, IdeaUpdate, Lesson, NextStep

TODAY = dt.date(2019, 1, 1)
# Faults that no edit may bring: the file could not be read any more, or not fully.
_UNREADABLE = (
    *("front-matter", "yaml", "encoding", "control", "cut", "task", "reads", "duplicate"),
    *("file-", "field-", "empty-item"),
)
_LINE_END = re.compile(r"\r\n|\r|\n")
_UNCOMPARED = ("source", "lines", "anchor")
_KINDS: Mapping[str, type] = {
    "ideas": IdeaUpdate,
    "followed_up": FollowUp,
    "achievements": Achievement,
    "lessons": Lesson,
    "next_steps": NextStep,
}


@dataclass(frozen=True)
class Trial:
    """A change of a made-up entry; only `span` of its text may be different afterwards."""

    change: Change
    span: Span


def fault(made_up: MadeUp, trial: Trial, data: bytes) -> str:
    """What is wrong with the changed bytes; "" where nothing is."""
    before, behind = made_up.bytes_before(trial.span), made_up.bytes_behind(trial.span)
    if not data.startswith(before) or not data.endswith(behind):
        return "bytes outside of the place are not the same"
    if len(data) < len(before) + len(behind):
        return "the bytes before and behind the place overlap"
    text = data.decode("utf-8")
    if lost := [one for one in made_up.comments if text.count(one) < made_up.text.count(one)]:
        return f"comments are lost: {lost}"
    if set(_LINE_END.findall(text)) - set(made_up.ends) and made_up.ends:
        return "line ends are of another kind than the file's"
    entry, known = read(made_up.data)
    after, found = read(data)
    if len(found) > len(known):
        return f"can't be read any more: {found}"
    wanted, said = expected(entry, trial.change), told(after)
    different = (name for name in wanted if wanted[name] != said[name])
    return next((f"{one}: {said[one]}, not {wanted[one]}" for one in different), "")


@lru_cache(maxsize=64)
def read(data: bytes) -> tuple[Entry, tuple[str, ...]]:
    """The entry of some bytes, and what could not be read of it."""
    log, problems = load({PATH: data}, TODAY, counted={PATH})
    unreadable = tuple(str(one) for one in problems if one.code.startswith(_UNREADABLE))
    assert len(log.entries) == 1, unreadable
    return log.entries[0], unreadable


def told(entry: Entry) -> dict[str, Any]:
    """All that an entry says, whatever lines it stands on."""
    said = {one.name: getattr(entry, one.name) for one in fields(entry)}
    lists = {name: [_item(item) for item in said[name]] for name in MAIN}
    return {**said, **lists, "author_line": 0, "lines": {}, "prose": entry.prose.body}


def _item(item: Any) -> dict[str, Any]:
    names = [one.name for one in fields(item) if one.name not in _UNCOMPARED]
    return _flat({name: getattr(item, name) for name in names})


def _flat(item: dict[str, Any]) -> dict[str, Any]:
    """An item by the names of its fields, those of the records within it too."""
    flat = {name: value for name, value in item.items() if name not in ("smart", "activity")}
    if smart := item.get("smart"):
        flat |= {one.name: getattr(smart, one.name) for one in fields(smart)}
    if activity := item.get("activity"):
        flat |= {"hours": activity.hours, "participatory": activity.participatory}
        flat["activity"] = activity.type
    return flat


def expected(entry: Entry, change: Change) -> dict[str, Any]:
    """What the entry is to say after the change."""
    said = told(entry)
    if isinstance(change, ReplaceProse):
        body = entry.prose.body
        return {**said, "prose": body[: change.start] + change.words + body[change.end :]}
    name = change.into if isinstance(change, AddItem) else change.of
    items: list[dict[str, Any]] = said[name]
    if isinstance(change, AddItem):
        nothing = {one.name: _default(one) for one in fields(_KINDS[name])}
        compared = {one: value for one, value in nothing.items() if one not in _UNCOMPARED}
        items.append(_flat(compared))
    items[index_of(entry, change)] |= _typed(name, change.fields)
    return said


def _default(one: Field[Any]) -> object:
    return None if one.default is MISSING else one.default


def index_of(entry: Entry, change: AddItem | SetFields) -> int:
    """The index of the one item that a change can mean; that of a new item is one behind."""
    if isinstance(change, AddItem):
        return len(getattr(entry, change.into))
    found = [
        at
        for at, item in enumerate(getattr(entry, change.of))
        if item.source.line == change.line and known_by(change.of, item) == change.main
    ]
    assert len(found) == 1, f"{change.main} is not one item on line {change.line}"
    return found[0]


def known_by(name: str, item: Any) -> str:
    """The number of an idea that has one, or the words of an item."""
    return str(getattr(item, "number", None) or getattr(item, MAIN[name]))


def _typed(name: str, written: Mapping[str, str]) -> dict[str, Any]:
    """The values as an entry has them, by the names that its items have for them."""
    number = "number" if name == "ideas" else "idea"
    return {number if one == "idea" else one: _value(one, v) for one, v in written.items()}


def _value(name: str, written: str) -> object:
    if not written:
        return None
    if name in ("idea", "into"):
        return int(written)
    if name == "hours":
        return float(written)
    if name in ("until", "applied", "due"):
        return dt.date.fromisoformat(written)
    return values.words_of(written) or None
