"""An entry's bytes and a change to the new bytes, or the reason why they stay as they are."""

from __future__ import annotations

from dataclasses import dataclass

from learnlog.edit import proof, splices, written_form
from learnlog.edit.changes import AddItem, Change, ReplaceProse, SetFields
from learnlog.edit.layout import Layout
from learnlog.edit.line_ends import FileText, Splice
from learnlog.edit.refusal import Refusal
from learnlog.files.decoding import UNSAFE, Decoded, decode
from learnlog.front_matter.fields import MAIN_FIELD
from learnlog.front_matter.node_reader import YamlNode
from learnlog.problems import Problem


@dataclass(frozen=True, slots=True)
class Edited:
    """The new bytes of a file."""

    data: bytes


def edited(path: str, data: bytes, change: Change) -> Edited | Refusal:
    """The bytes of an entry after a change; every byte outside of what it means is the same.

    The result is read again, and refused unless nothing but the target is different.
    """
    decoded = decode(path, data)
    if not isinstance(decoded, Decoded):
        return _mistake(path, decoded[0])
    before, errors = proof.readable(path, decoded.text)
    if before is None:
        return _mistake(path, errors[0])
    if isinstance(change, ReplaceProse):
        return _other_prose(path, data, change)
    if unsafe := next((v for v in change.fields.values() if UNSAFE.search(v) or "\n" in v), None):
        shown = UNSAFE.sub("", unsafe)[:60]
        return Refusal(f"'{shown}' holds a line end or an invisible character; type it again")
    return _listed(path, data, change)


def _listed(path: str, data: bytes, change: AddItem | SetFields) -> Edited | Refusal:
    file = FileText(data.decode("utf-8"))
    group = change.into if isinstance(change, AddItem) else change.of
    at = _index(Layout(file.plain), change)
    if at is None:
        return Refusal("the item is not where it was; perhaps the file was changed meanwhile")
    result = _applied(file, change, at)
    if isinstance(result, Refusal):
        return _by_hand(path, change, result.message)
    before, _ = proof.readable(path, file.plain)
    after, errors = proof.readable(path, result.plain)
    if before is None or after is None:
        return _by_hand(path, change, f"it would make a mistake: {errors[0].message}")
    old, new = proof.shapes(before.fields), proof.shapes(after.fields)
    same = before.body == after.body
    if not same or not proof.same_but_item(old, new, group, at, change.fields):
        return _by_hand(path, change, "more would change than was meant")
    return Edited(result.raw.encode("utf-8"))


def _index(layout: Layout, change: AddItem | SetFields) -> int | None:
    """Which item of its list a change is about; None where that is not certain."""
    if isinstance(change, AddItem):
        return len(layout.items(change.into))
    found = [
        at
        for at, item in enumerate(layout.items(change.of))
        if layout.line_of(item) == change.line and change.main in _main_words(change.of, item)
    ]
    return found[0] if len(found) == 1 else None


def _main_words(group: str, item: YamlNode) -> set[str]:
    """The words, or the number, that an item is known by."""
    names = (MAIN_FIELD[group], "idea")
    pairs = item.value if item.id == "mapping" else ()
    values = [value for key, value in pairs if key.value in names and value.id == "scalar"]
    if item.id == "scalar":
        values = [item]
    return {" ".join(value.value.split()) for value in values}


def _applied(file: FileText, change: AddItem | SetFields, at: int) -> FileText | Refusal:
    if isinstance(change, AddItem):
        return _spliced(file, splices.added_item(Layout(file.plain), change))
    layout = Layout(file.plain)
    item, flow = layout.items(change.of)[at], _flow(layout, change.of)
    if item.id == "scalar" and set(change.fields) == {MAIN_FIELD[change.of]}:
        words = change.fields[MAIN_FIELD[change.of]]
        return _spliced(file, splices.other_words(layout, change.of, item, words, flow))
    if item.id == "scalar":
        splice = splices.group_of_plain(layout, change.of, item, change.fields, flow)
        return _spliced(file, splice)
    result: FileText | Refusal = file
    for name, value in change.fields.items():
        if isinstance(result, FileText):
            layout = Layout(result.plain)
            item = layout.items(change.of)[at]
            result = _spliced(result, splices.set_field(layout, change.of, item, name, value))
    return result


def _flow(layout: Layout, group: str) -> bool:
    node = layout.field(group)
    return bool(node and node.flow_style)


def _spliced(file: FileText, splice: Splice | Refusal) -> FileText | Refusal:
    return splice if isinstance(splice, Refusal) else file.spliced(splice)


def _other_prose(path: str, data: bytes, change: ReplaceProse) -> Edited | Refusal:
    file = FileText(data.decode("utf-8"))
    before, _ = proof.readable(path, file.plain)
    start = Layout(file.plain).body
    result = file.spliced(Splice(start + change.start, start + change.end, change.words))
    after, errors = proof.readable(path, result.plain)
    if before is None or after is None:
        return Refusal(f"it would make a mistake in {path}: {errors[0].message}")
    wanted = before.body[: change.start] + change.words + before.body[change.end :]
    if after.body != wanted or proof.shapes(after.fields) != proof.shapes(before.fields):
        return Refusal(f"more would change in {path} than was meant; change the words by hand")
    return Edited(result.raw.encode("utf-8"))


def _mistake(path: str, problem: Problem) -> Refusal:
    where = f"{problem.source}: {problem.message}"
    way_out = f"mend it first ('learnlog check' says how); {path} was left as it is"
    return Refusal(f"the file has a mistake: {where}", way_out)


def _by_hand(path: str, change: AddItem | SetFields, why: str) -> Refusal:
    """What to write, where the change can't be made for the person."""
    if isinstance(change, AddItem):
        lines = written_form.item_lines(change.into, change.fields, 2)
        return Refusal(
            f"{path} was left as it is: {why}", f"write it yourself:\n{change.into}:\n{lines}"
        )
    pairs = "\n".join(f"{name}: {value}" for name, value in change.fields.items())
    return Refusal(
        f"{path} was left as it is: {why}", f"write it yourself, at line {change.line}:\n{pairs}"
    )
