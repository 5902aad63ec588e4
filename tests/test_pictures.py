"""The pictures of a log: how much each week tells, and how many ideas had each status when."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnlog import load
from learnlog.charts.flow import HEIGHT, FlowChart, flow_chart
from learnlog.charts.heat_map import WIDTH, heat_map, level
from learnlog.happenings import happenings_of
from learnlog.idea_flow import idea_flow, spread
from learnlog.views.pictures import calendar, flow_of_ideas
from learnlog.weekly_numbers import Numbers, by_month, weekly_numbers

TODAY = dt.date(2018, 10, 12)
TEXTS = {
    "docs/weeks/2018-09-17.md": (
        "---\nideas: [Ask, Map, Read]\nachievements: [Began, Met]\nlessons: [Listen]\n---\nOne.\n"
    ),
    "docs/posts/2018-09-26-visit.md": "---\nideas: [{idea: 1, status: exploring}]\n---\nTwo.\n",
    "docs/weeks/2018-10-01.md": (
        "---\nideas:\n  - {idea: 1, status: adopted}\n"
        "  - {idea: 2, status: merged, into: 3, note: The same}\n---\nThree.\n"
    ),
}


def log(texts: dict[str, str] = TEXTS, today: dt.date = TODAY):
    found, problems = load(texts, today)
    assert not [one for one in problems if one.severity.name == "ERROR"]
    return found


def mondays(number: int, first: dt.date = dt.date(2018, 1, 1)) -> list[dt.date]:
    return [first + dt.timedelta(weeks=at) for at in range(number)]


# What a week tells


def test_every_week_counts_once_and_empty_ones_are_there() -> None:
    found = weekly_numbers(happenings_of(log()), TODAY)
    assert [(str(one.monday), one.numbers) for one in found] == [
        ("2018-09-17", Numbers(entries=1, achievements=2, lessons=1, ideas=3)),
        ("2018-09-24", Numbers(entries=1, ideas=1)),
        ("2018-10-01", Numbers(entries=1, ideas=2)),
        ("2018-10-08", Numbers()),
    ]
    assert by_month(found) == [
        (dt.date(2018, 9, 1), Numbers(2, 2, 1, 4)),
        (dt.date(2018, 10, 1), Numbers(1, 0, 0, 2)),
    ]


def test_an_empty_log_has_no_pictures() -> None:
    told = happenings_of(log({}))
    assert weekly_numbers(told, TODAY) == ()
    assert calendar(told, TODAY) is None
    assert flow_of_ideas(told, log({}).config, TODAY) is None


def test_a_log_without_ideas_has_a_calendar_only() -> None:
    found = log({"docs/weeks/2018-09-17.md": "One.\n"})
    told = happenings_of(found)
    assert calendar(told, TODAY)
    assert flow_of_ideas(told, found.config, TODAY) is None


def test_the_calendar_says_what_it_shows() -> None:
    shown = calendar(happenings_of(log()), TODAY)
    assert shown
    assert shown.summary == (
        "In 3 weeks: 3 entries, 2 achievements, 1 lesson, 6 ideas born or moved on."
    )
    assert shown.said[dt.date(2018, 10, 8)] == "8–12 October 2018: a quiet week"
    assert [row.when for row in shown.rows] == [
        "17–21 September 2018",
        "24–28 September 2018",
        "1–5 October 2018",
    ]


def test_a_long_log_has_a_row_for_each_month() -> None:
    weeks = {f"docs/weeks/{monday}.md": "Prose.\n" for monday in mondays(80)}
    shown = calendar(happenings_of(log(weeks, dt.date(2019, 12, 31))), dt.date(2019, 12, 31))
    assert shown
    assert [row.when for row in shown.rows][:2] == ["January 2018", "February 2018"]
    assert sum(row.numbers.entries for row in shown.rows) == 80


# The calendar


def test_a_cell_stands_in_the_row_of_its_year_and_the_column_of_its_week() -> None:
    days = [dt.date(2018, 12, 24), dt.date(2018, 12, 31), dt.date(2020, 12, 28)]
    chart = heat_map([(day, 1) for day in days])
    assert chart
    last_of_2018, first_of_2019, week_53 = chart.cells
    assert float(first_of_2019.x) < float(last_of_2018.x) < float(week_53.x)
    assert [label.text for label in chart.years] == ["2018", "2019", "2020"]
    assert len({cell.y for cell in chart.cells}) == 3
    assert float(week_53.x) + float(chart.across) <= WIDTH


@pytest.mark.parametrize(
    ("amount", "dark"), [(0, 0), (1, 1), (2, 1), (3, 2), (5, 2), (6, 3), (9, 3), (10, 4), (99, 4)]
)
def test_the_more_a_week_tells_the_darker_it_is(amount: int, dark: int) -> None:
    assert level(amount) == dark


@given(st.lists(st.integers(0, 600), min_size=1, max_size=600))
def test_no_two_cells_share_a_place_and_all_lie_inside(amounts: list[int]) -> None:
    chart = heat_map(list(zip(mondays(len(amounts)), amounts, strict=True)))
    assert chart
    assert len({(cell.x, cell.y) for cell in chart.cells}) == len(amounts)
    for cell in chart.cells:
        assert 0 <= float(cell.y) <= float(chart.height) - float(chart.down)


# The flow


def test_an_idea_counts_in_one_status_at_a_time_from_the_day_it_is_said() -> None:
    found = log()
    days = [dt.date(2018, 9, 16), dt.date(2018, 9, 26), dt.date(2018, 9, 30), TODAY]
    flow = idea_flow(happenings_of(found), found.config, days)
    assert flow.statuses == ("adopted", "exploring", "captured", "merged")
    assert [point.counts for point in flow.points] == [
        (0, 0, 0, 0),
        (0, 1, 2, 0),
        (0, 1, 2, 0),
        (1, 0, 1, 1),
    ]


def test_the_flow_of_a_year_begins_with_what_was_there_before() -> None:
    later = {**TEXTS, "docs/weeks/2019-01-14.md": "---\nideas: [Draw]\n---\n"}
    found = log(later, dt.date(2019, 2, 1))
    shown = flow_of_ideas(happenings_of(found), found.config, dt.date(2019, 2, 1), 2019)
    assert shown
    assert shown.rows[0][1] == (1, 2, 1)
    assert shown.summary == "4 ideas: 1 adopted, 2 captured, 1 merged."


def test_days_are_spread_evenly_and_the_last_is_among_them() -> None:
    days = mondays(300)
    some = spread(days, 120)
    assert len(some) == 100
    assert some[-1] == days[-1]
    assert spread(days[:5], 120) == days[:5]
    assert spread([]) == []


counts = st.integers(1, 7).flatmap(
    lambda series: st.lists(
        st.lists(st.integers(0, 40), min_size=series, max_size=series), min_size=1, max_size=40
    )
)


@given(counts)
def test_areas_lie_upon_one_another(points: list[list[int]]) -> None:
    chart = flow_chart(points)
    if not any(map(any, points)):
        assert chart is None
        return
    assert chart
    floor = [float(chart.bottom)] * len(points)
    for area in chart.areas:
        upper, lower = edges(area.path, chart, len(points))
        assert lower == pytest.approx(floor)
        assert all(high <= low for high, low in zip(upper, lower, strict=True))
        floor = upper


@given(counts)
def test_no_two_names_touch(points: list[list[int]]) -> None:
    chart = flow_chart(points)
    labels = sorted(float(area.label) for area in chart.areas if area.label) if chart else []
    assert all(after - before >= 23.8 for before, after in pairwise(labels))
    assert all(0 < label < HEIGHT for label in labels)


def edges(path: str, chart: FlowChart, number: int) -> tuple[list[float], list[float]]:
    """How high the upper and the lower edge of an area are over each point."""
    there, back = path.split("L")
    return (
        heights(there, chart, number),
        heights(f"M{back.removesuffix('z')}", chart, number),
    )


def heights(steps: str, chart: FlowChart, number: int) -> list[float]:
    x, y = map(float, re.findall(r"[\d.]+", steps)[:2])
    wide = (chart.right - chart.left) / number
    found = [0.0] * number
    for command, text in re.findall(r"([HV])([\d.]+)", steps):
        value = float(text)
        if command == "V":
            y = value
            continue
        first, last = sorted((x, value))
        for at in range(number):
            if first - 0.1 <= chart.left + (at + 0.5) * wide <= last + 0.1:
                found[at] = y
        x = value
    return found
