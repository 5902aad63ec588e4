"""The proof of a change: read again, only what was meant is different."""

from __future__ import annotations

from typing import TypeAlias

from learnlog.edit.changes import Words
from learnlog.files.decoding import Decoded, decode
from learnlog.front_matter.fields import GROUPS, MAIN_FIELD
from learnlog.front_matter.nodes import Fields, Items, Node, Text
from learnlog.header import Header, read_header
from learnlog.problems import Problem, Severity

# A node without its lines: ("text", value, kind), ("list", …) or ("group", (name, …), …).
Shape: TypeAlias = tuple[object, ...]
Shapes: TypeAlias = dict[str, Shape]


def readable(path: str, data: bytes) -> tuple[Header | None, list[Problem]]:
    """The header of a file without an error, or None and its errors."""
    decoded = decode(path, data)
    if not isinstance(decoded, Decoded):
        return None, decoded
    header, problems = read_header(path, decoded.text)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    return (None, errors) if errors or header is None else (header, [])


def shape(node: Node) -> Shape:
    """What a node holds, whatever lines it stands on."""
    if isinstance(node, Text):
        return ("text", node.value, node.kind)
    if isinstance(node, Items):
        return ("list", *(shape(item) for item in node.items))
    return ("group", *((field.name, shape(field.value)) for field in node.fields))


def shapes(fields: Fields) -> Shapes:
    """The top fields by name; a list that is empty or has no value is as if it were not there."""
    found = {field.name: shape(field.value) for field in fields.fields}
    empty = [name for name in GROUPS if found.get(name) in (("list",), ("text", "", "null"))]
    empty += [name for name in GROUPS if found.get(name) == ("text", "~", "null")]
    empty += [name for name in GROUPS if found.get(name) == ("text", "", "str")]
    return {name: value for name, value in found.items() if name not in empty}


def same_but_item(before: Shapes, after: Shapes, group: str, at: int, wanted: Words) -> bool:
    """Whether all is as it was but the item with the index `at`, which says what was `wanted`.

    `wanted` are all its fields with values; other fields of it are as they were.
    """
    others = [one for one in (*before, *after) if one != group]
    if any(before.get(name) != after.get(name) for name in others):
        return False
    old, new = list(before.get(group, ("list",))[1:]), list(after.get(group, ("list",))[1:])
    item = new[at] if at < len(new) else None
    was = _fields(group, old[at]) if at < len(old) else {}
    if old[:at] != new[:at] or old[at + 1 :] != new[at + 1 :] or item is None:
        return False
    kept = {name: value for name, value in was.items() if name not in wanted}
    return _says(group, _fields(group, item), kept, wanted)


def _says(group: str, found: Shapes, kept: Shapes, wanted: Words) -> bool:
    """Whether an item has the kept fields to the letter and the wanted ones by their words."""
    said = {name: value for name, value in wanted.items() if value}
    if set(found) != set(kept) | set(said):
        return False
    if any(found[name] != value for name, value in kept.items()):
        return False
    return all(_is_text(group, name, found[name], value) for name, value in said.items())


def _is_text(group: str, name: str, found: Shape, value: str) -> bool:
    kind = GROUPS[group][name].kind
    single = kind not in ("texts", "items", "group")
    return single and found[:2] == ("text", value) and (kind != "text" or found[2] == "str")


def _fields(group: str, item: object) -> Shapes:
    """The fields of an item; a plain sentence is the item's main field."""
    if not isinstance(item, tuple) or item[0] == "list":
        return {"": ("list",)}
    if item[0] == "text":
        return {MAIN_FIELD[group]: item}
    return dict(item[1:])
