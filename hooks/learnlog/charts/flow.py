"""The geometry of a cumulative flow: numbers of ideas by status, stacked over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

# In the drawing's own units. The names stand to the right of the areas that they are of. They and
# the numbers have room for the larger letters of a phone: two digits, and more by the digit.
WIDTH, HEIGHT = 720, 270
_LEFT, _RIGHT, _TOP, _BOTTOM = 42, 552, 14, 236
_DIGIT = 16
_NAME_GAP = 24
_LINES = 4
_ROUND = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Area:
    """The area of the series `at` (0 is the lowest), as a path; `label` is where its name goes."""

    at: int
    path: str
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line across the picture, and the number that it stands for."""

    y: str
    number: int


@dataclass(frozen=True, slots=True)
class FlowChart:
    """The whole picture; `left` to `right` is the plot, which ends at `bottom`.

    `numbers` is where the numbers of lines end, `names` where those of areas begin, `days` how low
    the days stand.
    """

    width: int
    height: int
    left: int
    right: int
    bottom: int
    numbers: int
    names: int
    days: int
    areas: tuple[Area, ...]
    lines: tuple[Line, ...]


def flow_chart(points: Sequence[Sequence[int]]) -> FlowChart | None:
    """The picture of some points, each with a number for every series; None where all are 0."""
    stacks = [list(accumulate(point, initial=0)) for point in points]
    highest = max((stack[-1] for stack in stacks), default=0)
    if not highest:
        return None
    unit = _unit(highest)
    top = unit * -(-highest // unit)
    left, right = _LEFT + _more(top), _RIGHT - _more(max(points[-1]))
    series = range(len(points[0]))
    middles = {at: (_y(stacks[-1][at], top) + _y(stacks[-1][at + 1], top)) / 2 for at in series}
    named = _apart({at: y for at, y in middles.items() if points[-1][at]})
    return FlowChart(
        *(WIDTH, HEIGHT, left, right, _BOTTOM, left - 8, right + 12, _BOTTOM + 22),
        areas=tuple(
            Area(at, _path(_edges(stacks, at, top, left, right), left, right), named.get(at, ""))
            for at in series
        ),
        lines=tuple(Line(_number(_y(one, top)), one) for one in range(0, top + 1, unit)),
    )


def _more(number: int) -> int:
    """The room that a number needs besides that of two digits."""
    return _DIGIT * max(0, len(str(number)) - 2)


def _edges(
    stacks: Sequence[Sequence[int]], at: int, top: int, left: int, right: int
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The upper and the lower edge of a series, between these two ends."""
    upper = _steps([stack[at + 1] for stack in stacks], top, left, right)
    return upper, _steps([stack[at] for stack in stacks], top, left, right)


def _path(edges: tuple[list[tuple[str, str]], list[tuple[str, str]]], left: int, right: int) -> str:
    """The upper edge from left to right, then the lower one back, both in steps."""
    upper, lower = edges
    there = [f"M{upper[0][0]} {upper[0][1]}"]
    there += [f"H{x}V{y}" for x, y in upper[1:]]
    back = [f"L{right} {lower[-1][1]}"]
    back += [f"H{x}V{y}" for (x, _), (_, y) in zip(lower[:0:-1], lower[-2::-1], strict=True)]
    return "".join((*there, f"H{right}", *back, f"H{left}z"))


def _steps(values: Sequence[int], top: int, left: int, right: int) -> list[tuple[str, str]]:
    """Where an edge stands, and every place where it steps up or down."""
    wide = (right - left) / len(values)
    places = [(left + at * wide, _y(value, top)) for at, value in enumerate(values)]
    kept = [places[0]] + [place for before, place in pairwise(places) if place[1] != before[1]]
    return [(_number(x), _number(y)) for x, y in kept]


def _apart(places: dict[int, float]) -> dict[int, str]:
    """The same places, moved up or down until no two names touch; the lowest series first."""
    found: dict[int, float] = {}
    below = float(_BOTTOM + _NAME_GAP / 2)
    for at, y in places.items():
        below = found[at] = min(y, below - _NAME_GAP)
    over = _TOP - min(found.values(), default=_TOP)
    return {at: _number(y + max(0.0, over)) for at, y in found.items()}


def _unit(highest: int) -> int:
    """A round number that fits into the height a few times."""
    return next(one for one in _round_numbers() if highest <= _LINES * one)


def _round_numbers() -> Iterator[int]:
    ten = 1
    while True:
        yield from (one * ten for one in _ROUND)
        ten *= 10


def _y(value: float, top: int) -> float:
    return _BOTTOM - (_BOTTOM - _TOP) * value / top


def _number(value: float) -> str:
    return f"{round(value, 1):g}"
