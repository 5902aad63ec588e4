"""Details in the cells of tables, whose heading says what they are: | Hosp. no. | 065124 |."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from learnlog.privacy.findings import Finding
from learnlog.privacy.prepared import Prepared, prepared

_CELL = 200  # characters


class Cell(NamedTuple):
    """What stands between two bars of a table, from a place of the text on."""

    start: int
    text: str


def table_cells(
    text: Prepared, detectors: Sequence[Callable[[Prepared], Iterator[Finding]]]
) -> Iterator[Finding]:
    """What detectors find in a cell when the heading of its column stands before it.

    So "NHS number" above a number does the same as in a sentence, and "Patient" above a name.
    """
    if "\t" not in text.plain:
        return
    for heading, cell in _under_headings(text.plain):
        before = f"{heading.text.strip()}: "
        ready = prepared(before + cell.text)
        moved = cell.start - len(before)
        for detector in detectors:
            for one in detector(ready):
                if one.start >= len(before):
                    yield Finding(moved + one.start, moved + one.end, one.kind)


def _under_headings(plain: str) -> Iterator[tuple[Cell, Cell]]:
    """Every cell with the heading of its column; a row of two is a name and its value as well."""
    headings: list[Cell] = []
    last: list[Cell] = []
    at = 0
    for line in plain.split("\n"):
        cells = _cells(line, at)
        if not cells:
            headings = []
        elif "-" in line and not line.strip(" \t:-"):
            headings = last
        else:
            yield from (
                (one, cell) for one, cell in zip(headings, cells, strict=False) if one.text.strip()
            )
            if len(cells) == 2 and cells[0].text.strip():
                yield cells[0], cells[1]
        last = cells
        at += len(line) + 1


def _cells(line: str, at: int) -> list[Cell]:
    """The cells of a line of a table; none where it is no such line or one is very long."""
    if "\t" not in line:
        return []
    found, start = list[Cell](), at
    for piece in line.split("\t"):
        bare = piece.strip()
        found.append(Cell(start + len(piece) - len(piece.lstrip()), bare[:_CELL]))
        start += len(piece) + 1
    inner = found[1:] if not found[0].text else found
    inner = inner[:-1] if inner and not inner[-1].text else inner
    return inner if all(len(one.text) < _CELL for one in inner) else []
