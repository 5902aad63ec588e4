"""A text and its lines by the index of a character: which one, its words, and changed words."""

from __future__ import annotations

import re
from bisect import bisect_left

from learnlog.front_matter.quoting import quoted_value

_LINE_END = re.compile(r"\n")


class TextLines:
    """The lines of one text; they end with a line feed and nothing else."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._ends = [found.start() for found in _LINE_END.finditer(text)]

    def number(self, index: int) -> int:
        """The number of the line that holds a character, from 1."""
        return bisect_left(self._ends, index) + 1

    def begin(self, index: int) -> int:
        """The index of the first character of a character's line."""
        return self.text.rfind("\n", 0, index) + 1

    def end(self, index: int) -> int:
        """The index behind the last character of a character's line."""
        found = self.text.find("\n", index)
        return len(self.text) if found < 0 else found

    def written(self, index: int) -> str:
        """The line that holds a character."""
        return self.text[self.begin(index) : self.end(index)]

    def replaced(self, start: int, end: int, value: str) -> str:
        """The line with `value` in place of what stands from `start` to `end`."""
        return self.text[self.begin(start) : start] + value + self.text[end : self.end(end)]

    def quoted(self, start: int, end: int) -> str:
        """The line with what stands from `start` to `end` in quotes; "" where it has two lines."""
        value = self.text[start:end].rstrip()
        return "" if "\n" in value else self.replaced(start, end, quoted_value(value))
