"""Frameworks: what a professional has to show evidence for, as a file of one version has it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from learnlog.did_you_mean import nearest
from learnlog.front_matter.field_rules import FieldRule, Rules
from learnlog.problems import Problem, Source, in_order
from learnlog.reference.data_fields import DataFields
from learnlog.reference.data_reading import read_data
from learnlog.reference.keys import KEY, as_key, distinct, key_and_title

COUNTS = ("pieces", "hours", "participatory hours")

FRAMEWORK: Rules = {
    "framework": FieldRule("text", "The name that its versions share.", "framework: gmc"),
    "title": FieldRule("text", "What people call it.", "title: Standards of our team"),
    "short": FieldRule("text", "A short name, to stand before an item.", "short: Our team"),
    "version": FieldRule("text", "Which version this is.", "version: 2024"),
    "from": FieldRule("date", "The day it came into force.", "from: 2024-01-30"),
    "until": FieldRule("date", "The last day it was in force.", "until: 2024-01-29"),
    "publisher": FieldRule("text", "Whose it is.", "publisher: General Medical Council"),
    "link": FieldRule("text", "Where to read it.", "link: https://www.gmc-uk.org"),
    "note": FieldRule("text", "What readers should know.", "note: Names only."),
    "items": FieldRule(
        "items", "What there is to show.", "items:\n  - key: teamwork\n    title: Teamwork"
    ),
    "activities": FieldRule(
        "items", "The types of activity.", "activities:\n  - key: formal\n    title: Formal"
    ),
}
ITEM: Rules = {
    "key": FieldRule("text", "The name that entries use for it.", "key: teamwork"),
    "title": FieldRule("text", "What it is called.", "title: Teamwork"),
    "group": FieldRule("text", "The heading it stands under.", "group: The Code"),
    "target": FieldRule("amount", "How much of it is wanted.", "target: 35"),
    "counts": FieldRule("text", "pieces, hours or participatory hours.", "counts: hours"),
    "of": FieldRule("text", "The key of the item whose evidence is counted.", "of: cpd"),
}
ACTIVITY: Rules = {
    "key": FieldRule("text", "The name that entries use for it.", "key: formal"),
    "title": FieldRule("text", "What it is called.", "title: Formal"),
}


@dataclass(frozen=True, slots=True)
class FrameworkItem:
    """One thing to show; `target` of what it `counts`, `of` the evidence for another item."""

    key: str
    title: str
    group: str | None
    target: float | None
    counts: str
    of: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class ActivityType:
    """A type of activity that a framework tells apart."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Framework:
    """One version of a framework: `name` is its file's, `family` what all its versions share.

    `short` is what stands before an item elsewhere: its title, where nothing shorter is said. It is
    in force from `since` to `until`, both days counted; None is without bound.
    """

    name: str
    family: str
    title: str
    short: str
    version: str | None
    since: dt.date | None
    until: dt.date | None
    publisher: str | None
    link: str | None
    note: str | None
    items: tuple[FrameworkItem, ...]
    activities: tuple[ActivityType, ...]
    source: Source

    def item(self, key: str) -> FrameworkItem | None:
        """The item of a key."""
        return next((item for item in self.items if item.key == key), None)


def read_framework(path: str, name: str, data: bytes | str) -> Framework | list[Problem]:
    """The framework of a file, or everything that is wrong with it."""
    fields = read_data(path, data, FRAMEWORK, "a framework")
    if isinstance(fields, list):
        return fields
    title = fields.text("title") or name
    framework = Framework(
        name,
        _family(fields) or name,
        title,
        fields.text("short") or title,
        fields.text("version"),
        fields.date("from"),
        fields.date("until"),
        fields.text("publisher"),
        fields.link("link"),
        fields.text("note"),
        tuple(_items(fields)),
        tuple(_activities(fields)),
        Source(path, 1),
    )
    if framework.since and framework.until and framework.until < framework.since:
        message = f"'until' is before 'from', which is {framework.since}"
        fields.report("until", "field-value", message, f"until: {framework.since}")
    if not framework.items and not fields.problems:
        fields.missing("items")
    return in_order(fields.problems) or framework


def _family(fields: DataFields) -> str | None:
    family = fields.text("framework")
    if family and not KEY.fullmatch(family):
        fields.wrong("framework", "small letters, digits and hyphens", as_key(family))
    return family


def _items(fields: DataFields) -> Iterator[FrameworkItem]:
    parts = [(part, *key_and_title(part)) for part in fields.items("items", ITEM, "title")]
    distinct("key", [(key, part) for part, key, _ in parts])
    keys = [key for _, key, _ in parts]
    for part, key, title in parts:
        counts = part.choice("counts", COUNTS) or "pieces"
        of = _of(part, key, keys)
        yield FrameworkItem(key, title, part.text("group"), _target(part), counts, of, part.source)


def _target(part: DataFields) -> float | None:
    target = part.number("target", "a number above 0")
    if target is not None and target <= 0:
        part.wrong("target", "a number above 0")
    return target


def _of(part: DataFields, own: str, keys: Sequence[str]) -> str | None:
    """The key of the item whose evidence is counted, which has to be another one."""
    of = part.text("of")
    if of is None or (of in keys and of != own):
        return of
    others = [key for key in dict.fromkeys(keys) if key != own and KEY.fullmatch(key)]
    close = nearest(of, others)
    message = (
        f"'of' names the item itself, '{of}'; name another"
        if of == own
        else f"no item has the key '{of[:60]}'; there are {', '.join(others)}"
    )
    part.report("of", "field-value", message, f"of: {close}" if close else "")
    return of


def _activities(fields: DataFields) -> Iterator[ActivityType]:
    items = fields.items("activities", ACTIVITY, "title")
    parts = [(part, *key_and_title(part)) for part in items]
    distinct("key", [(key, part) for part, key, _ in parts])
    return (ActivityType(key, title) for _, key, title in parts)
