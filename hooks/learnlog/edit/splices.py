"""What to write where for a change: one splice at a time, or why it can't be done."""

from __future__ import annotations

from learnlog.edit import written_form
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
    last = layout.finish(node.value[-1])
    if node.flow_style:
        words = written_form.item_in_brackets(change.into, change.fields)
        return Splice(last, last, f", {words}")
    lines = written_form.item_lines(change.into, change.fields, layout.column(node))
    return below(layout, last, lines)


def _first_item(layout: Layout, node: YamlNode, change: AddItem) -> Splice:
    """In place of nothing, or of `[]`; a comment behind it stays there."""
    start, end = layout.start(node), layout.finish(node)
    if node.id == "sequence" and "\n" in layout.text[start:end]:
        words = written_form.item_in_brackets(change.into, change.fields)
        return Splice(start + 1, start + 1, words)
    margin = layout.column(layout.root.value[0][0]) if layout.root else 0
    lines = written_form.item_lines(change.into, change.fields, margin + _INDENT)
    line_end = layout.line_end(end)
    return Splice(start, line_end, f"{layout.text[end:line_end]}\n{lines}")


def below(layout: Layout, index: int, lines: str) -> Splice:
    """Lines of their own below the line that a place is on."""
    end = layout.line_end(max(index - 1, 0))
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
        return _without(layout, item, key, node)
    words = written_form.value_in(group, name, value, bool(item.flow_style))
    start, end = layout.start(node), layout.finish(node)
    return Splice(start, end, words if end > start else f" {words}")


def _new_in_group(layout: Layout, group: str, item: YamlNode, name: str, value: str) -> Splice:
    end = layout.finish(item.value[-1][1])
    if item.flow_style:
        words = written_form.value_in(group, name, value, flow=True)
        return Splice(end, end, f", {name}: {words}")
    words = written_form.value_in(group, name, value)
    return below(layout, end, f"{' ' * layout.column(item.value[0][0])}{name}: {words}")


def _without(layout: Layout, item: YamlNode, key: YamlNode, node: YamlNode) -> Splice | Refusal:
    """The lines of a field taken away; the one that the hyphen stands before must stay."""
    begin = layout.line_begin(layout.start(key))
    if item.flow_style or layout.text[begin : layout.start(key)].strip():
        return Refusal(f"'{key.value}' does not stand on a line of its own")
    return Splice(begin, layout.line_end(layout.finish(node)) + 1, "")


def group_of_plain(layout: Layout, group: str, item: YamlNode, fields: Words, flow: bool) -> Splice:
    """A group of fields in place of a plain sentence, whose own words stay as written."""
    start, end = layout.start(item), layout.finish(item)
    main = written_form.main_field(group)
    names = [name for name, _ in written_form.in_order(group, {**fields, main: ""})]
    if flow:
        return Splice(
            start, end, written_form.item_in_brackets(group, {**fields, main: item.value})
        )
    words = written_form.one_line(group, main, layout.text[start:end], item.value)
    line_end = layout.line_end(end)
    lines = [
        f"{main}: {words}{layout.text[end:line_end]}"
        if name == main
        else f"{name}: {written_form.value_in(group, name, fields[name])}"
        for name in names
    ]
    return Splice(start, line_end, f"\n{' ' * layout.column(item)}".join(lines))


def other_words(layout: Layout, group: str, item: YamlNode, words: str, flow: bool) -> Splice:
    """Another sentence in place of a plain one."""
    start, end = layout.start(item), layout.finish(item)
    value = written_form.value_in(group, written_form.main_field(group), words, flow)
    return Splice(start, end, value)
