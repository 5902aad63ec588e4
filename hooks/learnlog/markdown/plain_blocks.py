"""The few blocks of a text that hold certain words, where it is plain what they are.

Most paragraphs are what they are whatever stands around them: they begin at the margin below an
empty line, with a letter. Where nothing above can swallow them, no parser need be asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from learnlog.markdown.blocks import Block, BlockKind, Container

# What goes on below an empty line: fenced code, and HTML that ends with a sign of its own.
_SWALLOWS = re.compile(r"```|~~~|<(?:[!?]|script|pre|style|textarea)", re.IGNORECASE)

_SIGNS = ("<", "```", "~~~")  # sought in no time

# A line with which only a paragraph can begin or go on: no other block begins with these signs.
_LINE = r"(?:[*_]{1,3}|[\"'“‘(]{1,2})?[^\W\d_][^\n]*"
_PARAGRAPH = rf"{_LINE}(?:\n[ \t]*{_LINE})*"
_BLOCK = re.compile(
    rf"(?:(?P<heading>\#{{1,6}}[ \t][^\n]*)|(?P<item>[-*+][ ])?{_PARAGRAPH})(?:\n|\Z)"
)


def plain_blocks(text: str, places: Iterable[int]) -> list[Block] | None:
    """The blocks at some indexes, in order, as a parser would find them; None where one must.

    Their neighbours may be among them. Of what a block lies in only the kind and lines are told.
    """
    if any(sign in text for sign in _SIGNS) and _SWALLOWS.search(text):
        return None
    blocks: list[Block] = []
    done = counted = line = 0
    for at in places:
        if at < done:
            continue
        begin, done = text.rfind("\n\n", 0, at) + 2, text.find("\n\n", at)
        begin, done = begin if begin > 1 else 0, done if done >= 0 else len(text)
        chunk = text[begin:done].lstrip("\n")
        line += text.count("\n", counted, done - len(chunk))
        counted = done - len(chunk)
        found = _blocks(chunk.rstrip("\n"), line)
        if found is None:
            return None
        blocks += found
    return blocks


def _blocks(chunk: str, line: int) -> list[Block] | None:
    """The blocks of lines without an empty one between them, the first of which is `line`."""
    blocks: list[Block] = []
    at = 0
    while at < len(chunk):
        found = _BLOCK.match(chunk, at)
        if found is None:
            return None
        at = found.end()
        end = line + found[0].removesuffix("\n").count("\n") + 1
        kind: BlockKind = "heading" if found["heading"] else "paragraph"
        inside = (Container("item", line, end, found["item"][0]),) if found["item"] else ()
        blocks.append(Block(kind, line, end, "", inside))
        line = end
    return blocks
