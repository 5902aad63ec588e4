"""Lengths one behind the other on a strip, of which none is too short to be seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

LEAST = 2.0  # of a hundred


class Piece(NamedTuple):
    """A part of a strip that is 100 long: where it begins, and its length."""

    start: float
    length: float


def strip(lengths: Sequence[float]) -> list[Piece]:
    """Each length in proportion to all of them; too short ones are drawn as `LEAST`."""
    total = sum(lengths) or 1
    drawn = [max(LEAST, 100 * length / total) for length in lengths]
    scale = 100 / sum(drawn)
    pieces, start = [], 0.0
    for length in drawn:
        pieces.append(Piece(round(start, 2), round(length * scale, 2)))
        start += length * scale
    return pieces
