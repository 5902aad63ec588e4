"""Lists, quotes and footnotes with what lies in them, in the form that Python-Markdown understands.

Its rules: what belongs to a list item is indented by four; blocks are parted by blank lines;
a blank line between items makes a list loose; lists that follow each other grow together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from learnlog.github_leaves import APART, Place, leaf
from learnlog.github_prefixes import content_offset, indented, quoted, taken_off
from learnlog.markdown_blocks import Block, Container

_INDENT = 4
_ALERT = re.compile(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*$", re.IGNORECASE)
# What can follow what in an item without blank lines; the letters are those of `Written`.
_COMPACT = re.compile(r"(?:[pfx]+|[htre])?q?l?")


@dataclass(frozen=True, slots=True)
class Written:
    """A block or container as it is written, source lines `start` to `end`.

    `letter`: p(aragraph), h(eading), f(enced) or c (indented) code, x (HTML), t(able), r(ule),
    e(mpty), l(ist), q(uote), n (footnote). `compact`: it needs no blank line within or around.
    `loosened`: the lines before which a blank line is put though GitHub shows no space there.
    """

    lines: list[str]
    letter: str
    start: int
    end: int
    compact: bool = True
    ordered: bool = False
    loosened: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Inside:
    """The lines within some containers, without their marks; the first one is line `first`."""

    lines: Sequence[str]
    first: int
    place: Place

    def of(self, start: int, end: int) -> Sequence[str]:
        return self.lines[start - self.first : end - self.first]


def written(blocks: Sequence[Block], depth: int, inside: Inside) -> Iterator[Written]:
    """Write blocks that share their first `depth` containers, one after the other."""
    for group, members in groupby(blocks, key=lambda block: _group(block, depth)):
        parts = list(members)
        if group[0] == "leaf":
            yield _leaf(parts[0], inside)
        elif group[0] == "item":
            yield _list(parts, depth, inside)
        elif group[0] == "quote":
            yield _quote(parts, depth, inside)
        else:
            yield _footnote(parts, depth, inside)


def joined(parts: Sequence[Written]) -> list[str]:
    """Join what was written with blank lines."""
    lines = list(parts[0].lines)
    for before, after in zip(parts, parts[1:], strict=False):
        lines += [*gap(before, after), *after.lines]
    return lines


def gap(before: Written, after: Written) -> list[str]:
    """Return the lines that part two blocks."""
    alike = after.letter == "l" and before.ordered == after.ordered
    if before.letter == "l" and (alike or after.letter == "c"):
        return ["", APART, ""]
    return [""]


def _group(block: Block, depth: int) -> tuple[str, int]:
    """Name what a block belongs to at this depth: itself, one list, one quote, one footnote."""
    if len(block.containers) == depth:
        return "leaf", block.start
    container = block.containers[depth]
    return container.kind, container.list or container.start


def _leaf(block: Block, inside: Inside) -> Written:
    lines = leaf(block, inside.of(block.start, block.end), inside.place)
    letter = {"code": "f" if block.markup or inside.place.in_item else "c", "html": "x"}
    return Written(lines, letter.get(block.kind, block.kind[0]), block.start, block.end)


def _within(container: Container, end: int, inside: Inside) -> Inside:
    lines = taken_off(inside.of(container.start, end), container)
    in_item = inside.place.in_item or container.kind == "item"
    return Inside(lines, container.start, Place(enclosed=True, in_item=in_item))


def _quote(blocks: Sequence[Block], depth: int, inside: Inside) -> Written:
    container, end = blocks[0].containers[depth], blocks[-1].end
    parts = list(written(blocks, depth + 1, _within(container, end, inside)))
    lines = joined(parts)
    if lines[0].startswith("[!") and (depth or not _ALERT.match(lines[0])):
        lines[0] = "\\" + lines[0]
    return Written(quoted(lines), "q", container.start, end, loosened=_loosened(parts))


def _footnote(blocks: Sequence[Block], depth: int, inside: Inside) -> Written:
    container, end = blocks[0].containers[depth], blocks[-1].end
    parts = list(written(blocks, depth + 1, _within(container, end, inside)))
    head = inside.of(container.start, container.start + 1)[0]
    label = head[: content_offset(head, container)].strip()
    lines = joined(parts)
    lines = [f"{label} {lines[0]}" if lines[0] else label, *indented(lines[1:], _INDENT)]
    return Written(lines, "n", container.start, end, False, loosened=_loosened(parts))


def _list(blocks: Sequence[Block], depth: int, inside: Inside) -> Written:
    items = [
        _item(list(members), depth, inside)
        for _, members in groupby(blocks, key=lambda block: block.containers[depth].start)
    ]
    own = [b.tight for b in blocks if b.kind == "paragraph" and len(b.containers) == depth + 1]
    compact = all(own) and all(item.compact for item in items)
    lines: list[str] = []
    for item in items:
        lines += [] if compact or not lines else [""]
        lines += item.tight() if compact else item.loose()
    loosened = _loosened([part for item in items for part in item.parts])
    if own and all(own) and not compact:
        loosened = (next(item.second for item in items if not item.compact), *loosened)
    start, ordered = blocks[0].containers[depth].start, items[0].marker[0].isdigit()
    return Written(lines, "l", start, blocks[-1].end, compact, ordered, loosened)


def _loosened(parts: Sequence[Written]) -> tuple[int, ...]:
    return tuple(line for part in parts for line in part.loosened)


@dataclass(frozen=True, slots=True)
class _Item:
    """A list item: its marker with the spaces after it, and what it holds."""

    marker: str
    parts: list[Written]

    @property
    def compact(self) -> bool:
        letters = "".join(part.letter for part in self.parts)
        fits = _COMPACT.fullmatch(letters) and all(part.compact for part in self.parts)
        return bool(fits) and not ("q" in letters and len(self.marker) >= _INDENT)

    @property
    def second(self) -> int:
        """Return the line of the second block, or of the only one."""
        return self.parts[:2][-1].start

    def tight(self) -> list[str]:
        lines = self._first([])
        for part in self.parts[1:]:
            # A quote is found only where it is indented by less than four.
            by = len(self.marker) if part.letter == "q" else self._indent
            lines += indented(part.lines, by)
        return lines

    def loose(self) -> list[str]:
        lines = self._first([""])
        for before, after in zip(self.parts, self.parts[1:], strict=False):
            lines += indented([*gap(before, after), *after.lines], self._indent)
        return lines

    @property
    def _indent(self) -> int:
        return max(_INDENT, len(self.marker))

    def _first(self, blank: list[str]) -> list[str]:
        part = self.parts[0]
        if self._alone_on_its_line(part):
            return [self.marker + APART, *blank, *indented(part.lines, self._indent)]
        by = len(self.marker) if part.letter == "q" else self._indent
        return [self.marker + part.lines[0], *indented(part.lines[1:], by)]

    def _alone_on_its_line(self, part: Written) -> bool:
        """Tell whether a first block is found only when nothing stands on the line before it."""
        if part.letter == "q":
            return len(self.marker) >= _INDENT
        with_more = len(part.lines) > 1 or len(self.parts) > 1
        return part.letter == "f" or (part.letter == "l" and with_more)


def _item(blocks: Sequence[Block], depth: int, inside: Inside) -> _Item:
    container, end = blocks[0].containers[depth], blocks[-1].end
    parts = list(written(blocks, depth + 1, _within(container, end, inside)))
    sign = container.marker.replace(")", ".")
    head = inside.of(container.start, container.start + 1)[0]
    spaces = content_offset(head, container) - len(head[: -len(head.lstrip())]) - len(sign)
    if not head.strip()[len(sign) :] or len(sign) + spaces > _INDENT:
        spaces = 1
    return _Item(sign + " " * spaces, parts)
