"""Front matter as it was written: texts, lists and fields, each with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """A single value. `kind` is what YAML takes it for: str, int, float, bool, null, timestamp."""

    value: str
    line: int
    kind: str = "str"

    @property
    def empty(self) -> bool:
        """Whether nothing was written (`title:` and no more); the word "null" is a word."""
        return not self.value.strip() or (self.kind == "null" and self.value == "~")


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `flow` where it was written on one line, between brackets."""

    items: tuple[Node, ...]
    line: int
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One `name: value`; `word` is false where other readers take the name for a number or date."""

    name: str
    value: Node
    line: int
    word: bool = True


@dataclass(frozen=True, slots=True)
class Fields:
    """A group of `name: value` lines; names are distinct."""

    fields: tuple[Field, ...]
    line: int


Node: TypeAlias = Text | Items | Fields


def plain(node: Node) -> object:
    """The node as ordinary Python values; numbers and dates stay the text that was written."""
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    if isinstance(node, Fields):
        return {field.name: plain(field.value) for field in node.fields}
    if node.kind == "bool":
        return node.value.lower() in {"true", "yes", "on"}
    return None if node.kind == "null" and node.empty else node.value


def lines_of(node: Node) -> Iterator[int]:
    """Every line on which a value or a part of it begins."""
    yield node.line
    for one in node.items if isinstance(node, Items) else ():
        yield from lines_of(one)
    for field in node.fields if isinstance(node, Fields) else ():
        yield field.line
        yield from lines_of(field.value)
