"""Instruments: the questions of an audit, its scale, and what each principle is evidence for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from learnlog.front_matter.field_rules import FieldRule, Rules
from learnlog.problems import Problem, Source, in_order
from learnlog.reference.data_fields import DataFields
from learnlog.reference.data_reading import read_data
from learnlog.reference.keys import distinct, key_and_title

_SCALE = "scale:\n  - score: 0\n    label: Not yet\n  - score: 1\n    label: Always"
_PRINCIPLES = "principles:\n  - title: Trust\n    questions:\n      - Do we keep our word?"
INSTRUMENT: Rules = {
    "title": FieldRule("text", "What people call it.", "title: Working together"),
    "version": FieldRule("text", "Changed with every change of the questions.", "version: 1"),
    "date": FieldRule("date", "The day of this version.", "date: 2026-11-23"),
    "source": FieldRule("text", "Where it comes from.", "source: Our own words."),
    "scope": FieldRule("text", "Whom it can be asked about.", "scope: Two teams or more"),
    "principles": FieldRule("items", "What is looked at.", _PRINCIPLES),
    "scale": FieldRule("items", "The scores, lowest first.", _SCALE),
    "low": FieldRule("amount", "A score up to this one is a gap.", "low: 1"),
}
POINT: Rules = {
    "score": FieldRule("amount", "A number.", "score: 0"),
    "label": FieldRule("text", "What it means.", "label: Not yet"),
}
PRINCIPLE: Rules = {
    "key": FieldRule("text", "The name that audits use for it.", "key: trust"),
    "title": FieldRule("text", "What it is called.", "title: Trust"),
    "questions": FieldRule(
        "items", "What is asked, the quick one first.", "questions:\n  - Do we keep our word?"
    ),
    "dimensions": FieldRule(
        "texts",
        "What a good score is evidence for: framework/item.",
        "dimensions: [leadership-model/engaging-the-team]",
    ),
}


@dataclass(frozen=True, slots=True)
class ScalePoint:
    """A score that can be given, and what it means."""

    score: float
    label: str


@dataclass(frozen=True, slots=True)
class Principle:
    """What is looked at; the first question is the quick one, `dimensions` are framework/item."""

    key: str
    title: str
    questions: tuple[str, ...]
    dimensions: tuple[str, ...]
    dimensions_source: Source
    source: Source


@dataclass(frozen=True, slots=True)
class Instrument:
    """One version of an instrument; `name` is its file's. A score up to `low` is a gap."""

    name: str
    title: str
    version: str | None
    date: dt.date | None
    source_note: str | None
    scope: str | None
    scale: tuple[ScalePoint, ...]
    low: float
    principles: tuple[Principle, ...]
    source: Source

    def principle(self, key: str) -> Principle | None:
        """The principle of a key."""
        return next((one for one in self.principles if one.key == key), None)

    def label(self, score: float) -> str:
        """What the point of the scale nearest to a score means; of two, the lower."""
        return min(self.scale, key=lambda point: (abs(point.score - score), point.score)).label


def read_instrument(path: str, name: str, data: bytes | str) -> Instrument | list[Problem]:
    """The instrument of a file, or everything that is wrong with it."""
    fields = read_data(path, data, INSTRUMENT, "an instrument")
    if isinstance(fields, list):
        return fields
    scale = tuple(_scale(fields))
    instrument = Instrument(
        name,
        fields.text("title") or name,
        fields.text("version"),
        fields.date("date"),
        fields.text("source"),
        fields.text("scope"),
        scale,
        _low(fields, scale),
        tuple(_principles(fields)),
        Source(path, 1),
    )
    if not instrument.principles and not fields.problems:
        fields.missing("principles")
    return in_order(fields.problems) or instrument


def _scale(fields: DataFields) -> Iterator[ScalePoint]:
    parts = list(fields.items("scale", POINT, "score"))
    scores = [_score(part) for part in parts]
    if len(parts) < 2:
        message = "a scale needs two scores or more"
        fields.report("scale", "field-missing", message, INSTRUMENT["scale"].example)
    for (before, now), part in zip(pairwise(scores), parts[1:], strict=True):
        if before is not None and now is not None and now <= before:
            message = f"the scores must rise, and {now:g} stands after {before:g}"
            part.report("score", "field-value", message)
    for score, part in zip(scores, parts, strict=True):
        yield ScalePoint(score or 0, part.needed("label"))


def _score(part: DataFields) -> float | None:
    part.needed("score")
    return part.number("score")


def _low(fields: DataFields, scale: tuple[ScalePoint, ...]) -> float:
    fields.needed("low")
    low = fields.number("low")
    if low is not None and scale and not scale[0].score <= low <= scale[-1].score:
        lowest, highest = scale[0].score, scale[-1].score
        fields.wrong("low", f"a score of the scale, {lowest:g} to {highest:g}", f"{lowest:g}")
    return low or 0


def _principles(fields: DataFields) -> Iterator[Principle]:
    items = fields.items("principles", PRINCIPLE, "title")
    parts = [(part, *key_and_title(part)) for part in items]
    distinct("key", [(key, part) for part, key, _ in parts])
    for part, key, title in parts:
        known = len(part.problems)
        questions = part.sentences("questions")
        if not questions and len(part.problems) == known:
            part.missing("questions")
        dimensions = part.texts("dimensions")
        source = part.source_of("dimensions")
        yield Principle(key, title, questions, dimensions, source, part.source)
