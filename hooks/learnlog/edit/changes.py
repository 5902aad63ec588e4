"""The changes that can be asked of an entry; what each means, not how it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

# Values as their fields are written: texts in one line, numbers and dates as text.
Words: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AddItem:
    """A new group of fields at the end of a list (`ideas`), which may not be there yet.

    A field of no words is left out.
    """

    into: str
    fields: Words


@dataclass(frozen=True, slots=True)
class SetFields:
    """Fields of the item of a list that begins on a line of the file and has some words.

    `main` is its number if it is an idea that has one, or else the words of its main field; a
    field that is set to no words goes.
    """

    of: str
    line: int
    main: str
    fields: Words


@dataclass(frozen=True, slots=True)
class ReplaceProse:
    """Other words for the characters `start` to `end` of the body without its private passages."""

    start: int
    end: int
    words: str


Change: TypeAlias = AddItem | SetFields | ReplaceProse
