"""The geometry of a cumulative flow: numbers of ideas by status, stacked over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

# In the drawing's own units. The names stand to the right of the areas that they are of, and
# have room for the larger letters of a phone.
WIDTH, HEIGHT = 720, 270
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 560, 12, 236
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
    series = range(len(points[0]))
    middles = {at: (_y(stacks[-1][at], top) + _y(stacks[-1][at + 1], top)) / 2 for at in series}
    named = _apart({at: y for at, y in middles.items() if points[-1][at]})
    return FlowChart(
        *(WIDTH, HEIGHT, _LEFT, _RIGHT, _BOTTOM, _LEFT - 8, _RIGHT + 12, _BOTTOM + 22),
        areas=tuple(Area(at, _path(stacks, at, top), named.get(at, "")) for at in series),
        lines=tuple(Line(_number(_y(one, top)), one) for one in range(0, top + 1, unit)),
    )


def _path(stacks: Sequence[Sequence[int]], at: int, top: int) -> str:
    """The upper edge from left to right, then the lower one back, both in steps."""
    upper = _steps([stack[at + 1] for stack in stacks], top)
    lower = _steps([stack[at] for stack in stacks], top)
    there = [f"M{upper[0][0]} {upper[0][1]}"]
    there += [f"H{x}V{y}" for x, y in upper[1:]]
    back = [f"L{_RIGHT} {lower[-1][1]}"]
    back += [f"H{x}V{y}" for (x, _), (_, y) in zip(lower[:0:-1], lower[-2::-1], strict=True)]
    return "".join((*there, f"H{_RIGHT}", *back, f"H{_LEFT}z"))


def _steps(values: Sequence[int], top: int) -> list[tuple[str, str]]:
    """Where an edge stands, and every place where it steps up or down."""
    wide = (_RIGHT - _LEFT) / len(values)
    places = [(_LEFT + at * wide, _y(value, top)) for at, value in enumerate(values)]
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
