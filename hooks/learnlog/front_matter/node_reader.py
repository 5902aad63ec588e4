"""YAML's nodes to ours, naming on the way what would be cut short, joined or overwritten."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any, Protocol

from learnlog.files.decoding import UNSAFE
from learnlog.front_matter import quoting
from learnlog.front_matter.fields import DATES
from learnlog.front_matter.joined_items import joined_item
from learnlog.front_matter.nodes import Field, Fields, Items, Node, Text
from learnlog.front_matter.quoting import BULLET, BULLET_MESSAGE, BULLETS
from learnlog.front_matter.text_lines import TextLines
from learnlog.problems import Problem, Source

MAX_DEPTH = 20

_PREFIX = len("tag:yaml.org,2002:")
_CUT = re.compile(r"[ \t]+#[^\s#]")
_DATE_FIELD = re.compile(rf"[\s-]*(?:{'|'.join(DATES)}):")


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

    `builds(node)` tells whether other readers could make a value of a text that is no string;
    fields of the whole text whose names are `passed_over` are left out.
    """

    def __init__(
        self,
        path: str,
        text: str,
        problems: list[Problem],
        builds: Callable[[Any], bool],
        passed_over: Collection[str] = (),
    ) -> None:
        self._path, self._lines = path, TextLines(text)
        self._problems, self._builds = problems, builds
        self._passed_over = passed_over
        self._known: dict[int, Node] = {}
        self.joined: Problem | None = None  # the first item that is no item to YAML

    def node(self, node: YamlNode, depth: int = 0) -> Node:
        """Our node for a YAML node, and for all that it holds."""
        line = self._lines.number(node.start_mark.index)
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
        if node.flow_style and (found := _CUT.match(self._lines.text, node.end_mark.index)):
            message = "everything from '#' on would be left out; put a space after it if it may be"
            blank = found.end() - 1
            self._report(
                self._lines.number(blank),
                "cut-short",
                message,
                self._lines.replaced(blank, blank, " "),
            )
        if node.id == "sequence":
            items = tuple([self.node(item, depth) for item in node.value])
            return Items(items, line, bool(node.flow_style))
        return Fields(self._pairs(node.value, depth), line)

    def _pairs(self, pairs: list[tuple[YamlNode, YamlNode]], depth: int) -> tuple[Field, ...]:
        seen: dict[str, Field] = {}
        for key, value in pairs:
            if depth == 1 and key.id == "scalar" and key.value in self._passed_over:
                continue
            line = self._lines.number(key.start_mark.index)
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
        in_list = self._lines.written(start).lstrip().startswith("- ")
        hint = self._lines.quoted(start, self._lines.end(start)) if in_list else ""
        self._report(line, "reads-differently", message, hint)

    def _scalar(self, node: YamlNode, line: int) -> Node:
        kind = node.tag[_PREFIX:]
        start, end = node.start_mark.index, node.end_mark.index
        if node.style not in ("|", ">") and (found := _CUT.match(self._lines.text, end)):
            return self._cut(start if end > start else found.end() - 2, end)
        if node.style == '"' and (unsafe := UNSAFE.search(node.value)):
            sign = f"U+{ord(unsafe[0]):04X}"
            message = f"a backslash makes an invisible character ({sign}) here; write two of them"
            doubled = self._lines.text[start:end].replace("\\", "\\\\")
            hint = self._lines.replaced(start, end, doubled)
            self._report(line, "control-character", message, hint)
        if not node.style:  # written without quotes
            if node.value[:1] in BULLETS and (bulleted := self._bulleted(start, end)):
                return Items(bulleted, line)
            if self._lines.text.find("\n", start, end) >= 0:
                self._report_joined(start, end)
            if kind != "str" and kind != "null" and not self._builds(node):
                self._report_unreadable(node, line, kind == "timestamp")
        return Text(node.value, line, kind)

    def _cut(self, start: int, end: int) -> Text:
        """The text with what would be cut off from it, as the hint has it."""
        message = "everything from '#' on would be cut off; put the value in quotes"
        line_end = self._lines.end(end)
        line = self._lines.number(end)
        self._report(line, "cut-short", message, self._lines.quoted(start, line_end))
        return Text(self._lines.text[start:line_end], line)

    def _report_unreadable(self, node: YamlNode, line: int, date: bool) -> None:
        """A value that others fail to read: a day that does not exist, or no number at all."""
        start, end = node.start_mark.index, node.end_mark.index
        if date and _DATE_FIELD.match(self._lines.written(start)):
            message, hint = f"there is no day '{node.value}'; correct the date", ""
        else:
            message = f"'{node.value}' can't be read as a date or number; put it in quotes"
            hint = self._lines.quoted(start, end)
        self._report(line, "reads-differently", message, hint)

    def _bulleted(self, start: int, end: int) -> tuple[Text, ...]:
        """The items of a list whose signs are not the hyphen and blank that make it one."""
        begin = self._lines.begin(start)
        if not BULLET.match(self._lines.text, begin):
            return ()
        items: list[Text] = []
        for line, written in enumerate(
            self._lines.text[begin:end].split("\n"), start=self._lines.number(begin)
        ):
            if mended := quoting.with_hyphen(written):
                self._report(line, "yaml", BULLET_MESSAGE, mended)
            items.append(Text(BULLET.sub("", written).strip(), line))
        return tuple(items)

    def _report_joined(self, start: int, end: int) -> None:
        if found := joined_item(self._lines, start, end):
            self._report(found.line, "yaml", found.message, found.hint)
            if found.hint and "\n" not in found.hint:
                self.joined = self.joined or self._problems[-1]

    def _report(self, line: int, code: str, message: str, hint: str = "") -> None:
        self._problems.append(Problem(Source(self._path, line), code, message, hint))
