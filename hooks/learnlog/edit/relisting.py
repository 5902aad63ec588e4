"""A list with other items, or in another order: what stays is moved as it is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from learnlog.edit.comments_inside import has_comment
from learnlog.edit.layout import Layout
from learnlog.edit.line_ends import Splice
from learnlog.edit.refusal import Refusal
from learnlog.edit.setting import Written
from learnlog.front_matter.node_reader import YamlNode

# An item of the list as it is, by its index there, or a new one.
Wanted: TypeAlias = "Sequence[int | Written]"


def relisted(layout: Layout, name: str, node: YamlNode, wanted: Wanted) -> Splice | Refusal:
    """A list that is not empty with the items that are `wanted`, at least one."""
    count = len(node.value)
    if [*wanted[:count]] == [*range(count)]:
        added = [one for one in wanted[count:] if isinstance(one, Written)]
        return _appended(layout, node, added)
    if node.flow_style:
        return _between_brackets(layout, name, node, wanted)
    return _in_lines(layout, name, node, wanted)


def new_item(written: Written, column: int) -> str:
    """A new item as lines, its hyphen behind `column` blanks."""
    return f"{' ' * column}- {written.at(column + 2)}"


def _appended(layout: Layout, node: YamlNode, added: Sequence[Written]) -> Splice:
    last = node.value[-1]
    if node.flow_style:
        end = layout.finish(last)
        return Splice(end, end, "".join(f", {one.flow}" for one in added))
    end, column = layout.last_line_end(last), layout.column(node)
    return Splice(end, end, "".join(f"\n{new_item(one, column)}" for one in added))


def _between_brackets(
    layout: Layout, name: str, node: YamlNode, wanted: Wanted
) -> Splice | Refusal:
    if has_comment(layout, node):
        return Refusal(f"a comment stands inside '{name}', and could be lost")
    words = [
        one.flow
        if isinstance(one, Written)
        else layout.text[layout.start(node.value[one]) : layout.finish(node.value[one])]
        for one in wanted
    ]
    start, end = layout.start(node.value[0]), layout.finish(node.value[-1])
    return Splice(start, end, ", ".join(words))


def _in_lines(layout: Layout, name: str, node: YamlNode, wanted: Wanted) -> Splice | Refusal:
    """Each item goes with all that stands below it to the next one; of an item that is taken
    away, the comments below it stay with what stood above.
    """
    starts = _hyphens(layout, node)
    ends = [*starts[1:], layout.last_line_end(node.value[-1]) + 1]
    kept = {one for one in wanted if isinstance(one, int)}
    chunks = [layout.text[start:end] for start, end in zip(starts, ends, strict=True)]
    above, last = "", -1
    for at, item in enumerate(node.value):
        if at in kept:
            last = at
            continue
        if has_comment(layout, item) or "#" in layout.text[starts[at] : layout.start(item)]:
            return Refusal(f"a comment stands inside an item of '{name}' that was taken away")
        left = _comments_below(layout, item, ends[at])
        above, chunks[last] = (
            (above + left, chunks[last]) if last < 0 else (above, chunks[last] + left)
        )
    column = layout.column(node)
    words = [
        f"{new_item(one, column)}\n" if isinstance(one, Written) else chunks[one] for one in wanted
    ]
    return Splice(starts[0], ends[-1], above + "".join(words))


def _comments_below(layout: Layout, item: YamlNode, end: int) -> str:
    """The comment behind an item, on a line of its own, and the lines with comments below it."""
    last = layout.last_line_end(item)
    beside = layout.text[layout.finish(item) : last].strip()
    lines = layout.text[min(last + 1, end) : end]
    kept = f"{' ' * layout.column(item)}{beside}\n" if beside.startswith("#") else ""
    return kept + (lines if "#" in lines else "")


def _hyphens(layout: Layout, node: YamlNode) -> list[int]:
    """Where the line of each item begins."""
    margin = " " * layout.column(node)
    found = [layout.line_begin(layout.start(node))]
    for before, item in zip(node.value, node.value[1:], strict=False):
        at = layout.last_line_end(before) + 1
        while not layout.text.startswith(f"{margin}-", at) and at < layout.start(item):
            at = layout.line_end(at) + 1
        found.append(at)
    return found
