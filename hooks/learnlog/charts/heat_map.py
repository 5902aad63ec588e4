"""The geometry of a calendar: a row for each year, a cell for each of its ISO weeks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from learnlog.weeks import MONTHS

# In the drawing's own units. A few years have room for tall cells, which a thumb's width shows.
WIDTH = 720
_LEFT, _TOP = 56, 32
_PITCH = 12.5
_GAP = 2
_TALL, _LOW = 26, 13
_FEW_YEARS, _WEEKS = 3, 53
# The most that a week may tell to have each shade; more than the last is the darkest.
STEPS = (0, 2, 5, 9)


@dataclass(frozen=True, slots=True)
class Cell:
    """A week: its place, how dark it is (0 to 4), and its Monday."""

    x: str
    y: str
    level: int
    monday: dt.date


@dataclass(frozen=True, slots=True)
class Label:
    """A name and its place."""

    x: str
    y: str
    text: str


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The whole picture; all cells are `across` wide and `down` high."""

    width: int
    height: str
    across: str
    down: str
    cells: tuple[Cell, ...]
    months: tuple[Label, ...]
    years: tuple[Label, ...]


def heat_map(amounts: Sequence[tuple[dt.date, int]]) -> HeatMap | None:
    """The picture of how much each week tells, by its Monday; None where there is no week."""
    if not amounts:
        return None
    years = sorted({monday.isocalendar().year for monday, _ in amounts})
    pitch = _TALL if len(years) <= _FEW_YEARS else _LOW
    rows = {year: _TOP + at * pitch for at, year in enumerate(years)}
    return HeatMap(
        width=WIDTH,
        height=_number(_TOP + len(years) * pitch),
        across=_number(_PITCH - _GAP),
        down=_number(pitch - _GAP),
        cells=tuple(_cell(monday, amount, rows) for monday, amount in amounts),
        months=tuple(_months()),
        years=tuple(Label("0", _number(y + pitch / 2), str(year)) for year, y in rows.items()),
    )


def level(amount: int) -> int:
    """How dark a week is that tells so much: 0 for nothing, 4 for most."""
    return sum(amount > step for step in STEPS)


def _cell(monday: dt.date, amount: int, rows: dict[int, int]) -> Cell:
    year, week, _ = monday.isocalendar()
    return Cell(_number(_LEFT + (week - 1) * _PITCH), _number(rows[year]), level(amount), monday)


def _months() -> Iterator[Label]:
    """The names of months, a twelfth of the year apart, so within a week of where they begin."""
    for at, name in enumerate(MONTHS):
        yield Label(_number(_LEFT + _WEEKS / 12 * at * _PITCH), "22", name[:3])


def _number(value: float) -> str:
    return f"{round(value, 1):g}"
