"""Where the fields and items of an entry stand in its text, by the marks of the YAML parser."""

from __future__ import annotations

import re
from collections.abc import Sequence

from learnlog.front_matter import fences
from learnlog.front_matter.node_reader import YamlNode
from learnlog.front_matter.yaml_text import compose_marked

_BLOCK_SCALARS = ("|", ">")
_COMMENT = re.compile(r"[ \t]+#.*")


class Layout:
    """The places of one plain text; `root` is None where it has no front matter.

    `end` is where the line begins that closes the front matter, `body` where the prose begins.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        parts = fences.split("", text)
        header = None if isinstance(parts, list) else parts.header
        self.root: YamlNode | None = None
        self._begin = self.end = self.body = 0
        if header is not None and not isinstance(parts, list):
            self._begin = text.find("\n") + 1
            self.end = self._begin + len(header) + 1
            self.body = len(text) - len(parts.body)
            self.root = compose_marked(header + "\n")

    def field(self, name: str) -> YamlNode | None:
        """The value of a field."""
        pairs = self.root.value if self.root and self.root.id == "mapping" else []
        return next((value for key, value in pairs if key.value == name), None)

    def items(self, name: str) -> Sequence[YamlNode]:
        """The items of a list."""
        node = self.field(name)
        found: Sequence[YamlNode] = node.value if node and node.id == "sequence" else ()
        return found

    def start(self, node: YamlNode) -> int:
        """The index of a node's first character."""
        return self._begin + node.start_mark.index

    def finish(self, node: YamlNode) -> int:
        """The index behind the last character that a node holds, without comments below it."""
        if node.id != "scalar":
            last = _last(node)
            if last is None or node.flow_style:
                return self._begin + node.end_mark.index
            return self.finish(last)
        end = self._begin + node.end_mark.index
        if node.style in _BLOCK_SCALARS:
            end = self.start(node) + len(self.text[self.start(node) : end].rstrip(" \t\n"))
        return end

    def last_line_end(self, node: YamlNode) -> int:
        """The index of the end of the last line of a node, with empty lines that are its own."""
        last = node
        while last.id != "scalar" and not last.flow_style and (inside := _last(last)):
            last = inside
        head = self.text[self.start(last) : self.start(last) + 3]
        if last.id == "scalar" and last.style in _BLOCK_SCALARS and "+" in head:
            return self.text.rindex("\n", 0, self._begin + last.end_mark.index)
        return self.line_end(max(self.finish(last) - 1, 0))

    def comment(self, node: YamlNode) -> str:
        """The comment inside a value: behind the sign that begins a text of several lines."""
        if node.style not in _BLOCK_SCALARS:
            return ""
        begin = self.start(node)
        found = _COMMENT.search(self.text, begin, self.line_end(begin))
        return found[0] if found else ""

    def line_of(self, node: YamlNode) -> int:
        """The number of the line on which a node begins, from 1."""
        return self.text.count("\n", 0, self.start(node)) + 1

    def line_end(self, index: int) -> int:
        """The index of the end of a character's line."""
        return self.text.index("\n", index)

    def line_begin(self, index: int) -> int:
        """The index of the first character of a character's line."""
        return self.text.rfind("\n", 0, index) + 1

    def column(self, node: YamlNode) -> int:
        """How many characters stand before a node on its line."""
        return self.start(node) - self.line_begin(self.start(node))

    def column_of_list(self, name: str) -> int:
        """How many characters stand before the hyphens of a list."""
        node = self.field(name)
        return self.column(node) if node else 0


def _last(node: YamlNode) -> YamlNode | None:
    """The last node inside a list or group."""
    if not node.value:
        return None
    found: YamlNode = node.value[-1][1] if node.id == "mapping" else node.value[-1]
    return found
