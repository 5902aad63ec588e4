"""YAML's nodes to ours, naming on the way what would be cut short, joined or overwritten."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import Any, Protocol

from learnlog.files.decoding import UNSAFE
from learnlog.front_matter import quoting
from learnlog.front_matter.nodes import Field, Fields, Items, Node, Text
from learnlog.problems import Problem, Source

MAX_DEPTH = 20

_PREFIX = len("tag:yaml.org,2002:")
_LINE_END = re.compile("\n")
_CUT = re.compile(r"[ \t]+#[^\s#]")
_LINE_END = re.compile(r"\n")
_BULLET = re.compile(r"([ \t]+)(?:-(?=[^\W\d])|[•·‣▪●○–—][ \t]*)")
_ITEM = re.compile(r"\n[ \t]*(?:-[ \w]|\* |[•·‣▪●○])")


class _Mark(Protocol):
    index: int


class YamlNode(Protocol):
    """What is used of a node of PyYAML: `id` is scalar, sequence or mapping."""

    id: str
    tag: str
    value: Any
    style: str | None
    flow_style: bool | None
    start_mark: _Mark
    end_mark: _Mark


class NodeReader:
    """Reads the nodes of one text; every fault is added to `problems`.

    `builds(node)` tells whether other readers could make a value of a text that is no string.
    """

    def __init__(
        self,
        path: str,
        text: str,
        problems: list[Problem],
        builds: Callable[[Any], bool],
    ) -> None:
        self._path, self._text, self._problems, self._builds = path, text, problems, builds
        self._known: dict[int, Node] = {}
        self._ends = [found.start() for found in _LINE_END.finditer(text)]

    def node(self, node: YamlNode, depth: int = 0) -> Node:
        """Our node for a YAML node, and for all that it holds."""
        line = self._line(node.start_mark.index)
        if node.id == "scalar":
            return self._scalar(node, line)
        if id(node) not in self._known:  # an alias may lead back to it, however deep inside
            self._known[id(node)] = Items((), line)
            self._known[id(node)] = self._collection(node, line, depth + 1)
        return self._known[id(node)]

    def _collection(self, node: YamlNode, line: int, depth: int) -> Node:
        if depth == MAX_DEPTH + 1:
            message = f"lists in lists, more than {MAX_DEPTH} deep; write them one by one"
            self._report(line, "front-matter-depth", message)
        if node.flow_style and (found := _CUT.match(self._text, node.end_mark.index)):
            message = "everything from '#' on would be left out; put a blank after it if it may be"
            blank = found.end() - 1
            self._report(self._line(blank), "cut-short", message, self._replaced(blank, blank, " "))
        if node.id == "sequence":
            items = tuple([self.node(item, depth) for item in node.value])
            return Items(items, line, bool(node.flow_style))
        return Fields(self._pairs(node.value, depth), line)

    def _pairs(self, pairs: list[tuple[YamlNode, YamlNode]], depth: int) -> tuple[Field, ...]:
        seen: dict[str, Field] = {}
        for key, value in pairs:
            line = self._line(key.start_mark.index)
            if key.id != "scalar":
                self._report(line, "front-matter-shape", "a list or group can't be a field's name")
                continue
            name = key.value
            if key.tag[_PREFIX:] == "merge":
                self._report(line, "yaml-feature", "'<<' is not allowed; write the fields out")
            elif name in seen:
                message = f"'{name}' is given twice, here and on line {seen[name].line}; keep one"
                self._report(line, "duplicate-field", message)
            else:
                word = key.tag[_PREFIX:] == "str"
                if not word:
                    self._report_name(name, line, key.start_mark.index)
                seen[name] = Field(name, self.node(value, depth), line, word)
        return tuple(seen.values())

    def _report_name(self, name: str, line: int, start: int) -> None:
        message = (
            f"'{name[:60]}' can't be the name of a field: it can be read as a number or date; "
            "put a sentence in quotes"
        )
        in_list = self._written(start).lstrip().startswith("- ")
        hint = self._quoted(start, self._line_end(start)) if in_list else ""
        self._report(line, "reads-differently", message, hint)

    def _scalar(self, node: YamlNode, line: int) -> Node:
        kind = node.tag[_PREFIX:]
        start, end = node.start_mark.index, node.end_mark.index
        if node.style not in ("|", ">") and (found := _CUT.match(self._text, end)):
            message = "everything from '#' on would be cut off; put the value in quotes"
            start = start if end > start else found.end() - 2
            hint = self._quoted(start, self._line_end(end))
            self._report(self._line(end), "cut-short", message, hint)
        if node.style == '"' and (unsafe := UNSAFE.search(node.value)):
            sign = f"U+{ord(unsafe[0]):04X}"
            message = f"a backslash makes an invisible character ({sign}) here; write two of them"
            hint = self._replaced(start, end, self._text[start:end].replace("\\", "\\\\"))
            self._report(line, "control-character", message, hint)
        if not node.style:  # written without quotes
            if bulleted := self._bulleted(start, end):
                return Items(bulleted, line)
            self._report_joined(start, end)
            if kind != "str" and kind != "null" and not self._builds(node):
                message = f"'{node.value}' can't be read as a date or number; put it in quotes"
                self._report(line, "reads-differently", message, self._quoted(start, end))
        return Text(node.value, line, kind)

    def _bulleted(self, start: int, end: int) -> tuple[Text, ...]:
        """The items of a list whose signs are not the hyphen and blank that make it one."""
        begin = self._text.rfind("\n", 0, start) + 1
        items: list[Text] = []
        for line in self._text[begin:end].split("\n") if _BULLET.match(self._text, begin) else ():
            number = self._line(begin)
            found = _BULLET.match(line)
            if found:
                message = "an item of a list begins with a hyphen and a blank"
                hint = f"{found[1]}- {quoting.quoted_if_needed(line[found.end() :])}"
                self._report(number, "yaml", message, hint)
            items.append(Text(line[found.end() if found else 0 :].strip(), number))
            begin += len(line) + 1
        return tuple(items)

    def _quoted(self, start: int, end: int) -> str:
        """The line with the value from `start` to `end` in quotes; "" for one of several lines."""
        value = self._text[start:end].rstrip()
        return "" if "\n" in value else self._replaced(start, end, quoting.quoted_value(value))

    def _replaced(self, start: int, end: int, value: str) -> str:
        begin = self._text.rfind("\n", 0, start) + 1
        return self._text[begin:start] + value + self._text[end : self._line_end(end)]

    def _line_end(self, index: int) -> int:
        found = self._text.find("\n", index)
        return len(self._text) if found < 0 else found

    def _report_joined(self, start: int, end: int) -> None:
        if found := _ITEM.search(self._text, start, end):
            line = self._line(found.end() - 1)
            message = (
                "this line would be joined to the line above; "
                "begin all items of a list at the same distance from the margin"
            )
            above = self._written(start)
            indent = above[: len(above) - len(above.lstrip())]
            self._report(line, "yaml", message, indent + self._written(found.end() - 1).strip())

    def _line(self, index: int) -> int:
        return bisect_left(self._ends, index) + 1

    def _written(self, index: int) -> str:
        line = self._line(index)
        begin = self._ends[line - 2] + 1 if line > 1 else 0
        return self._text[begin : self._ends[line - 1]] if line <= len(self._ends) else ""

    def _report(self, line: int, code: str, message: str, hint: str = "") -> None:
        self._problems.append(Problem(Source(self._path, line), code, message, hint))
