"""A file as its bytes are, beside the plain text that the engine reads: the one to the other."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\r|\n")
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Splice:
    """`text` in place of the characters `start` to `end` of the plain text."""

    start: int
    end: int
    text: str


class FileText:
    """The text of a file with its byte order mark and line ends, and the `plain` one without."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self._bom = len(_BOM) if raw.startswith(_BOM) else 0
        self.plain = _LINE_END.sub("\n", raw[self._bom :])
        self._doubled: list[int] = []
        for found in re.finditer("\r\n", raw):
            self._doubled.append(found.start() - self._bom - len(self._doubled))

    def spliced(self, splice: Splice) -> FileText:
        """The file after a splice; what stands outside of it is the same to the byte."""
        start, end = self._place(splice.start), self._place(splice.end)
        words = splice.text.replace("\n", self._line_end_near(start))
        return FileText(self.raw[:start] + words + self.raw[end:])

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.raw.encode("utf-8")

    def _place(self, index: int) -> int:
        """Where a character of the plain text stands in the file."""
        return self._bom + index + bisect_left(self._doubled, index)

    def _line_end_near(self, at: int) -> str:
        """The line end before a place, or else the first one of the file."""
        last = max(self.raw.rfind("\n", 0, at), self.raw.rfind("\r", 0, at))
        if last < 0:
            found = _LINE_END.search(self.raw)
            return found[0] if found else "\n"
        return "\r\n" if self.raw[max(0, last - 1) : last + 1] == "\r\n" else self.raw[last]
