"""Achievements and lessons that name an idea: what it led to, in the writers' own words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from learnlog.idea_names import mentions
from learnlog.model import Achievement, Entry, Lesson

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Echo:
    """An item of an entry that names an idea, and its place on the entry's page."""

    item: Achievement | Lesson
    entry: Entry
    anchor: str


def echoes(entries: Iterable[Entry]) -> Mapping[int, Sequence[Echo]]:
    """By the number of the idea, each item once, in the order of the entries."""
    found: dict[int, list[Echo]] = defaultdict(list)
    for entry in entries:
        for echo in _items(entry):
            for number in dict.fromkeys(_named(echo.item.text)):
                found[number].append(echo)
    return found


def _items(entry: Entry) -> Iterator[Echo]:
    for at, achievement in enumerate(entry.achievements, start=1):
        yield Echo(achievement, entry, f"log-achievement-{at}")
    for at, lesson in enumerate(entry.lessons, start=1):
        yield Echo(lesson, entry, f"log-lesson-{at}")


def _named(text: str) -> Iterator[int]:
    for mention in mentions(text, 0):
        yield from map(int, _NUMBER.findall(mention[0]))
