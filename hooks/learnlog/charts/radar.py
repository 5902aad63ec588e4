"""The geometry of a radar chart: scores to points and paths of an SVG, in its own units."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from learnlog.charts.bars import share

FEWEST = 3
WIDTH, HEIGHT = 460, 372
_CENTRE = (WIDTH / 2, HEIGHT / 2)
_RADIUS = 122
# The lowest score lies on a small ring of its own, so that a nought is seen and not lost in a dot.
_INNERMOST = 0.1
_LABEL_AT = 1.09
_LINE = 16
_LETTERS, _LINES = 14, 3


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the picture."""

    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Label:
    """A name at the end of a spoke: `anchor` as SVG has it, and a point for each of its lines."""

    anchor: str
    lines: tuple[tuple[Point, str], ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """One series: `path` joins neighbours that both have a score, `closed` where all have one."""

    path: str
    dots: tuple[Point, ...]
    closed: bool


@dataclass(frozen=True, slots=True)
class Radar:
    """A finished chart: a ring for each point of the scale, a spoke and a label for each name."""

    width: int
    height: int
    centre: Point
    rings: tuple[str, ...]
    spokes: tuple[Point, ...]
    labels: tuple[Label, ...]
    shapes: tuple[Shape, ...]


def radar(
    names: Sequence[str], scale: Sequence[float], *series: Sequence[float | None]
) -> Radar | None:
    """A chart of some series, each with a score (None: none) for every name; clockwise from above.

    `scale` are the scores that can be given, lowest first. None where there are fewer than three
    names, which make no shape.
    """
    if len(names) < FEWEST:
        return None
    count = len(names)
    return Radar(
        WIDTH,
        HEIGHT,
        _point(0, count, 0),
        rings=tuple(_shape([one] * count, scale).path for one in scale),
        spokes=tuple(_point(at, count, 1) for at in range(count)),
        labels=tuple(_label(name, at, count) for at, name in enumerate(names)),
        shapes=tuple(_shape(scores, scale) for scores in series),
    )


def _shape(scores: Sequence[float | None], scale: Sequence[float]) -> Shape:
    points = [
        None if score is None else _point(at, len(scores), _distance(score, scale))
        for at, score in enumerate(scores)
    ]
    return Shape(
        " ".join(_path(points)), tuple(filter(None, points)), all(one is not None for one in points)
    )


def _path(points: Sequence[Point | None]) -> Iterator[str]:
    """Moves and lines; a missing point leaves a gap and no line leaps over it."""
    for at, point in enumerate(points):
        if point is not None:
            yield f"{'L' if at and points[at - 1] else 'M'}{point.x},{point.y}"
    first, last = points[0], points[-1]
    if first and last:
        yield "Z" if all(points) else f"M{last.x},{last.y} L{first.x},{first.y}"


def _distance(score: float, scale: Sequence[float]) -> float:
    return _INNERMOST + (1 - _INNERMOST) * share(score, scale[0], scale[-1])


def _angle(at: int, count: int) -> float:
    return 2 * math.pi * at / count - math.pi / 2


def _point(at: int, count: int, distance: float) -> Point:
    """A point on a spoke; `distance` is 0 in the centre and 1 at the spoke's end."""
    angle = _angle(at, count)
    return _written(
        _CENTRE[0] + _RADIUS * distance * math.cos(angle),
        _CENTRE[1] + _RADIUS * distance * math.sin(angle),
    )


def _written(x: float, y: float) -> Point:
    return Point(f"{x:.1f}", f"{y:.1f}")


def _label(name: str, at: int, count: int) -> Label:
    """The name in a few short lines: above the chart upwards, below it downwards, else between."""
    angle = _angle(at, count)
    across, down = math.cos(angle), math.sin(angle)
    anchor = "middle" if abs(across) < 0.1 else "start" if across > 0 else "end"
    lines = textwrap.wrap(name, _LETTERS, max_lines=_LINES, placeholder="…")
    x = _CENTRE[0] + _RADIUS * _LABEL_AT * across
    top = _CENTRE[1] + _RADIUS * _LABEL_AT * down
    top -= _LINE * (len(lines) - 1) * (1 - down) / 2 - _LINE * (0.3 + 0.3 * down)
    places = (_written(x, top + _LINE * row) for row in range(len(lines)))
    return Label(anchor, tuple(zip(places, lines, strict=True)))
