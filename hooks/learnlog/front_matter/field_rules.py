"""What is said of a field of the front matter: its kind, its meaning, and an example."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class FieldRule(NamedTuple):
    """`kind` of value, what the field `meaning` is, and an `example` line."""

    kind: str
    meaning: str
    example: str


Rules: TypeAlias = dict[str, FieldRule]
