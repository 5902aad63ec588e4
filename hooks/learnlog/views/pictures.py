"""Pictures of a stretch of the log: a calendar of how much was told, and the flow of ideas."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from learnlog.charts.flow import FlowChart, flow_chart
from learnlog.charts.heat_map import HeatMap, heat_map
from learnlog.config import Config
from learnlog.idea_flow import Flow, all_moves, idea_flow, spread
from learnlog.model import Log
from learnlog.roll_up_ideas import Move
from learnlog.views.parts import counted
from learnlog.views.status_looks import status_look
from learnlog.weekly_numbers import Numbers, Tally, WeekNumbers, by_month, tally, weeks_between_days
from learnlog.weeks import MONTHS, short_date, working_week

MOST_YEARS = 10
_MOST_ROWS, _MOST_MONTHS = 60, 24
_FEWEST_MOVES = 3


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A row of the calendar's table: some weeks, and how many there are of each thing."""

    when: str
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class Calendar:
    """A cell for each week; `summary` adds them up, `years` says which there are: "in 2018"."""

    chart: HeatMap
    years: str
    summary: str
    rows: list[ToldRow]


@dataclass(frozen=True, slots=True)
class FlowArea:
    """The area of a status: its class, its path, and where the number of ideas and name stand."""

    look: str
    path: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class IdeaFlow:
    """The flow of ideas: areas by status, and the same as a table."""

    chart: FlowChart
    areas: list[FlowArea]
    statuses: tuple[str, ...]
    first: str
    last: str
    summary: str
    rows: list[tuple[str, tuple[int, ...]]]


@dataclass(frozen=True, slots=True)
class Pictured:
    """What pictures are made of, found once: what each week tells, and all moves of ideas."""

    config: Config
    today: dt.date
    told: Tally
    moves: Sequence[Move]


def pictured(log: Log) -> Pictured:
    """What the pictures of a log are made of."""
    return Pictured(log.config, log.today, tally(log), all_moves(log))


def calendar(log: Pictured, year: int | None = None) -> Calendar | None:
    """The calendar of a year, or of the newest years of the log; None where nothing was told."""
    weeks = _weeks(log, year)
    chart = heat_map([(one.year, one.monday, one.numbers.total) for one in weeks])
    if chart is None:
        return None
    years = sorted({one.year for one in weeks})
    return Calendar(
        chart=chart,
        years=f"in {years[0]}" if len(years) == 1 else f"from {years[0]} to {years[-1]}",
        summary=_summary(weeks),
        rows=_rows(weeks),
    )


def flow_of_ideas(log: Pictured, year: int | None = None) -> IdeaFlow | None:
    """How many ideas had each status, over a year or the newest years; None for a handful."""
    weeks = _weeks(log, year)
    days = [_last_day(one, log.today) for one in weeks]
    flow = idea_flow(log.moves, log.config.statuses, spread(days))
    chart = flow_chart([point.counts for point in flow.points])
    if chart is None or len(log.moves) < _FEWEST_MOVES:
        return None
    return IdeaFlow(
        chart=chart,
        areas=_areas(chart, flow, log.config),
        statuses=flow.statuses,
        first=_month(days[0]),
        last=_month(days[-1]),
        summary=_ideas_in_words(flow),
        rows=_flow_rows(flow),
    )


def _weeks(log: Pictured, year: int | None) -> tuple[WeekNumbers, ...]:
    """The weeks of a year, or of the newest years that tell of anything, up to today."""
    if not log.told:
        return ()
    (first_year, first_monday), (last_year, _) = min(log.told), max(log.told)
    begin = dt.date(year or max(first_year, last_year - MOST_YEARS + 1), 1, 1)
    end = dt.date(year or last_year, 12, 31)
    return weeks_between_days(log.told, max(begin, first_monday), min(end, log.today))


def _last_day(week: WeekNumbers, today: dt.date) -> dt.date:
    """The last day of a week in its year, or today where that comes first."""
    sunday = week.monday.toordinal() + 6
    last = min(sunday, dt.date(week.year, 12, 31).toordinal(), today.toordinal())
    return dt.date.fromordinal(last)


def _areas(chart: FlowChart, flow: Flow, config: Config) -> list[FlowArea]:
    counts = flow.points[-1].counts
    named = zip(chart.areas, flow.statuses, counts, strict=True)
    return [
        FlowArea(status_look(status, config), area.path, area.label, f"{count} {status}")
        for area, status, count in named
    ]


def _in_words(numbers: Numbers) -> str:
    """ "1 entry, 2 achievements", or that there is nothing."""
    said = (
        (numbers.entries, "entry", "entries"),
        (numbers.achievements, "achievement", "achievements"),
        (numbers.lessons, "lesson", "lessons"),
        (numbers.moves, "birth or move of an idea", "births and moves of ideas"),
    )
    return ", ".join(counted(*one) for one in said if one[0]) or "nothing"


def _summary(weeks: Sequence[WeekNumbers]) -> str:
    written = len({one.monday for one in weeks if one.numbers.total})
    total = sum((one.numbers for one in weeks), Numbers())
    return f"In {counted(written, 'week', 'weeks')}: {_in_words(total)}."


def _rows(weeks: Sequence[WeekNumbers]) -> list[ToldRow]:
    """A row for each week that tells of something, or for each month where they are many."""
    some = [one for one in weeks if one.numbers.total]
    if len(some) <= _MOST_ROWS:
        return [ToldRow(working_week(one.monday), one.numbers) for one in some]
    return [ToldRow(_month(day), numbers) for day, numbers in by_month(some)]


def _ideas_in_words(flow: Flow) -> str:
    last = flow.points[-1].counts
    parts = [f"{number} {one}" for one, number in zip(flow.statuses, last, strict=True) if number]
    return f"{counted(sum(last), 'idea', 'ideas')}: {', '.join(parts)}."


def _flow_rows(flow: Flow) -> list[tuple[str, tuple[int, ...]]]:
    """The last point of each month, or of so many months that the table stays short."""
    months = {_month(point.day): point for point in flow.points}
    shown = set(spread([point.day for point in months.values()], _MOST_MONTHS))
    return [(short_date(one.day), one.counts) for one in months.values() if one.day in shown]


def _month(day: dt.date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"
