"""The geometry of a calendar: a row for each year, a cell for each of its weeks."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from learnlog.weeks import MONTHS, monday_of

# In the drawing's own units. A few years have room for tall cells, which a phone shows better.
WIDTH = 720
_LEFT, _TOP = 66, 32
_PITCH = 12
_GAP = 2
_TALL, _LOW = 28, 15
_FEW_YEARS = 3
_WEEKS = 53
# The most that a week may tell to have each shade; more than the last is the strongest.
STEPS = (0, 2, 5, 9)


@dataclass(frozen=True, slots=True)
class Shade:
    """All cells of one shade (0 to 4) as a path."""

    level: int
    path: str


@dataclass(frozen=True, slots=True)
class Label:
    """A name and its place."""

    x: str
    y: str
    text: str


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The whole picture; years that stand close have every other name only."""

    width: int
    height: str
    shades: tuple[Shade, ...]
    months: tuple[Label, ...]
    years: tuple[Label, ...]


def heat_map(amounts: Sequence[tuple[int, dt.date, int]]) -> HeatMap | None:
    """The picture of how much each week tells, by year and Monday; None where there is no week."""
    if not amounts:
        return None
    years = sorted({year for year, _, _ in amounts})
    pitch = _TALL if len(years) <= _FEW_YEARS else _LOW
    rows = {year: _TOP + at * pitch for at, year in enumerate(years)}
    shades: dict[int, list[str]] = defaultdict(list)
    for year, monday, amount in amounts:
        shades[level(amount)].append(_cell(column(year, monday), rows[year], pitch))
    return HeatMap(
        width=WIDTH,
        height=_number(_TOP + len(years) * pitch),
        shades=tuple(Shade(dark, "".join(cells)) for dark, cells in sorted(shades.items())),
        months=tuple(_months()),
        years=tuple(_years(rows, pitch)),
    )


def level(amount: int) -> int:
    """How strong the shade of a week is that tells so much: 0 for nothing, 4 for most."""
    return sum(amount > step for step in STEPS)


def column(year: int, monday: dt.date) -> int:
    """The place of a week in its year: 0 for the one with 1 January, 53 at most."""
    return (monday - monday_of(dt.date(year, 1, 1))).days // 7


def _cell(at: int, y: int, pitch: int) -> str:
    across, down = _PITCH - _GAP, pitch - _GAP
    return f"M{_LEFT + at * _PITCH} {y}h{across}v{down}h-{across}z"


def _months() -> Iterator[Label]:
    """The names of months, a twelfth of the year apart, so within a week of where they begin."""
    for at, name in enumerate(MONTHS):
        yield Label(_number(_LEFT + _WEEKS / 12 * at * _PITCH), "22", name[:3])


def _years(rows: dict[int, int], pitch: int) -> Iterator[Label]:
    every = 1 if pitch == _TALL else 2
    for year in list(rows)[::-every][::-1]:
        yield Label("0", _number(rows[year] + (pitch - _GAP) / 2), str(year))


def _number(value: float) -> str:
    return f"{round(value, 1):g}"
