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

from markdown import Markdown
from markdown.preprocessors import Preprocessor

PRIORITY = 22  # after code blocks are set aside (25), before any HTML is read (21 and 20)

_BLOCKS = (
    "address|article|aside|blockquote|canvas|dd|details|div|dl|dt|fieldset|figcaption|figure"
    "|footer|form|h[1-6]|header|hgroup|hr|li|main|math|menu|nav|ol|option|p|pre|script|section"
    "|style|summary|table|tbody|td|textarea|tfoot|th|thead|title|tr|ul|video"
)
_BEGIN = re.compile(
    r"\n\n<(div|nav|section|article|details|figure|table|ul|ol|dl|p|aside|form|h[1-6])(?=[ >])"
)
# What is read in another way than by its tags, or not as it stands.
_RAW = r"<!|-->|<\?|<(?:script|style|textarea|title|pre|math|canvas|option)\b"
_ODD = re.compile(rf"markdown|{_RAW}", re.IGNORECASE)
# What can begin outside of the blocks and reach into them: then nothing is set aside.
_OPEN = re.compile(rf"{_RAW}|^ {{0,3}}</?(?:{_BLOCKS})(?=[\s/>])", re.IGNORECASE | re.MULTILINE)
_PLACE = re.compile(r"""\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


class ReadyHtml(Preprocessor):
    """Sets whole blocks aside; `anchors` are the places in them that a link can lead to."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.anchors: set[str] = set()

    def run(self, lines: list[str]) -> list[str]:
        """The lines with a mark in the place of each block."""
        text = "\n".join(["", "", *lines])  # so that a block can begin on the first line
        blocks = list(_blocks(text))
        ends = [0, *(end for _, end in blocks)]
        starts = [*(start for start, _ in blocks), len(text)]
        between = [text[end:start] for end, start in zip(ends, starts, strict=True)]
        if not blocks or any(map(_OPEN.search, between)):
            return lines
        pieces = between[:1]
        for (start, end), more in zip(blocks, between[1:], strict=True):
            block = text[start:end]
            self.anchors.update(_places(block))
            pieces += [self.md.htmlStash.store(f"{block}\n"), more]
        return "".join(pieces).split("\n")[2:]


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Where each block begins and ends: on lines of its own, with an empty one on either side."""
    done = 0
    for begin in _BEGIN.finditer(text):
        start = begin.end(1) - len(begin[1]) - 1
        if start < done:
            continue
        end = end_of_block(text, start, begin[1])
        if end and text.startswith("\n\n", end) and not _ODD.search(text, start, end):
            yield start, end
            done = end


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


def _places(block: str) -> Iterator[str]:
    for found in _PLACE.finditer(block):
        yield unescape(found[1] or found[2] or found[3] or "")
