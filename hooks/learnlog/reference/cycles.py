"""Cycles: the stretch of time for which somebody gathers evidence for a framework."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from learnlog.did_you_mean import nearest
from learnlog.front_matter.field_rules import FieldRule, Rules
from learnlog.problems import Problem, Source, in_order
from learnlog.reference.data_fields import DataFields
from learnlog.reference.data_reading import read_data
from learnlog.reference.frameworks import Framework
from learnlog.reference.shown import known_words

FILE = "_data/evidence.yml"

_EXAMPLE = "cycles:\n  - framework: nmc\n    start: 2024-04-01\n    end: 2027-03-31"
EVIDENCE: Rules = {"cycles": FieldRule("items", "What is gathered when.", _EXAMPLE)}
CYCLE: Rules = {
    "framework": FieldRule("text", "The framework, or its family.", "framework: nmc"),
    "start": FieldRule("date", "The first day.", "start: 2024-04-01"),
    "end": FieldRule("date", "The last day.", "end: 2027-03-31"),
    "author": FieldRule("text", "Whose it is, where several write.", "author: sam"),
}


@dataclass(frozen=True, slots=True)
class Cycle:
    """The days from `start` to `end`, both counted; `framework` is a file's name or a family."""

    framework: str
    start: dt.date
    end: dt.date
    author: str | None
    source: Source


def read_cycles(
    path: str, data: bytes | str, frameworks: Mapping[str, Framework], unread: frozenset[str]
) -> tuple[Cycle, ...] | list[Problem]:
    """The cycles of a file, or everything that is wrong with it.

    `unread` are names of frameworks whose own files are wrong, which is told there.
    """
    fields = read_data(path, data, EVIDENCE, "the list of cycles")
    if isinstance(fields, list):
        return fields
    words = [*known_words(frameworks), *unread]
    cycles = tuple(_cycles(fields, words))
    return in_order(fields.problems) or cycles


def _cycles(fields: DataFields, words: list[str]) -> Iterator[Cycle]:
    for part in fields.items("cycles", CYCLE, "framework"):
        framework, start, end = part.needed("framework"), _day(part, "start"), _day(part, "end")
        if framework and framework not in words:
            close = nearest(framework, words)
            message = f"there is no framework '{framework[:60]}'; there are {', '.join(words)}"
            hint = f"framework: {close}" if close else ""
            part.report("framework", "framework-unknown", message, hint)
        if start and end and end <= start:
            part.report("end", "field-value", f"'end' must be after 'start', which is {start}")
        if start and end:
            yield Cycle(framework, start, end, part.text("author"), part.source)


def _day(part: DataFields, name: str) -> dt.date | None:
    part.needed(name)
    return part.date(name)
