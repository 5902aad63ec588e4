"""What is said of a field of the front matter: its kind, its meaning, and an example."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class FieldRule(NamedTuple):
    """`kind` of value, what the field `meaning` is, an `example` line, and the `choices` that a
    text has, where it is one of a few words.
    """

    kind: str
    meaning: str
    example: str
    choices: tuple[str, ...] = ()


Rules: TypeAlias = dict[str, FieldRule]
