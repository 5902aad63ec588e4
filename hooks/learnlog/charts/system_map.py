"""The system map: organisations on a ring and the links between them, as numbers for an SVG."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

# In the drawing's own units; it is as wide as a small phone, and grows downwards with the ring.
WIDTH = 400.0
_DOT = 13.0
_LINE = 16.0
_GAP = 6.0
_ACROSS = 88.0
_BEND = 14.0
_HEAD = 9.0
_LETTERS, _LINES = 13, 4
_LETTERS_IN_THE_MIDDLE = 34


@dataclass(frozen=True, slots=True)
class Label:
    """A line of a name; `anchor` is start, middle or end, as SVG has it."""

    x: str
    y: str
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Dot:
    """An organisation: where its dot stands, the number in it, and its name in lines beside it."""

    x: str
    y: str
    number: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """A link: the `path` of its curve, the corners of its `head`, and what it `says`."""

    path: str
    head: str
    says: str


@dataclass(frozen=True, slots=True)
class SystemMap:
    """A finished drawing; `radius` is that of all dots."""

    width: str
    height: str
    radius: str
    dots: tuple[Dot, ...]
    arrows: tuple[Arrow, ...]


class _Point(NamedTuple):
    x: float
    y: float

    def towards(self, other: _Point, distance: float) -> _Point:
        """The point so far from here on the way to another."""
        length = math.dist(self, other) or 1.0
        share = distance / length
        return _Point(
            self.x + (other.x - self.x) * share,
            self.y + (other.y - self.y) * share,
        )


def system_map(numbers: Mapping[str, int], links: Sequence[tuple[str, str, str]]) -> SystemMap:
    """The map of some organisations: each name and the number in its dot (0: none is written).

    The first stands on top, the others follow clockwise. A link is from, to, and what it says;
    one that leads to no organisation of the map is left out.
    """
    names = [_wrapped(name, at, len(numbers)) for at, name in enumerate(numbers)]
    middle, down = _ring(names)
    places = [_place(at, len(names), middle, down) for at in range(len(names))]
    of_name = dict(zip(numbers, places, strict=True))
    below = len(names[len(names) // 2]) * _LINE + _GAP if _has_lowest(len(names)) else _LINE
    return SystemMap(
        _text(WIDTH),
        _text(middle.y + down + _DOT + below + _GAP),
        _text(_DOT),
        tuple(
            Dot(_text(place.x), _text(place.y), str(number or ""), _labels(lines, place, middle))
            for lines, place, number in zip(names, places, numbers.values(), strict=True)
        ),
        tuple(
            _arrow(of_name[begin], of_name[end], middle, says)
            for begin, end, says in links
            if begin != end and begin in of_name and end in of_name
        ),
    )


def _has_lowest(count: int) -> bool:
    """Whether one of the organisations stands in the middle at the bottom."""
    return count > 1 and count % 2 == 0


def _wrapped(name: str, at: int, count: int) -> list[str]:
    in_the_middle = at == 0 or (_has_lowest(count) and at == count // 2)
    letters, lines = (_LETTERS_IN_THE_MIDDLE, 2) if in_the_middle else (_LETTERS, _LINES)
    return textwrap.wrap(name, letters, max_lines=lines, placeholder="…") or [""]


def _ring(names: Sequence[Sequence[str]]) -> tuple[_Point, float]:
    """The centre of the ring, and how far it reaches down: so far that no two names collide."""
    if not names:
        return _Point(WIDTH / 2, _DOT), 0.0
    tallest = max(max(map(len, names)) * _LINE, 2 * _DOT) + _GAP
    down = 0.0 if len(names) == 1 else max(_ACROSS, tallest * _steps(len(names)) / 2)
    return _Point(WIDTH / 2, len(names[0]) * _LINE + 2 * _GAP + _DOT + down), down


def _steps(count: int) -> float:
    """How many steps there are on one side from the top to the bottom of the ring."""
    aside = (count - 1) // 2
    return aside + (1 if _has_lowest(count) else 1 / 3)


def _place(at: int, count: int, middle: _Point, down: float) -> _Point:
    """Where the dot of an organisation stands: all steps down are alike, so names have room."""
    if at == 0:
        return _Point(middle.x, middle.y - down)
    side, step = (1, at) if at <= count // 2 else (-1, count - at)
    height = -1 + 2 * step / _steps(count)
    across = _ACROSS * math.sqrt(max(0.0, 1 - height * height))
    return _Point(middle.x + side * across, middle.y + height * down)


def _labels(lines: Sequence[str], place: _Point, middle: _Point) -> tuple[Label, ...]:
    """The name above the dot on top and below the one at the bottom, else outside of the ring."""
    aside = place.x - middle.x
    anchor = "middle" if abs(aside) < 1 else "start" if aside > 0 else "end"
    x = place.x
    if anchor != "middle":
        x += math.copysign(_DOT + _GAP, aside)
        first = place.y - (len(lines) - 1) * _LINE / 2 + 0.3 * _LINE
    elif place.y > middle.y:
        first = place.y + _DOT + _LINE
    else:
        first = place.y - _DOT - _GAP - (len(lines) - 1) * _LINE
    return tuple(
        Label(_text(x), _text(first + row * _LINE), anchor, line) for row, line in enumerate(lines)
    )


def _arrow(begin: _Point, end: _Point, middle: _Point, says: str) -> Arrow:
    """A curve through the ring; there and back bend to different sides, so that both are seen."""
    half = _Point((begin.x + end.x) / 2, (begin.y + end.y) / 2)
    length = math.dist(begin, end) or 1.0
    inwards = half.towards(middle, min(math.dist(half, middle) / 2, length / 4))
    aside = _BEND * (1 + length / WIDTH) / length
    bend = _Point(
        inwards.x - (end.y - begin.y) * aside,
        inwards.y + (end.x - begin.x) * aside,
    )
    start, tip = begin.towards(bend, _DOT + 1), end.towards(bend, _DOT + 2)
    neck = end.towards(bend, _DOT + 2 + _HEAD)
    across = _Point((neck.y - tip.y) / 2, (tip.x - neck.x) / 2)
    corners = (
        tip,
        _Point(neck.x + across.x, neck.y + across.y),
        _Point(neck.x - across.x, neck.y - across.y),
    )
    return Arrow(
        f"M{_pair(start)} Q{_pair(bend)} {_pair(neck)}", " ".join(map(_pair, corners)), says
    )


def _pair(point: _Point) -> str:
    return f"{_text(point.x)},{_text(point.y)}"


def _text(number: float) -> str:
    return f"{number:.1f}"
