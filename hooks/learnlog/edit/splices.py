"""What to write where for a change: one splice at a time, or why it can't be done."""

from __future__ import annotations

from learnlog.edit import removal, written_form
from learnlog.edit.changes import AddItem, Words
from learnlog.edit.layout import Layout
from learnlog.edit.line_ends import Splice
from learnlog.edit.refusal import Refusal
from learnlog.front_matter.fences import FENCE
from learnlog.front_matter.node_reader import YamlNode

_INDENT = 2
_EMPTY = ("", "~")  # "null" is a word


def added_item(layout: Layout, change: AddItem) -> Splice | Refusal:
    """A new item below the last one of its list; list and front matter are begun where needed."""
    if layout.root is None:
        lines = written_form.item_lines(change.into, change.fields, _INDENT)
        return Splice(0, 0, f"{FENCE}\n{change.into}:\n{lines}\n{FENCE}\n")
    if layout.root.flow_style:
        return Refusal("the whole front matter stands between curly brackets")
    node = layout.field(change.into)
    if node is None:
        return _new_field(layout, change)
    if node.id == "sequence" and node.value:
        return _below_last(layout, node, change)
    if node.id == "mapping" or (node.id == "scalar" and node.value not in _EMPTY):
        return Refusal(f"'{change.into}' holds something that is not a list")
    return _first_item(layout, node, change)


def _new_field(layout: Layout, change: AddItem) -> Splice:
    """The list as the last field, as far from the margin as the first one."""
    margin = layout.column(layout.root.value[0][0]) if layout.root else 0
    lines = written_form.item_lines(change.into, change.fields, margin + _INDENT)
    return Splice(layout.end, layout.end, f"{' ' * margin}{change.into}:\n{lines}\n")


def _below_last(layout: Layout, node: YamlNode, change: AddItem) -> Splice:
    last = node.value[-1]
    if node.flow_style:
        end = layout.finish(last)
        return Splice(end, end, f", {written_form.item_in_brackets(change.into, change.fields)}")
    lines = written_form.item_lines(change.into, change.fields, layout.column(node))
    return _below(layout, last, lines)


def _first_item(layout: Layout, node: YamlNode, change: AddItem) -> Splice:
    """In place of nothing, or of `[]`; a comment behind it stays there."""
    start, end = layout.start(node), layout.finish(node)
    if node.id == "sequence" and "\n" in layout.text[start:end]:
        words = written_form.item_in_brackets(change.into, change.fields)
        return Splice(start + 1, start + 1, words)
    margin = layout.column(layout.root.value[0][0]) if layout.root else 0
    lines = written_form.item_lines(change.into, change.fields, margin + _INDENT)
    line_end = layout.line_end(end)
    blanks = start - len(layout.text[:start].rstrip(" \t\n")) if end > start else 0
    return Splice(start - blanks, line_end, f"{layout.text[end:line_end]}\n{lines}")


def _below(layout: Layout, node: YamlNode, lines: str) -> Splice:
    """Lines of their own below the last one of a node."""
    end = layout.last_line_end(node)
    return Splice(end, end, f"\n{lines}")


def set_field(
    layout: Layout, group: str, item: YamlNode, name: str, value: str
) -> Splice | Refusal:
    """One field of an item that is a group of fields; "" takes it away."""
    found = next(((key, node) for key, node in item.value if key.value == name), None)
    if found is None:
        return _new_in_group(layout, group, item, name, value)
    key, node = found
    if node.id != "scalar":
        return Refusal(f"'{name}' holds a list or a group of fields")
    if not value:
        return removal.without(layout, item, key, node)
    words = written_form.value_in(group, name, value, bool(item.flow_style))
    if layout.finish(node) > layout.start(node):
        return _in_place(layout, node, words)
    colon = "" if layout.text[: layout.start(node)].rstrip().endswith(":") else ":"
    end = layout.finish(key) if colon else layout.start(node)
    return Splice(end, end, f"{colon} {words}")


def _in_place(layout: Layout, node: YamlNode, words: str) -> Splice:
    """Other words for a value; a comment inside of it stays."""
    return Splice(layout.start(node), layout.finish(node), words + layout.comment(node))


def _new_in_group(layout: Layout, group: str, item: YamlNode, name: str, value: str) -> Splice:
    last = item.value[-1][1]
    if not item.flow_style:
        words = written_form.value_in(group, name, value)
        margin = " " * layout.column(item.value[0][0])
        return _below(layout, last, f"{margin}{name}: {words}")
    words = f", {name}: {written_form.value_in(group, name, value, flow=True)}"
    start, end = layout.start(item), layout.finish(last)
    if layout.text[start] == "{":
        return Splice(end, end, words)
    return Splice(start, end, f"{{{layout.text[start:end]}{words}}}")


def group_of_plain(layout: Layout, group: str, item: YamlNode, fields: Words, flow: bool) -> Splice:
    """A group of fields in place of a plain sentence, whose own words stay as written."""
    start, end = layout.start(item), layout.finish(item)
    main, raw = written_form.main_field(group), layout.text[start:end]
    if flow:
        written = {} if main in fields else {main: raw}
        return Splice(start, end, written_form.item_in_brackets(group, fields, written))
    column, line_end = layout.column(item), layout.line_end(end)
    values = {name: written_form.value_in(group, name, value) for name, value in fields.items()}
    kept = written_form.deeper(raw, column - layout.column_of_list(group))
    other = values[main] + layout.comment(item) if main in values else kept
    values[main] = other + layout.text[end:line_end]
    pairs = written_form.in_order(group, values)
    # What takes several lines comes last, where empty lines below it stay its own.
    pairs.sort(key=lambda pair: "\n" in pair[1])
    lines = [f"{name}: {value}" for name, value in pairs]
    return Splice(start, line_end, f"\n{' ' * column}".join(lines))


def other_words(layout: Layout, group: str, item: YamlNode, words: str, flow: bool) -> Splice:
    """Another sentence in place of a plain one."""
    value = written_form.value_in(group, written_form.main_field(group), words, flow)
    return _in_place(layout, item, value)
