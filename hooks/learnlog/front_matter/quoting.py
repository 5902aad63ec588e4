"""Values as they must be written in front matter, so that every reader takes them for text."""

from __future__ import annotations

import re

from learnlog.front_matter.fields import GROUPS
from learnlog.front_matter.nodes import Items, Node, Text

QUOTES = "\"'“”‘’„‟«»‹›"
SPECIAL = frozenset("@`%*&!|>{}[],?#-'\"")
COLLAPSED = re.compile(r"(\s*(?:- +)?[A-Za-z_][\w ]{0,20}:)(\S.*)\Z")
ITEM = re.compile(r"(\s*+(?:- ++)*+)(.*\S|)\s*\Z")

# The signs that people and word processors put before the items of a list, not alone in a line.
BULLETS = "-•·‣▪●○–—*"
BULLET = re.compile(r"([ \t]+)(?:-(?=[^\W\d])|[•·‣▪●○–—][ \t]*|\*[ \t]+)")
BULLET_MESSAGE = "an item of a list begins with a hyphen and a space"

_ITEM_FIELD = re.compile(rf"(?:{'|'.join({n for rules in GROUPS.values() for n in rules})}):\s")
_QUOTATION = re.compile(rf"(?<!\w)[{QUOTES}]|[{QUOTES}](?!\w)")
_NAMED = re.compile(r"(\s*+(?:- ++)*+[A-Za-z_][\w-]*+:[ \t]++)(.*\S|)\s*\Z")
_RISKY = re.compile(r"[@`%*&!|>{}\[\],?#'\"\s-]|[“”‘’„‟«»].*:|.*(?:: |:\Z|\s#|\s\Z)", re.DOTALL)
_RISKY_IN_LIST = re.compile(r".*[,?\[\]{}]")  # a "?" too, for readers of YAML in pure Python


def quoted(line: str) -> str:
    """The line with its value in straight double quotes."""
    named = _NAMED.match(line)
    found = named or ITEM.match(line)
    return found[1] + quoted_value(found[2]) if found else line


def quoted_value(value: str) -> str:
    """The value in straight double quotes, in place of those it may have."""
    escaped = _bare(value.strip()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _bare(text: str) -> str:
    """The text without the quotes that stand round the whole of it, or were left open."""
    if not text or text[0] not in QUOTES or (text[0] in "'‘’" and text[-1] not in QUOTES):
        return text
    inner = text.strip(QUOTES)
    return text if _QUOTATION.search(inner) else inner


def quoted_if_needed(value: str) -> str:
    """The value as it may stand in front matter: in quotes only where it must be."""
    return quoted_value(value) if _RISKY.match(value) else value


def item(margin: str, text: str) -> str:
    """A line that is an item of a list: words, or a field with its value."""
    return f"{margin}- {text if _ITEM_FIELD.match(text) else quoted_value(text)}"


def with_hyphen(line: str) -> str:
    """The line with a hyphen in place of another sign for an item; "" where it has none."""
    found = BULLET.match(line)
    return f"{found[1]}- {quoted_if_needed(line[found.end() :])}" if found else ""


def as_field(text: str) -> str:
    """A field made of a text that was meant as one (`title:x`), or else a title."""
    found = COLLAPSED.match(text)
    return (
        f"{found[1]} {quoted_if_needed(found[2])}" if found else f"title: {quoted_if_needed(text)}"
    )


def on_one_line(name: str, node: Node) -> str:
    """A field, with its value where that was written beside it and fits there."""
    if isinstance(node, Text) and "\n" not in node.value:
        return f"{name}: {quoted_if_needed(node.value)}".rstrip()
    texts = [one for one in node.items if isinstance(one, Text)] if isinstance(node, Items) else []
    if isinstance(node, Items) and len(texts) == len(node.items) and node.flow:
        return f"{name}: [{', '.join(listed(one.value) for one in texts)}]"
    return f"{name}:"


def listed(value: str) -> str:
    """The value as it may stand between brackets."""
    risky = _RISKY.match(value) or _RISKY_IN_LIST.match(value)
    return quoted_value(value) if risky else value
