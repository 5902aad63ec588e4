"""A field taken away: its line, or its place among the others, and no comment with it."""

from __future__ import annotations

from learnlog.edit.layout import Layout
from learnlog.edit.line_ends import Splice
from learnlog.edit.refusal import Refusal
from learnlog.front_matter.node_reader import YamlNode


def without(layout: Layout, item: YamlNode, key: YamlNode, node: YamlNode) -> Splice | Refusal:
    """The splice that takes a field of one value out of its group."""
    names = [one.value for one, _ in item.value]
    at = names.index(key.value)
    if "#" in layout.text[layout.finish(key) : layout.start(node)]:
        return Refusal(f"a comment stands between '{key.value}' and its value")
    if item.flow_style:
        return _from_brackets(layout, item, at)
    begin = layout.line_begin(layout.start(key))
    if layout.text[begin : layout.start(key)].strip():
        return _from_first_line(layout, item, at)
    return _from_lines(layout, key, node)


def _from_lines(layout: Layout, key: YamlNode, node: YamlNode) -> Splice | Refusal:
    """The lines of the field; a comment stays on a line of its own."""
    start, end = layout.start(key), layout.finish(node)
    line_end = layout.line_end(end)
    comments = (layout.comment(node) + layout.text[end:line_end]).strip()
    if comments and comments[0] != "#":
        return Refusal(f"more stands on the line of '{key.value}'")
    if comments:
        return Splice(start, line_end, comments)
    return Splice(layout.line_begin(start), line_end + 1, "")


def _from_first_line(layout: Layout, item: YamlNode, at: int) -> Splice | Refusal:
    """The field on the line that the hyphen stands before: the next one moves up."""
    if at or len(item.value) == 1:
        return Refusal(f"'{item.value[at][0].value}' does not stand on a line of its own")
    key, node = item.value[at]
    start, end, after = layout.start(key), layout.finish(node), layout.start(item.value[at + 1][0])
    comment = layout.comment(node).strip()
    if comment or "#" in layout.text[end:after]:
        return Splice(start, end, comment)
    return Splice(start, after, "")


def _from_brackets(layout: Layout, item: YamlNode, at: int) -> Splice | Refusal:
    if len(item.value) == 1:
        return Refusal(f"'{item.value[at][0].value}' is all that the item has")
    key, node = item.value[at]
    if at == 0:
        return _unless_comment(layout, layout.start(key), layout.start(item.value[1][0]), key, node)
    before = layout.finish(item.value[at - 1][1])
    return _unless_comment(layout, before, layout.finish(node), key, node)


def _unless_comment(
    layout: Layout, start: int, end: int, key: YamlNode, node: YamlNode
) -> Splice | Refusal:
    """The places emptied, where that takes no comment away with the field."""
    if "#" in layout.text[start : layout.start(key)] + layout.text[layout.finish(node) : end]:
        return Refusal(f"a comment stands beside '{key.value}', and would be lost")
    return Splice(start, end, "")
