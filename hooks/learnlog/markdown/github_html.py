"""Raw HTML that opens in one block and closes in a later one, with Markdown between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)(?P<rest>[^<>]*)>", re.DOTALL
)
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"})
_RAW = frozenset({"pre", "script", "style", "textarea", "svg"})


def html(lines: Sequence[str]) -> list[str]:
    """Write an HTML block so that Markdown is read within the tags that it leaves open."""
    text = "\n".join([lines[0].lstrip(), *lines[1:]])
    pieces, done = [], 0
    for tag in left_open(text):
        if tag["name"].lower() not in _RAW and "markdown=" not in tag["rest"]:
            pieces += [text[done : tag.end() - 1], ' markdown="1"']
            done = tag.end() - 1
    return "".join([*pieces, text[done:]]).split("\n")


def left_open(text: str) -> list[re.Match[str]]:
    """Return the opening tags in some HTML that it does not close, first one first."""
    tags: list[re.Match[str]] = []
    waiting: Counter[str] = Counter()
    for tag in _TAG.finditer(text):
        name = (tag["name"] or "").lower()
        if tag["end"]:
            closed = not waiting[name]
            while not closed:
                last = tags.pop()["name"].lower()
                waiting[last] -= 1
                closed = last == name
        elif name and name not in _VOID and not tag["rest"].endswith("/"):
            tags.append(tag)
            waiting[name] += 1
    return tags
