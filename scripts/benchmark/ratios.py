"""Medians of costs, medians of the ratios of pairs, and how a cost grows."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence

from benchmark.building import Cost


def median(costs: Sequence[Cost], what: str) -> float:
    """The median of one part of some costs: wall, cpu or memory."""
    return float(statistics.median(getattr(cost, what) for cost in costs))


def ratio(ours: Sequence[Cost], theirs: Sequence[Cost], what: str) -> float:
    """The median of the ratios of costs that were measured in turn; NaN where nothing is known."""
    pairs = zip(ours, theirs, strict=True)
    ratios = [getattr(a, what) / getattr(b, what) for a, b in pairs if getattr(b, what)]
    return statistics.median(ratios) if ratios else math.nan


def exponent(small: tuple[int, float], large: tuple[int, float]) -> float:
    """With which power a cost grows between two sizes: 1 is as fast as the size."""
    if not (small[1] and large[1]):
        return math.nan
    return math.log(large[1] / small[1]) / math.log(large[0] / small[0])
