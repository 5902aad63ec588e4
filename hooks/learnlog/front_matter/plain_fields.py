"""Front matter as most people write it, read line by line, without a reader of YAML.

Only lines are taken that YAML reads in one way; of all its other forms nothing is known here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from learnlog.front_matter.fields import ENTRY, GROUPS, Rules
from learnlog.front_matter.nodes import Field, Fields, Items, Node, Text

_NO_BLANKS = "\t\x85\u2028\u2029"  # blanks, or ends of lines, for some readers and not for others
_LINE = re.compile(
    r"([ ]{0,8})(-[ ])?(?:([a-z_]{1,20}):(?:[ ]|\Z))?"
    r"(?:(?P<str>[^\W\d_][^#:]*+(?::(?![ ]|\Z)[^#:]*+)*+)"
    r"|(?P<int>[1-9][0-9]{0,4})|(?P<float>[0-9]{1,4}[.][0-9]{1,2})"
    r'|(?P<timestamp>[0-9]{4}(?:-[0-9]{2}){2})|"(?P<quoted>[^"\\]*)"'
    r"|\[(?P<list>[ '\w,’-]*)\]"
    r"|(?P<declared>\{by: [a-z0-9-]{1,80}, date: [0-9]{4}(?:-[0-9]{2}){2}, sha: [0-9a-f]{16}\})|)"
    r"[ ]*\Z"
)
# Lines of blanks, and notes; but not a box to tick in one, which is told.
_NOTHING = re.compile(r"[ ]*(?:#(?!\s*[-*+]\s*\[).*)?\Z")
_LISTED = re.compile(r"[^\W\d_](?:[\w '’-]*[\w'’])?\Z")
_NO_TEXT = frozenset(("yes", "no", "true", "false", "on", "off", "null"))


class _AnotherForm(Exception):  # noqa: N818
    """The lines are not plain."""


class _Row(NamedTuple):
    """A line: its margin, whether it begins an item, its field's name, and the value there."""

    margin: int
    item: bool
    name: str | None
    value: Node
    line: int


def plain_fields(text: str, first_line: int, passed_over: Collection[str]) -> Fields | None:
    """The fields of front matter, as a reader of YAML gives them; None where one must be asked.

    Those whose names are `passed_over` are left out. The text holds nothing that `decode` refuses.
    """
    if any(sign in text for sign in _NO_BLANKS):
        return None
    try:
        rows = list(_rows(text.split("\n"), first_line))
        fields = list(_fields(rows))
    except _AnotherForm:
        return None
    if len({field.name for field in fields}) < len(fields) or not fields:
        return None
    return Fields(tuple([one for one in fields if one.name not in passed_over]), fields[0].line)


def _rows(lines: Sequence[str], first_line: int) -> Iterator[_Row]:
    for line, written in enumerate(lines, first_line):
        found = _LINE.match(written)
        margin, item, name = found.group(1, 2, 3) if found else ("", None, None)
        kind = found.lastgroup if found else None
        if found is None or (name is None and (item is None or kind in (None, "list"))):
            if not _NOTHING.match(written):
                raise _AnotherForm
            continue
        yield _Row(len(margin), item is not None, name, _value(found, kind, line), line)


def _value(found: re.Match[str], kind: str | None, line: int) -> Node:
    """What stands on a line behind its name or sign."""
    if kind is None:
        return Text("", line, "null")
    written = found[kind]
    if kind == "str":
        return Text(_text(written.rstrip(" ")), line)
    if kind == "list":
        return Items(tuple(_listed(written, line)), line, True)
    if kind == "timestamp":
        try:
            dt.date.fromisoformat(written)
        except ValueError:
            raise _AnotherForm from None
    return Text(written, line, "str" if kind == "quoted" else kind)


def _listed(written: str, line: int) -> Iterator[Text]:
    for one in written.split(",") if written.strip(" ") else ():
        word = one.strip(" ")
        if not _LISTED.match(word):
            raise _AnotherForm
        yield Text(_text(word), line)


def _text(words: str) -> str:
    """The words, which YAML must not take for anything else."""
    if words.lower() in _NO_TEXT:
        raise _AnotherForm
    return words


def _fields(rows: Sequence[_Row]) -> Iterator[Field]:
    """Each row at the margin with the rows of its items."""
    at = 0
    while at < len(rows):
        row, end = rows[at], at + 1
        while end < len(rows) and (rows[end].margin or rows[end].item):
            end += 1
        below = rows[at + 1 : end]
        if row.margin or row.item or row.name not in ENTRY or (below and _written(row.value)):
            raise _AnotherForm
        value = _items(below, GROUPS.get(row.name, {})) if below else row.value
        yield Field(row.name, value, row.line)
        at = end


def _written(value: Node) -> bool:
    """Whether there is a value at all."""
    return not isinstance(value, Text) or value.kind != "null"


def _items(rows: Sequence[_Row], rules: Rules) -> Items:
    items: list[Node | list[Field]] = []
    group: list[Field] | None = None
    for margin, item, name, value, line in rows:
        if margin != rows[0].margin + (0 if item else 2):
            raise _AnotherForm
        if item:
            group = [] if name else None
            items.append(value if group is None else group)
        if name:
            if group is None or name not in rules or name in [one.name for one in group]:
                raise _AnotherForm
            group.append(Field(name, value, line))
    nodes = [Fields(tuple(o), o[0].line) if isinstance(o, list) else o for o in items]
    return Items(tuple(nodes), rows[0].line)
