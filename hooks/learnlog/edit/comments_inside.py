"""The comments of front matter, which a change must not lose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from learnlog.edit.layout import Layout
from learnlog.front_matter.node_reader import YamlNode

_COMMENT = re.compile(r"(?<!\S)#[^\n]*")


def has_comment(layout: Layout, node: YamlNode) -> bool:
    """Whether a comment stands between the first and the last character of a value."""
    at = layout.start(node)
    for one in _single(node):
        if "#" in layout.text[at : layout.start(one)] or layout.comment(one).strip():
            return True
        at = layout.finish(one)
    return "#" in layout.text[at : layout.finish(node)]


def comments(layout: Layout) -> list[str]:
    """All comments of the front matter, in order."""
    if layout.root is None:
        return []
    between: list[str] = []
    at = layout.text.find("\n") + 1
    for one in _single(layout.root):
        between += [layout.text[at : layout.start(one)], layout.comment(one)]
        at = layout.finish(one)
    between.append(layout.text[at : layout.end])
    return sorted(found.strip() for part in between for found in _COMMENT.findall(part))


def _single(node: YamlNode) -> Iterator[YamlNode]:
    """The single values and the names of fields inside a value, in their order."""
    if node.id == "scalar":
        yield node
    for one in node.value if node.id != "scalar" else ():
        for part in one if isinstance(one, tuple) else (one,):
            yield from _single(part)
