"""Front matter as a form shows it: every field has a value of a fixed kind, if an empty one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from learnlog.front_matter.fields import EVENT, GROUPS, MAIN_FIELD, FieldRule, Rules
from learnlog.front_matter.nodes import Field, Fields, Items, Node, Text

# A text, a number, a truth, a list of texts or of groups, a group; None is a number not given.
Shown: TypeAlias = "str | int | float | bool | list[Shown] | dict[str, Shown] | None"
Group: TypeAlias = dict[str, Shown]

# Which item of the file's list an item of a form's is, by its index there; new ones have another.
AT = "at"

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WHOLE = re.compile(r"0{0,9}[1-9][0-9]{0,4}", re.ASCII)
_AMOUNT = re.compile(r"-?\d{1,4}(?:[.,]\d{1,2})?", re.ASCII)
_YES = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


class Unfit(ValueError):  # noqa: N818 - it is no error of the program
    """A value that a form can't show: `line` is its line in the front matter."""

    def __init__(self, line: int, name: str, wanted: str) -> None:
        super().__init__(f"'{name}' is not {wanted}")
        self.line = line


def group_shown(rules: Rules, fields: Fields) -> Group:
    """The values of all fields that the rules know; Unfit where one has another form."""
    written = {field.name: field for field in fields.fields if field.word}
    return {name: _shown(name, rule, written.get(name)) for name, rule in rules.items()}


def item_shown(name: str, node: Node) -> Group:
    """An item of a list; a plain sentence is its main field."""
    if isinstance(node, Text):
        node = Fields((Field(MAIN_FIELD[name], node, node.line),), node.line)
    if not isinstance(node, Fields):
        raise Unfit(node.line, name, "a list of sentences or groups of fields")
    return group_shown(GROUPS[name], node)


def empty_of(name: str, rule: FieldRule) -> Shown:
    """What a field shows that is not written."""
    if rule.kind in ("texts", "amounts", "items"):
        return []
    if rule.kind == "event":
        return {one: empty_of(one, inner) for one, inner in EVENT.items()}
    if rule.kind == "yes or no":
        return False
    return None if rule.kind in ("number", "hours", "amount") else ""


def _shown(name: str, rule: FieldRule, field: Field | None) -> Shown:
    node = field.value if field else None
    if node is None or (isinstance(node, Text) and node.empty):
        return empty_of(name, rule)
    if rule.kind == "items":
        items = _items(name, node)
        return [{AT: str(at), **item_shown(name, item)} for at, item in enumerate(items)]
    if rule.kind == "event":
        node = node if isinstance(node, Fields) else Fields((Field("name", node, node.line),), 0)
        return group_shown(EVENT, node)
    if rule.kind in ("texts", "amounts"):
        return [_text(name, one) for one in _items(name, node)]
    return _READERS[rule.kind](name, node)


def _items(name: str, node: Node) -> Sequence[Node]:
    if not isinstance(node, Items):
        raise Unfit(node.line, name, "a list")
    return node.items


def _text(name: str, node: Node) -> str:
    if not isinstance(node, Text):
        raise Unfit(node.line, name, "a text")
    return " ".join(node.value.split())


def _words(name: str, node: Node) -> str:
    _text(name, node)
    return node.value.strip() if isinstance(node, Text) else ""


def _date(name: str, node: Node) -> str:
    written = _text(name, node)
    if not _DATE.fullmatch(written):
        raise Unfit(node.line, name, "a date such as 2018-09-17")
    return written


def _number(name: str, node: Node) -> int:
    written = _text(name, node)
    if not _WHOLE.fullmatch(written):
        raise Unfit(node.line, name, "a number such as 7")
    return int(written)


def _amount(name: str, node: Node) -> float | int:
    written = _text(name, node)
    if not _AMOUNT.fullmatch(written):
        raise Unfit(node.line, name, "a number such as 1.5")
    return plain_number(float(written.replace(",", ".")))


def _yes(name: str, node: Node) -> bool:
    written = _text(name, node).lower()
    if written not in _YES:
        raise Unfit(node.line, name, "true or false")
    return _YES[written]


def plain_number(number: float) -> float | int:
    """A number without a point where it needs none."""
    return int(number) if number == int(number) else number


_READERS: Mapping[str, Callable[[str, Node], Shown]] = {
    "text": _text,
    "words": _words,
    "date": _date,
    "number": _number,
    "hours": _amount,
    "amount": _amount,
    "yes or no": _yes,
}
