"""A field of any form set or taken away, in the front matter or in an item of a list."""

from __future__ import annotations

from dataclasses import dataclass

from learnlog.edit import removal
from learnlog.edit.comments_inside import has_comment
from learnlog.edit.layout import Layout
from learnlog.edit.line_ends import Splice
from learnlog.edit.refusal import Refusal
from learnlog.front_matter.node_reader import YamlNode


@dataclass(frozen=True, slots=True)
class Written:
    """A value as it is written: in `lines` below each other, the first behind the field's name,
    the others as far in as they stand below a field at the margin; and `flow`, between brackets
    ("" where it can't stand there).
    """

    lines: tuple[str, ...]
    flow: str = ""

    def at(self, column: int) -> str:
        """The lines behind the name of a field that stands behind `column` blanks."""
        first, *others = self.lines
        return "\n".join([first, *(f"{' ' * column}{one}" if one else "" for one in others)])


def set_value(layout: Layout, group: YamlNode, name: str, value: Written) -> Splice | Refusal:
    """A field of a group with another value, or as a new field below the last."""
    found = next(((key, node) for key, node in group.value if key.value == name), None)
    if group.flow_style and not value.flow:
        return Refusal(f"'{name}' has several lines, and stands between brackets")
    if found is None:
        return _new(layout, group, name, value)
    key, node = found
    if node.id != "scalar" and has_comment(layout, node):
        return Refusal(f"a comment stands inside '{name}', and would be lost")
    words = value.flow if group.flow_style else value.at(layout.column(key))
    if layout.finish(node) <= layout.start(node):
        return _in_place_of_nothing(layout, key, node, words)
    if node.id != "scalar" and not node.flow_style:
        return _in_place_of_lines(layout, key, node, words)
    if len(value.lines) > 1 and not group.flow_style:
        return _lines_in_place(layout, node, words)
    comment = layout.comment(node) if node.id == "scalar" else ""
    return Splice(layout.start(node), layout.finish(node), words + comment)


def without_field(layout: Layout, group: YamlNode, name: str) -> Splice | Refusal:
    """A group without one of its fields."""
    key, node = next((key, node) for key, node in group.value if key.value == name)
    if node.id == "scalar" or group.flow_style:
        if node.id != "scalar" and has_comment(layout, node):
            return Refusal(f"a comment stands inside '{name}', and would be lost")
        return removal.without(layout, group, key, node)
    return _without_list(layout, group, key, node)


def _without_list(
    layout: Layout, group: YamlNode, key: YamlNode, node: YamlNode
) -> Splice | Refusal:
    """A group without a list or group of fields; what stands behind its last sign stays a line."""
    start, end = layout.start(key), layout.finish(node)
    if has_comment(layout, node) or "#" in layout.text[layout.finish(key) : layout.start(node)]:
        return Refusal(f"a comment stands inside '{key.value}', and would be lost")
    begin, line_end = layout.line_begin(start), layout.line_end(end)
    comment = layout.text[end:line_end].strip()
    if layout.text[begin:start].strip():
        at = [one for one, _ in group.value].index(key)
        if comment or at + 1 == len(group.value):
            return Refusal(f"'{key.value}' does not stand on a line of its own")
        return Splice(start, layout.start(group.value[at + 1][0]), "")
    return Splice(start, line_end, comment) if comment else Splice(begin, line_end + 1, "")


def _in_place_of_nothing(
    layout: Layout, key: YamlNode, node: YamlNode, words: str
) -> Splice | Refusal:
    colon = "" if layout.text[: layout.start(node)].rstrip().endswith(":") else ":"
    end = layout.finish(key) if colon else layout.start(node)
    line_end = layout.line_end(end)
    rest = layout.text[end:line_end].rstrip()
    if words.startswith("\n"):
        return Splice(end, line_end, f"{colon}{rest}{words}")
    if "\n" in words and rest:
        return Refusal(f"a comment stands behind '{key.value}'")
    return Splice(end, end, f"{colon} {words}")


def _in_place_of_lines(
    layout: Layout, key: YamlNode, node: YamlNode, words: str
) -> Splice | Refusal:
    """In place of a list or group in lines of its own, whose first is below the field's name."""
    colon = layout.text.index(":", layout.finish(key)) + 1
    if "#" in layout.text[colon : layout.start(node)]:
        return Refusal(f"a comment stands behind '{key.value}'")
    return Splice(colon, layout.finish(node), f"{'' if words.startswith(chr(10)) else ' '}{words}")


def _lines_in_place(layout: Layout, node: YamlNode, words: str) -> Splice | Refusal:
    """Several lines in place of one value; nothing may stand behind it."""
    start, end = layout.start(node), layout.finish(node)
    line_end = layout.line_end(end)
    inside = layout.comment(node).strip() if node.id == "scalar" else has_comment(layout, node)
    if inside or (layout.text[end:line_end].strip() and not words.startswith("\n")):
        return Refusal("a comment stands behind the value")
    if not words.startswith("\n"):
        return Splice(start, end, words)
    begin = len(layout.text[:start].rstrip(" \n"))
    return Splice(begin, line_end, layout.text[end:line_end].rstrip() + words)


def _new(layout: Layout, group: YamlNode, name: str, value: Written) -> Splice:
    if not group.value:
        margin, last = layout.column(group), None
    else:
        margin, last = layout.column(group.value[0][0]), group.value[-1][1]
    if group.flow_style:
        return _new_between_brackets(layout, group, f"{name}: {value.flow}")
    words = value.at(margin)
    line = f"{' ' * margin}{name}:{'' if words.startswith(chr(10)) else ' '}{words}"
    if layout.root is group or last is None:
        return Splice(layout.end, layout.end, f"{line}\n")
    end = layout.last_line_end(last)
    return Splice(end, end, f"\n{line}")


def _new_between_brackets(layout: Layout, group: YamlNode, pair: str) -> Splice:
    start = layout.start(group)
    last = layout.finish(group.value[-1][1]) if group.value else start + 1
    if layout.text[start] == "{":
        return Splice(last, last, f", {pair}" if group.value else pair)
    return Splice(start, last, f"{{{layout.text[start:last]}, {pair}}}")
