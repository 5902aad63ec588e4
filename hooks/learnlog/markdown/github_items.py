"""One item of a list, with a blank line around each of its blocks or none around any."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from learnlog.markdown.github_prefixes import content_offset, indented
from learnlog.markdown.github_written import APART, Written, gap
from learnlog.markdown.markdown_blocks import Container

_INDENT = 4
# What can follow what in an item without blank lines; the letters are those of `Written`.
_COMPACT = re.compile(r"(?:[pfx]+q?|[hr]q?|[teq])?l?")

_QUOTED_FENCE = re.compile(r"[> ]*(?:```|~~~)")


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: its marker with the spaces after it, and what it holds."""

    marker: str
    parts: Sequence[Written]

    @property
    def compact(self) -> bool:
        """Whether it can do without blank lines."""
        letters = "".join(part.letter for part in self.parts)
        fits = _COMPACT.fullmatch(letters) and all(part.compact for part in self.parts)
        return bool(fits) and not ("q" in letters and len(self.marker) >= _INDENT)

    @property
    def second(self) -> int:
        """The line of the second block, or of the only one."""
        return self.parts[:2][-1].start

    def tight(self) -> list[str]:
        """Write it without blank lines."""
        lines = self._first([])
        for part in self.parts[1:]:
            # A quote is found only where it is indented by less than four.
            by = len(self.marker) if part.letter == "q" else self._indent
            lines += indented(part.lines, by)
        return lines

    def loose(self) -> list[str]:
        """Write it with blank lines between its blocks."""
        lines = self._first([""])
        for before, after in pairwise(self.parts):
            lines += indented([*gap(before, after), *after.lines], self._indent)
        return lines

    @property
    def _indent(self) -> int:
        return max(_INDENT, len(self.marker))

    def _first(self, blank: list[str]) -> list[str]:
        part = self.parts[0]
        by = len(self.marker) if part.letter == "q" else self._indent
        if self._alone_on_its_line(part):
            by = self._indent if blank else by
            return [self.marker + APART, *blank, *indented(part.lines, by)]
        return [self.marker + part.lines[0], *indented(part.lines[1:], by)]

    def _alone_on_its_line(self, part: Written) -> bool:
        """Tell whether a first block is found only when nothing stands on the line before it."""
        if part.letter == "q":
            return len(self.marker) >= _INDENT or bool(_QUOTED_FENCE.match(part.lines[0]))
        with_more = len(part.lines) > 1 or len(self.parts) > 1
        return part.letter == "f" or (part.letter == "l" and with_more)


def marker(container: Container, line: str) -> str:
    """Return the marker of an item and its blanks as written, if that leaves four for the rest."""
    sign = container.marker.replace(")", ".")
    blanks = content_offset(line, container) - len(line[: -len(line.lstrip())]) - len(sign)
    if not line.strip()[len(sign) :] or len(sign) + blanks > _INDENT:
        blanks = 1
    return sign + " " * blanks
