"""Lists, quotes and footnotes with what lies in them, in the form that Python-Markdown understands.

Its rules: what belongs to a list item is indented by four; blocks are parted by blank lines;
a blank line between items makes a list loose; lists that follow each other grow together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from learnlog.markdown.github_items import Item, marker
from learnlog.markdown.github_leaves import Place, leaf
from learnlog.markdown.github_prefixes import content_offset, indented, quoted, taken_off
from learnlog.markdown.github_text import defines_only
from learnlog.markdown.github_written import Written, joined, loosened
from learnlog.markdown.markdown_blocks import Block, Container

_INDENT = 4
_ALERT = re.compile(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inside:
    """The lines within some containers, without their marks; the first one is line `first`."""

    lines: Sequence[str]
    first: int
    place: Place

    def of(self, start: int, end: int) -> Sequence[str]:
        """Return the lines by their numbers in the text."""
        return self.lines[start - self.first : end - self.first]


def written(blocks: Sequence[Block], depth: int, inside: Inside) -> Iterator[Written]:
    """Write blocks that share their first `depth` containers, one after the other."""
    for (kind, _), members in groupby(blocks, key=lambda block: _group(block, depth)):
        parts = list(members)
        if kind == "leaf":
            yield _leaf(parts[0], inside)
        elif kind == "item":
            yield _list(parts, depth, inside)
        elif kind == "quote":
            yield _quote(parts, depth, inside)
        else:
            yield _footnote(parts, depth, inside)


def _group(block: Block, depth: int) -> tuple[str, int]:
    """Name what a block belongs to at this depth: itself, one list, one quote, one footnote."""
    if len(block.containers) == depth:
        return "leaf", block.start
    container = block.containers[depth]
    return container.kind, container.list or container.start


def _leaf(block: Block, inside: Inside) -> Written:
    lines = leaf(block, inside.of(block.start, block.end), inside.place)
    letter = block.kind[0]
    if block.kind == "code":
        letter = "c" if lines[0].startswith("    ") else "f"
    elif block.kind == "html":
        letter = "x"
    elif letter == "p" and defines_only(lines):
        letter = "d"
    return Written(lines, letter, block.start, block.end)


def _within(container: Container, end: int, inside: Inside) -> Inside:
    lines = taken_off(inside.of(container.start, end), container)
    in_item = inside.place.in_item or container.kind == "item"
    return Inside(lines, container.start, Place(enclosed=True, in_item=in_item))


def _held(blocks: Sequence[Block], depth: int, inside: Inside) -> tuple[Container, list[Written]]:
    """Return the container that blocks share at a depth, and what is written within it."""
    container = blocks[0].containers[depth]
    within = _within(container, blocks[-1].end, inside)
    return container, list(written(blocks, depth + 1, within))


def _quote(blocks: Sequence[Block], depth: int, inside: Inside) -> Written:
    container, parts = _held(blocks, depth, inside)
    lines = joined(parts)
    if lines[0].startswith("[!") and (depth or not _ALERT.match(lines[0])):
        lines[0] = "\\" + lines[0]
    end = blocks[-1].end
    return Written(quoted(lines), "q", container.start, end, loosened=loosened(parts))


def _footnote(blocks: Sequence[Block], depth: int, inside: Inside) -> Written:
    container, parts = _held(blocks, depth, inside)
    head = inside.of(container.start, container.start + 1)[0]
    label = head[: content_offset(head, container)].strip()
    first, *rest = joined(parts)
    lines = [f"{label} {first}" if first else label, *indented(rest, _INDENT)]
    end = blocks[-1].end
    return Written(lines, "n", container.start, end, compact=False, loosened=loosened(parts))


def _list(blocks: Sequence[Block], depth: int, inside: Inside) -> Written:
    members = groupby(blocks, key=lambda block: block.containers[depth].start)
    items = [_item(list(own), depth, inside) for _, own in members]
    tight = [b.tight for b in blocks if b.kind == "paragraph" and len(b.containers) == depth + 1]
    compact = all(tight) and all(item.compact for item in items)
    lines: list[str] = []
    for item in items:
        lines += [] if compact or not lines else [""]
        lines += item.tight() if compact else item.loose()
    seen = loosened([part for item in items for part in item.parts])
    if tight and all(tight) and not compact:
        seen = (next(item.second for item in items if not item.compact), *seen)
    start, ordered = blocks[0].containers[depth].start, items[0].marker[0].isdigit()
    return Written(lines, "l", start, blocks[-1].end, compact, ordered, seen)


def _item(blocks: Sequence[Block], depth: int, inside: Inside) -> Item:
    container, parts = _held(blocks, depth, inside)
    head = inside.of(container.start, container.start + 1)[0]
    return Item(marker(container, head), parts)
