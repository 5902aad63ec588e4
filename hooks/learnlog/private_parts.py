"""A text parted into what all may read and what is private, to see which files each names.

No page is made of either part: the words of fields stand one below the other there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from learnlog.files.decoding import Decoded
from learnlog.files.names import is_markdown
from learnlog.front_matter.item_fields import PRIVATE
from learnlog.front_matter.nodes import Fields, Items, Node, Text
from learnlog.front_matter.private_items import is_private, private_lines
from learnlog.front_matter.values import Values
from learnlog.header import read_header
from learnlog.privacy.marks import near
from learnlog.privacy.passages import public

# `[board]: images/board.jpg`, of which the page shows nothing but where `[board]` stands.
_DEFINED = re.compile(r"^ {0,3}\[([^\]\n]{1,300})\]:[ \t]*\n?[ \t]*\S[^\n]*$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)  # which reaches no page either
_LABEL = re.compile(r"\[([^\[\]]{1,300})\]")


class Parts(NamedTuple):
    """What of a text readers get, and what of it is private; empty where nothing is."""

    open: str
    private: str


def parted(text: Decoded, entry: bool) -> Parts:
    """The parts of a text; only entries have private items. What can't be read is private, if
    something in it is meant to be.
    """
    left = public(text.path, text.text, fields_only=not is_markdown(text.path))
    hidden = [text.text[cut.begin : cut.end] for cut in left.cuts]
    shown = left.text
    if entry and private_lines(shown):
        header, wrong = read_header(text.path, shown)
        if header is None or wrong or any(near(one.name) for one in header.fields.fields):
            return Parts("", text.text)
        words = list(_words(header.fields, False))
        hidden += [word for word, private in words if private]
        shown = "\n".join([*(word for word, private in words if not private), header.body])
    if "<!--" in shown:
        shown = _COMMENT.sub(" ", shown)
    return _without_idle_definitions(shown, "\n".join(hidden)) if hidden else Parts(shown, "")


def _words(node: Node, private: bool) -> Iterator[tuple[str, bool]]:
    """The words of some fields, each with whether an item that they stand in is private."""
    if isinstance(node, Text):
        yield node.value, private
    for one in node.items if isinstance(node, Items) else ():
        yield from _words(one, private or _hidden(one))
    for field in node.fields if isinstance(node, Fields) else ():
        yield from _words(field.value, private)


def _hidden(item: Node) -> bool:
    if not isinstance(item, Fields):
        return False
    asking = Fields(tuple(one for one in item.fields if near(one.name)), item.line)
    return is_private(asking, Values("", asking, PRIVATE, []))


def _without_idle_definitions(shown: str, hidden: str) -> Parts:
    """The parts with the addresses that only private words refer to among the private ones."""
    elsewhere = {_key(one) for one in _LABEL.findall(_DEFINED.sub("", shown))}
    private = {_key(one) for one in _LABEL.findall(hidden)} - elsewhere
    idle = [one[0] for one in _DEFINED.finditer(shown) if _key(one[1]) in private]
    left = _DEFINED.sub(lambda one: "" if _key(one[1]) in private else one[0], shown)
    return Parts(left, "\n".join([hidden, *idle]))


def _key(label: str) -> str:
    return " ".join(label.casefold().split())
