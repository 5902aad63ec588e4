"""An entry's bytes and a change to the new bytes, or the reason why they stay as they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from learnlog.edit import proof, splices, targets, written_form
from learnlog.edit.changes import AddItem, Change, ReplaceProse, SetFields
from learnlog.edit.layout import Layout
from learnlog.edit.line_ends import FileText, Splice
from learnlog.edit.refusal import Refusal
from learnlog.files.decoding import UNSAFE
from learnlog.front_matter.fields import MAIN_FIELD
from learnlog.header import Header
from learnlog.privacy.passages import public
from learnlog.problems import Problem

_LINE_END = re.compile("[\n\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Edited:
    """The new bytes of a file."""

    data: bytes


def edited(path: str, data: bytes, change: Change) -> Edited | Refusal:
    """The bytes of an entry after a change; every byte outside of what it means is the same.

    The result is read again, and refused unless nothing but the target is different. Fields that
    say already what they are to say stay as they are written.
    """
    before, errors = proof.readable(path, data)
    if before is None:
        return _mistake(path, errors[0])
    if refusal := _unseen(change):
        return refusal
    if isinstance(change, ReplaceProse):
        return _other_prose(path, data, before, change)
    layout = Layout(FileText(data.decode("utf-8")).plain)
    at = targets.place_of(path, layout, change)
    if isinstance(at, Refusal):
        return at
    wanted = targets.still_to_write(layout, change, at)
    if not wanted:
        return Edited(data)
    return _listed(path, data, before, replace(change, fields=wanted), at)


def _unseen(change: Change) -> Refusal | None:
    """Why words can't be written that hold what is not seen, or a line end in a field."""
    if isinstance(change, ReplaceProse):
        unsafe = change.words if UNSAFE.search(change.words) else None
    else:
        texts = change.fields.values()
        unsafe = next((v for v in texts if UNSAFE.search(v) or _LINE_END.search(v)), None)
    if unsafe is None:
        return None
    shown = " ".join(UNSAFE.sub("", unsafe).split())[:60]
    return Refusal(f"'{shown}' holds a line end or an invisible character; type it again")


def _listed(
    path: str, data: bytes, before: Header, change: AddItem | SetFields, at: int
) -> Edited | Refusal:
    group = change.into if isinstance(change, AddItem) else change.of
    result = _applied(FileText(data.decode("utf-8")), change, at)
    if isinstance(result, Refusal):
        return _by_hand(path, change, result.message)
    after, errors = proof.readable(path, result.data)
    if after is None:
        return _by_hand(path, change, f"it would make a mistake: {errors[0].message}")
    old, new = proof.shapes(before.fields), proof.shapes(after.fields)
    same = before.body == after.body
    if not same or not proof.same_but_item(old, new, group, at, change.fields):
        return _by_hand(path, change, "more would change than was meant")
    return Edited(result.data)


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
    return _each_field(file, change, at)


def _each_field(file: FileText, change: SetFields, at: int) -> FileText | Refusal:
    """Field by field, each found anew after the one before."""
    for name, value in change.fields.items():
        layout = Layout(file.plain)
        item = next(iter(layout.items(change.of)[at:]), None)
        if item is None or item.id != "mapping":
            return Refusal("it would make a mistake")
        result = _spliced(file, splices.set_field(layout, change.of, item, name, value))
        if isinstance(result, Refusal):
            return result
        file = result
    return file


def _flow(layout: Layout, group: str) -> bool:
    node = layout.field(group)
    return bool(node and node.flow_style)


def _spliced(file: FileText, splice: Splice | Refusal) -> FileText | Refusal:
    return splice if isinstance(splice, Refusal) else file.spliced(splice)


def _other_prose(path: str, data: bytes, before: Header, change: ReplaceProse) -> Edited | Refusal:
    read = public(path, before.body)
    if not 0 <= change.start <= change.end <= len(read.text):
        return Refusal(f"the text of {path} is shorter than it was", "give the command once more")
    place = read.as_written(change.start, change.end)
    if place is None:
        return Refusal(f"a private passage stands there in {path}", "change the words by hand")
    left = read.text[: change.start] + change.words + read.text[change.end :]
    change = ReplaceProse(*place, change.words)
    file = FileText(data.decode("utf-8"))
    start = Layout(file.plain).body
    result = file.spliced(Splice(start + change.start, start + change.end, change.words))
    after, errors = proof.readable(path, result.data)
    if after is None:
        return Refusal(f"it would make a mistake in {path}: {errors[0].message}")
    wanted = before.body[: change.start] + change.words + before.body[change.end :]
    if (
        after.body != wanted
        or public(path, wanted).text != left
        or proof.shapes(after.fields) != proof.shapes(before.fields)
    ):
        return Refusal(f"more would change in {path} than was meant; change the words by hand")
    return Edited(result.data)


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
    pairs = [_by_hand_line(change.of, name, value) for name, value in change.fields.items()]
    return Refusal(
        f"{path} was left as it is: {why}",
        "\n".join([f"change it yourself, in the item on line {change.line}:", *pairs]),
    )


def _by_hand_line(group: str, name: str, value: str) -> str:
    written = written_form.value_in(group, name, value)
    return f"{name}: {written}" if value else f"(take '{name}: …' out)"
