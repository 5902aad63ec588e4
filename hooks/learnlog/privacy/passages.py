"""Passages between two marks that are left out of a text before anything else reads it.

The marks are HTML comments, the word "private" and the same behind a slash. They are marks
wherever they stand, in code too: what a reader of Markdown takes for code is no protection.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from learnlog.privacy.marks import BEGIN, END, Mark, marks
from learnlog.problems import Problem, Source

CODE = "private-mark"

_HEADER = re.compile(r"---.*?\n---[^\n]*(?:\n|\Z)", re.DOTALL)

_UNCLOSED = (
    "nothing ends the private passage that begins here; write this line below its last words"
)
_STRAY = (
    "a private passage ends here that begins nowhere; write this line above its first words, or "
    "delete this one"
)
_NESTED = "a private passage is open since line {line} already; end that one first, or delete this"
_MISSPELT = (
    "this may be meant as the beginning or the end of a private passage; write it so (to show a "
    "mark on a page write &lt; for its first sign)"
)
_IN_HEADER = (
    "a private passage can't stand in fields, only in the text below them; take the mark out, and "
    "write this below the item of a list that is private, or 'draft: true' for the whole file"
)


@dataclass(frozen=True, slots=True)
class Cut:
    """Characters `begin` to `end` of a text, which hold so many line ends."""

    begin: int
    end: int
    lines: int

    @property
    def gone(self) -> int:
        """How many characters are no longer there: its line ends are."""
        return self.end - self.begin - self.lines


@dataclass(frozen=True, slots=True)
class Public:
    """What is left of a text without its private passages, on the same lines as before."""

    text: str
    cuts: tuple[Cut, ...]
    problems: tuple[Problem, ...]

    def as_written(self, start: int, end: int) -> tuple[int, int] | None:
        """Where characters `start` to `end` of what is left stand in the whole text.

        None where a private passage lies among them.
        """
        gone = 0
        for cut in self.cuts:
            at = cut.begin - gone
            if at >= max(end, start + 1):
                break
            if at + cut.lines > start:
                return None
            gone += cut.gone
        return start + gone, end + gone


def public(path: str, text: str, fields_only: bool = False) -> Public:
    """What of a text with plain line ends may be read, and what is wrong with its marks.

    Where it can't be told what a mark belongs to, more is left out: all from a mark on that
    nothing ends, and the whole text for one that is misspelt or ends nothing. `fields_only`: the
    text has fields and no prose.
    """
    found = marks(text)
    if not found:
        return Public(text, (), ())
    header = len(text) if fields_only else _header_end(text)
    problems = [problem for _, problem in _faults(path, text, found, header)]
    cuts = list(_cuts(text, _spans(text, found, header)))
    return Public(_without(text, cuts), tuple(cuts), tuple(problems))


def private_lines(text: str) -> Iterator[int]:
    """The lines of a text, from 1, that its private passages stand on."""
    for cut in public("", text).cuts:
        first = text.count("\n", 0, cut.begin) + 1
        yield from range(first, first + text.count("\n", cut.begin, cut.end) + 1)


def _header_end(text: str) -> int:
    """Where the line begins below the front matter, written well or not; 0 where there is none."""
    found = _HEADER.match(text)
    return found.end() if found else 0


def _faults(
    path: str, text: str, found: Sequence[Mark], header: int
) -> Iterator[tuple[Mark, Problem]]:
    opened: Mark | None = None
    for mark in found:
        line = text.count("\n", 0, mark.begin) + 1
        fault: tuple[str, str] | None = None
        if mark.begin < header:
            fault = _IN_HEADER, "private: true"
        elif not mark.exact:
            fault = _MISSPELT, END if mark.ends else BEGIN
        elif opened and not mark.ends:
            fault = _NESTED.format(line=text.count("\n", 0, opened.begin) + 1), END
        elif mark.ends and not opened:
            fault = _STRAY, BEGIN
        if mark.exact:
            opened = None if mark.ends else mark
        if fault:
            yield mark, Problem(Source(path, line), CODE, *fault)
    if opened:
        line = text.count("\n", 0, opened.begin) + 1
        yield opened, Problem(Source(path, line), CODE, _UNCLOSED, END)


def _spans(text: str, found: Sequence[Mark], header: int) -> Iterator[tuple[int, int]]:
    """What is left out, in order; no two of them overlap."""
    opened: Mark | None = None
    if any(not mark.exact for mark in found) or _ends_nothing(found):
        yield (0 if found[0].begin < header else header), len(text)
        return
    for mark in found:
        if mark.ends and opened:
            yield opened.begin, mark.end
        elif opened:
            break  # one within another: all from the first of them on
        opened = None if mark.ends else mark
    if opened:
        yield opened.begin, len(text)


def _ends_nothing(found: Sequence[Mark]) -> bool:
    return found[0].ends or any(one.ends and other.ends for one, other in pairwise(found))


def _cuts(text: str, spans: Iterator[tuple[int, int]]) -> Iterator[Cut]:
    """The spans, with the blanks round one that ends its line: two of them would break it."""
    done = 0
    for begin, end in spans:
        line_end = text.find("\n", end)
        rest = text[end : line_end if line_end >= 0 else len(text)]
        if not rest.strip(" \t"):
            end += len(rest)
            begin = max(done, len(text[:begin].rstrip(" \t")))
        done = end
        yield Cut(begin, end, text.count("\n", begin, end))


def _without(text: str, cuts: Sequence[Cut]) -> str:
    parts, done = [], 0
    for cut in cuts:
        parts += [text[done : cut.begin], "\n" * cut.lines]
        done = cut.end
    return "".join([*parts, text[done:]])
