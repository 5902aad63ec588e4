"""Which item of a list a change is about, and what of the change it does not say already."""

from __future__ import annotations

from learnlog.edit.changes import AddItem, SetFields, Words
from learnlog.edit.layout import Layout
from learnlog.edit.refusal import Refusal
from learnlog.front_matter.fields import GROUPS, MAIN_FIELD
from learnlog.front_matter.node_reader import YamlNode


def place_of(path: str, layout: Layout, change: AddItem | SetFields) -> int | Refusal:
    """The index of the item in its list; a refusal where that is not certain."""
    if isinstance(change, AddItem):
        return len(layout.items(change.into))
    known = [
        at
        for at, item in enumerate(layout.items(change.of))
        if layout.line_of(item) == change.line and known_by(change.of, item) == change.main
    ]
    if len(known) == 1:
        return known[0]
    if not known:
        message = f"'{change.main}' is not on line {change.line} of {path} any more"
        return Refusal(message, "the file was changed meanwhile; give the command once more")
    message = f"'{change.main}' stands more than once on line {change.line} of {path}"
    return Refusal(message, "give each its own line, or change it by hand")


def known_by(group: str, item: YamlNode) -> str | None:
    """The number of an idea that has one, or else the words of an item's main field."""
    if item.id == "scalar":
        return _words(item)
    number = _value(item, "idea") if group == "ideas" else None
    digits = number.value.strip().lstrip("0") if number else ""
    if digits.isdecimal() and digits.isascii():
        return str(digits)
    main = _value(item, MAIN_FIELD[group])
    return _words(main) if main else None


def still_to_write(layout: Layout, change: AddItem | SetFields, at: int) -> Words:
    """The fields that a new item gets, or that an item does not say already.

    Blanks alone are no words.
    """
    fields = {name: value if value.split() else "" for name, value in change.fields.items()}
    if isinstance(change, AddItem):
        return {name: value for name, value in fields.items() if value}
    item = layout.items(change.of)[at]
    return {n: value for n, value in fields.items() if not _says(change.of, item, n, value)}


def _says(group: str, item: YamlNode, name: str, value: str) -> bool:
    """Whether readers find this value there; a field without one is not gone yet."""
    if item.id == "scalar":
        words: str = item.value
        return value.split() == words.split() if name == MAIN_FIELD[group] else not value
    if not any(key.value == name for key, _ in item.value):
        return not value
    found = _value(item, name)
    if found is None or not value:
        return False
    written: str = found.value
    text = GROUPS[group][name].kind == "text"
    return value.split() == written.split() if text else value == written.strip()


def _value(item: YamlNode, name: str) -> YamlNode | None:
    """A field's single value, if it has one."""
    pairs = item.value if item.id == "mapping" else ()
    found: YamlNode | None = next(
        (value for key, value in pairs if key.value == name and value.id == "scalar"), None
    )
    nothing = found and not found.style and found.value in ("", "~")
    return None if nothing else found


def _words(node: YamlNode) -> str:
    return " ".join(node.value.split())
