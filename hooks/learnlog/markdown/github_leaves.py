"""One leaf block at a time, written so that Python-Markdown reads it as GitHub does."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from learnlog.markdown import github_text
from learnlog.markdown.github_html import filtered_html, filtered_text, html
from learnlog.markdown.github_inline import inline
from learnlog.markdown.github_tables import table
from learnlog.markdown.github_written import APART
from learnlog.markdown.markdown_blocks import Block

_PLAIN_HEADING = re.compile(r"#{1,6} [^\\~]*[^\\~#\s]$")
_PLAIN_RULE = re.compile(r"([-_*])(?: {0,2}\1){2,} *$")
_TICKS = re.compile(r"`+")
_UNDERLINE = re.compile(r"(?:=+|-+) *$")
_FENCE = re.compile(r"( {0,3})(`{3,}|~{3,})[ \t]*(.*)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: `enclosed` in anything at all, and `in_item` of a list."""

    enclosed: bool
    in_item: bool


def leaf(block: Block, lines: Sequence[str], place: Place) -> list[str]:
    """Write the lines of a block, which come without the marks of what it lies in."""
    return _WRITERS[block.kind](block, lines, place)


def _paragraph(block: Block, lines: Sequence[str], place: Place) -> list[str]:
    return github_text.paragraph(filtered_text(lines), enclosed=place.enclosed)


def _heading(block: Block, lines: Sequence[str], place: Place) -> list[str]:
    lines = filtered_text(lines)
    hashes = block.markup[0] == "#"
    if hashes and _PLAIN_HEADING.match(lines[0]):
        return list(lines)
    underlined = not hashes and len(lines) == 2 and _UNDERLINE.match(lines[1])
    if underlined and not place.enclosed:
        return [inline(lines[0].lstrip()), lines[1]]
    return github_text.heading(lines, block.markup)


def _code(block: Block, lines: Sequence[str], place: Place) -> list[str]:
    if block.markup:
        return _fenced(lines)
    if not place.in_item and not any(_FENCE.match(line.lstrip()) for line in lines):
        return list(lines)
    # In a list, four spaces already mean "belongs to the item", and fences are looked for first.
    code = [line[4:] for line in lines]
    longest = max((len(ticks) for line in code for ticks in _TICKS.findall(line)), default=0)
    fence = "`" * max(3, longest + 1)
    return [fence, *code, fence]


def _fenced(lines: Sequence[str]) -> list[str]:
    """Write a fence from the margin on, closed with a line just like the one that opened it."""
    opening = _FENCE.match(lines[0].rstrip())
    if opening is None:
        return list(lines)
    indent, fence, info = opening.groups()
    closed = len(lines) > 1 and _closes(lines[-1], fence)
    if closed and not indent and lines[-1].rstrip() == fence:
        return list(lines)
    body = [_without(line, len(indent)) for line in (lines[1:-1] if closed else lines[1:])]
    longest = max((len(line.strip()) for line in body if _closes(line, fence)), default=0)
    fence += fence[0] * (longest + 1 - len(fence))
    return [fence + info, *body, fence]


def _closes(line: str, fence: str) -> bool:
    text = line.strip()
    return len(text) >= len(fence) and set(text) == {fence[0]} and not line.startswith("    ")


def _without(line: str, indent: int) -> str:
    return line[min(indent, len(line) - len(line.lstrip(" "))) :]


def _table(block: Block, lines: Sequence[str], place: Place) -> list[str]:
    return table([filtered_text([line])[0] for line in lines])


def _rule(block: Block, lines: Sequence[str], place: Place) -> list[str]:
    if place.enclosed:
        return ["___"]
    return list(lines) if _PLAIN_RULE.match(lines[0]) else ["---"]


def _html(block: Block, lines: Sequence[str], place: Place) -> list[str]:
    lines = filtered_html(lines)
    return [lines[0].lstrip(), *lines[1:]] if place.enclosed else html(lines)


def _nothing(block: Block, lines: Sequence[str], place: Place) -> list[str]:
    return [APART if block.containers[-1].kind == "item" else ""]


_WRITERS: Mapping[str, Callable[[Block, Sequence[str], Place], list[str]]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "code": _code,
    "html": _html,
    "table": _table,
    "rule": _rule,
    "empty": _nothing,
}
