"""Blocks of HTML that are ready in a page's Markdown, set aside before Markdown is read.

The pages of a log consist of such blocks for the most part. Python-Markdown would read every tag
of them, twice with `md_in_html`, and then set them aside as they are; here it is done by looking
for the end of each. What is set aside is the same, which a test holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from markdown import Markdown
from markdown.preprocessors import Preprocessor

PRIORITY = 22  # after code blocks are set aside (25), before any HTML is read (21 and 20)

_BLOCKS = (
    "address|article|aside|blockquote|canvas|dd|details|div|dl|dt|fieldset|figcaption|figure"
    "|footer|form|h[1-6]|header|hgroup|hr|li|main|math|menu|nav|ol|option|p|pre|script|section"
    "|style|summary|table|tbody|td|textarea|tfoot|th|thead|title|tr|ul|video"
)
_TAG = r"<(div|nav|section|article|details|figure|table|ul|ol|dl|p|aside|form|h[1-6])(?=[ >])"
_BEGIN, _NEXT = re.compile(rf"\n\n{_TAG}"), re.compile(_TAG)
# What is read in another way than by its tags, or not as it stands.
_RAW = r"<!|-->|<\?|<(?:script|style|textarea|title|pre|math|canvas)\b"
# All of these are looked for in small letters. An entity that is not ended is ended by Markdown.
_ODD = re.compile(rf"markdown|{_RAW}|&(?!(?:[a-z][a-z0-9]*+|#[0-9]++|#x[0-9a-f]++);)")
# What can begin outside of the blocks and reach into them: then nothing is set aside.
_OPEN = re.compile(rf"{_RAW}|<option\b|^ {{0,3}}</?(?:{_BLOCKS})(?=[\s/>])", re.MULTILINE)
_VALUE = r"""\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
_PLACES = (re.compile(f"id{_VALUE}"), re.compile(f"name{_VALUE}"))


class Ready(NamedTuple):
    """Where a block begins and ends in a text; `apart` tells whether an empty line follows."""

    start: int
    end: int
    apart: bool


class ReadyHtml(Preprocessor):
    """Sets whole blocks aside; `anchors` are the places in them that a link can lead to."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.anchors: set[str] = set()

    def run(self, lines: list[str]) -> list[str]:
        """The lines with a mark in the place of each block."""
        text = "\n".join(["", "", *lines])  # so that a block can begin on the first line
        small = in_small_letters(text)
        blocks = list(_blocks(text, small))
        ends = [0, *(block.end for block in blocks)]
        starts = [*(block.start for block in blocks), len(text)]
        between = list(zip(ends, starts, strict=True))
        if not blocks or any(_OPEN.search(small[end:start]) for end, start in between):
            return lines
        pieces = [text[: blocks[0].start]]
        for (start, end, apart), (_, more) in zip(blocks, between[1:], strict=True):
            self.anchors.update(_places(text, small, start, end))
            block = text[start:end]
            pieces.append(self.md.htmlStash.store(f"{block}\n" if apart else block))
            pieces.append(text[end:more] if apart else "\n\n")
        return "".join(pieces).split("\n")[2:]


def in_small_letters(text: str) -> str:
    """The text in small letters, each in its place; one letter of Turkish becomes two otherwise."""
    return text.replace("\u0130", "i").lower()


def _blocks(text: str, small: str) -> Iterator[Ready]:
    """Where each block begins and ends: on lines of its own, with an empty one before it, and
    behind it an empty one or the next block.
    """
    done = 0
    for begin in _BEGIN.finditer(text):
        start = begin.end(1) - len(begin[1]) - 1
        if start < done:
            continue
        row = _row(text, small, start)
        yield from row
        done = row[-1].end if row else done


def _row(text: str, small: str, start: int) -> list[Ready]:
    """The blocks that follow each other line by line from a place on; empty if one is odd."""
    row: list[Ready] = []
    while begin := _NEXT.match(text, start):
        end = end_of_block(text, start, begin[1])
        if not end or _ODD.search(small, start, end) or text[end : end + 1] != "\n":
            return []
        apart = text.startswith("\n\n", end)
        row.append(Ready(start, end, apart))
        if apart:
            return row
        start = end + 1
    return []


def end_of_block(text: str, start: int, tag: str) -> int:
    """Where the element ends that begins with a tag at `start`; 0 where it does not."""
    depth = 0
    for found in _tags(tag).finditer(text, start):
        depth += -1 if found[1] else 1
        if depth == 0:
            return found.end()
    return 0


@lru_cache
def _tags(tag: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){tag}(?:>|\s[^<>]*>)")


def _places(text: str, small: str, start: int, end: int) -> Iterator[str]:
    for place in _PLACES:
        for found in place.finditer(small, start, end):
            if small[found.start() - 1].isspace():
                begin, stop = found.span(found.lastindex or 0)
                yield unescape(text[begin:stop])
