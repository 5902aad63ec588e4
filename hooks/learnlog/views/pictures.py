"""Pictures of a stretch of the log: a calendar of how much was told, and the flow of ideas."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from learnlog.charts.flow import FlowChart, flow_chart
from learnlog.charts.heat_map import STEPS, HeatMap, heat_map
from learnlog.config import Config
from learnlog.happenings import Happenings
from learnlog.idea_flow import Flow, idea_flow, spread
from learnlog.views.parts import counted
from learnlog.views.status_looks import status_look
from learnlog.weekly_numbers import (
    Numbers,
    WeekNumbers,
    by_month,
    of_iso_year,
    weekly_numbers,
)
from learnlog.weeks import MONTHS, short_date, working_week

_MOST_ROWS, _MOST_MONTHS = 60, 24
_SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Told:
    """A row of the calendar's table: some weeks, and how many there are of each thing."""

    when: str
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class Calendar:
    """A cell for each week; `said` tells of one in words, by its Monday; `summary` of all."""

    chart: HeatMap
    said: dict[dt.date, str]
    summary: str
    steps: tuple[int, ...]
    rows: list[Told]


@dataclass(frozen=True, slots=True)
class IdeaFlow:
    """The flow of ideas: areas by status with their styles, and the same as a table."""

    chart: FlowChart
    statuses: list[tuple[str, str, int]]
    first: str
    last: str
    summary: str
    rows: list[tuple[str, tuple[int, ...]]]


def calendar(told: Happenings, today: dt.date, year: int | None = None) -> Calendar | None:
    """The calendar of an ISO year, or of the whole log; None where nothing was told yet."""
    weeks = of_iso_year(weekly_numbers(told, today), year)
    chart = heat_map([(one.monday, one.numbers.total) for one in weeks])
    if chart is None:
        return None
    return Calendar(
        chart=chart,
        said={one.monday: f"{working_week(one.monday)}: {_in_words(one.numbers)}" for one in weeks},
        summary=_summary(weeks),
        steps=STEPS,
        rows=_rows(weeks),
    )


def flow_of_ideas(
    told: Happenings, config: Config, today: dt.date, year: int | None = None
) -> IdeaFlow | None:
    """How many ideas had each status, over a year or the whole log; None where there is no idea."""
    weeks = of_iso_year(weekly_numbers(told, today), year)
    days = [_last_day(one.monday, today) for one in weeks]
    flow = idea_flow(told, config, spread(days))
    chart = flow_chart([point.counts for point in flow.points])
    if chart is None:
        return None
    last = flow.points[-1]
    return IdeaFlow(
        chart=chart,
        statuses=[
            (status, status_look(status, config), number)
            for status, number in zip(flow.statuses, last.counts, strict=True)
        ],
        first=_month(days[0]),
        last=_month(days[-1]),
        summary=_ideas_in_words(flow),
        rows=_flow_rows(flow),
    )


def _in_words(numbers: Numbers) -> str:
    """ "1 entry, 2 achievements", or that there is nothing."""
    said = (
        (numbers.entries, "entry", "entries"),
        (numbers.achievements, "achievement", "achievements"),
        (numbers.lessons, "lesson", "lessons"),
        (numbers.ideas, "idea born or moved on", "ideas born or moved on"),
    )
    return ", ".join(counted(*one) for one in said if one[0]) or "a quiet week"


def _summary(weeks: Sequence[WeekNumbers]) -> str:
    written = sum(one.numbers.total > 0 for one in weeks)
    total = sum((one.numbers for one in weeks), Numbers())
    return f"In {counted(written, 'week', 'weeks')}: {_in_words(total)}."


def _rows(weeks: Sequence[WeekNumbers]) -> list[Told]:
    """A row for each week that tells of something, or for each month where they are many."""
    some = [one for one in weeks if one.numbers.total]
    if len(some) <= _MOST_ROWS:
        return [Told(working_week(one.monday), one.numbers) for one in some]
    return [Told(_month(day), numbers) for day, numbers in by_month(some)]


def _ideas_in_words(flow: Flow) -> str:
    last = flow.points[-1].counts
    parts = [f"{number} {one}" for one, number in zip(flow.statuses, last, strict=True) if number]
    return f"{counted(sum(last), 'idea', 'ideas')}: {', '.join(parts)}."


def _flow_rows(flow: Flow) -> list[tuple[str, tuple[int, ...]]]:
    """The last point of each month, or of so many months that the table stays short."""
    months = {_month(point.day): point for point in flow.points}
    shown = spread([point.day for point in months.values()], _MOST_MONTHS)
    return [(short_date(one.day), one.counts) for one in months.values() if one.day in shown]


def _last_day(monday: dt.date, today: dt.date) -> dt.date:
    """The Sunday of a week, or today where that comes first."""
    return monday + dt.timedelta(days=min(_SUNDAY, (today - monday).days))


def _month(day: dt.date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"
