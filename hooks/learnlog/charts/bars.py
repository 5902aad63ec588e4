"""Where a score lies on a scale, as a length that a style can have."""

from __future__ import annotations


def share(score: float, lowest: float, highest: float) -> float:
    """How far up a scale a score is: 0 at its lowest point, 1 at its highest, never beyond."""
    return min(1.0, max(0.0, (score - lowest) / (highest - lowest)))


def percent(score: float, lowest: float, highest: float) -> str:
    """The share as a length in CSS: "62.5%"."""
    return f"{round(100 * share(score, lowest, highest), 1):g}%"
