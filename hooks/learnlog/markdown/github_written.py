"""Blocks as they are written for Python-Markdown, and what parts them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

# An empty comment keeps apart what would grow together, fills what is empty, and shows nowhere.
APART = "<!-- -->"


@dataclass(frozen=True, slots=True)
class Written:
    """A block or container as it is written, source lines `start` to `end`.

    `letter`: p(aragraph), d(efinitions of links), h(eading), f(enced) or c (indented) code,
    x (HTML), t(able), r(ule), e(mpty), l(ist), q(uote), n (footnote).
    `compact`: it needs no blank line within or around. `ordered` is said of lists.
    `loosened`: the lines before which a blank line is put though GitHub shows no space there.
    """

    lines: list[str]
    letter: str
    start: int
    end: int
    compact: bool = True
    ordered: bool = False
    loosened: tuple[int, ...] = ()


def gap(before: Written, after: Written) -> list[str]:
    """Return the lines that part two blocks."""
    # Footnotes and definitions are taken out, and a list before them could meet one after them.
    vanishing = before.letter in "nd" and after.letter in "lc"
    alike = after.letter == "l" and before.ordered == after.ordered
    growing = before.letter == "l" and (alike or after.letter == "c")
    return ["", APART, ""] if vanishing or growing else [""]


def joined(parts: Sequence[Written]) -> list[str]:
    """Join what was written with blank lines."""
    lines = list(parts[0].lines)
    for before, after in pairwise(parts):
        lines += [*gap(before, after), *after.lines]
    return lines


def loosened(parts: Sequence[Written]) -> tuple[int, ...]:
    """Gather the loosened lines of some parts."""
    return tuple(line for part in parts for line in part.loosened)
