"""The words of a page in two: what is published, and what its owner keeps back in it."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.front_matter import fences
from learnlog.front_matter.nodes import Fields, Items, Node, Text
from learnlog.front_matter.yaml_text import read_fields
from learnlog.privacy.marks import near
from learnlog.privacy.passages import public

_NOT_PRIVATE = ("false", "no", "off")


def published_and_private(path: str, text: str) -> tuple[str, str]:
    """What of a page with plain line ends readers see, and its private passages and items."""
    if "<" not in text and "pri" not in text.lower():
        return text, ""
    left = public(path, text)
    kept = [text[cut.begin : cut.end] for cut in left.cuts]
    parts = fences.split(path, left.text, lines_allowed=True)
    if isinstance(parts, list) or parts.header is None or "pri" not in parts.header.lower():
        return left.text, "\n".join(kept)
    fields, _ = read_fields(path, parts.header)
    shown = [parts.body]
    for private, words in _values(fields):
        (kept if private else shown).append(words)
    return "\n".join(shown), "\n".join(kept)


def _values(node: Node, private: bool = False) -> Iterator[tuple[bool, str]]:
    """All values within one, each with whether it stands in a private item."""
    if isinstance(node, Text):
        yield private, node.value
    for item in node.items if isinstance(node, Items) else ():
        yield from _values(item, private or (isinstance(item, Fields) and _is_private(item)))
    for field in node.fields if isinstance(node, Fields) else ():
        yield from _values(field.value, private)


def _is_private(item: Fields) -> bool:
    """Whether an item is private, or may be meant to be."""
    said = [one.value for one in item.fields if near(one.name)]
    return any(
        not (isinstance(one, Text) and one.value.strip().lower() in _NOT_PRIVATE) for one in said
    )
