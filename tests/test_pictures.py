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
from learnlog.idea_flow import all_moves, idea_flow, spread
from learnlog.views.lookups import look_up
from learnlog.views.pictures import MOST_YEARS, calendar, flow_of_ideas, pictured
from learnlog.views.site import OwnPage
from learnlog.views.timeline import timeline_pages
from learnlog.weekly_numbers import Numbers, by_month, tally, weeks_between_days

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
    found = weeks_between_days(tally(log()), dt.date(2018, 9, 17), TODAY)
    assert [(str(one.monday), one.numbers) for one in found] == [
        ("2018-09-17", Numbers(entries=1, achievements=2, lessons=1, moves=3)),
        ("2018-09-24", Numbers(entries=1, moves=1)),
        ("2018-10-01", Numbers(entries=1, moves=2)),
        ("2018-10-08", Numbers()),
    ]
    assert by_month(found) == [
        (dt.date(2018, 9, 1), Numbers(2, 2, 1, 4)),
        (dt.date(2018, 10, 1), Numbers(1, 0, 0, 2)),
    ]


def test_a_week_at_the_turn_of_two_years_has_a_part_in_each() -> None:
    texts = {f"docs/weeks/{day}.md": "Prose.\n" for day in ("2018-12-24", "2018-12-31")}
    texts["docs/posts/2019-01-02-new.md"] = "Prose.\n"
    told = tally(log(texts, dt.date(2019, 1, 10)))
    found = weeks_between_days(told, dt.date(2018, 12, 24), dt.date(2019, 1, 10))
    assert [(one.year, str(one.monday), one.numbers.entries) for one in found] == [
        (2018, "2018-12-24", 1),
        (2018, "2018-12-31", 1),
        (2019, "2018-12-31", 1),
        (2019, "2019-01-07", 0),
    ]


def test_what_an_assignment_brought_is_told_at_its_end_or_its_start_while_it_lasts() -> None:
    text = "---\nstart: 2018-09-03\nend: 2018-10-05\nlessons: [Ask]\n---\n"
    texts = {"docs/assignments/ward.md": text}
    assert [where for where, one in tally(log(texts)).items() if one.lessons] == [
        (2018, dt.date(2018, 10, 1))
    ]
    early = tally(log(texts, dt.date(2018, 9, 20)))
    assert [where for where, one in early.items() if one.lessons] == [(2018, dt.date(2018, 9, 3))]


@pytest.mark.parametrize(
    "days",
    [
        ("2018-12-31", "2019-01-07"),
        ("2020-12-21", "2021-01-01"),
        ("2021-01-01", "2022-02-07"),
        ("2018-12-24", "2018-12-31", "2019-01-07"),
        ("2015-12-28", "2016-01-01", "2016-12-26"),
    ],
)
def test_the_calendar_of_a_year_counts_what_its_page_lists(days: tuple[str, ...]) -> None:
    texts = {f"docs/posts/{day}-post.md": "Prose.\n" for day in days}
    site = look_up(log(texts, dt.date(2022, 6, 1)), OwnPage())
    for _, year, page in timeline_pages(site):
        shown = calendar(pictured(site.log), year)
        assert shown
        assert shown.years == f"in {year}"
        assert sum(row.numbers.entries for row in shown.rows) == len(page.points)


def test_an_empty_log_has_no_pictures() -> None:
    nothing = pictured(log({}))
    assert calendar(nothing) is None
    assert flow_of_ideas(nothing) is None


def test_a_handful_of_moves_makes_no_flow() -> None:
    few = pictured(log({"docs/weeks/2018-09-17.md": "---\nideas: [Ask, Map]\n---\n"}))
    assert calendar(few)
    assert flow_of_ideas(few) is None


def test_the_calendar_says_what_it_shows() -> None:
    shown = calendar(pictured(log()))
    assert shown
    assert shown.years == "in 2018"
    assert shown.summary == (
        "In 3 weeks: 3 entries, 2 achievements, 1 lesson, 6 births and moves of ideas."
    )
    assert [row.when for row in shown.rows] == [
        "17–21 September 2018",
        "24–28 September 2018",
        "1–5 October 2018",
    ]


def test_a_long_log_has_a_row_for_each_month() -> None:
    weeks = {f"docs/weeks/{monday}.md": "Prose.\n" for monday in mondays(80)}
    shown = calendar(pictured(log(weeks, dt.date(2019, 12, 31))))
    assert shown
    assert [row.when for row in shown.rows][:2] == ["January 2018", "February 2018"]
    assert sum(row.numbers.entries for row in shown.rows) == 80


def test_a_year_that_was_mistyped_makes_no_endless_picture() -> None:
    texts = {f"docs/weeks/{day}.md": "Prose.\n" for day in ("0218-09-17", "2018-09-17")}
    shown = calendar(pictured(log(texts)))
    assert shown
    assert shown.years == f"from {2019 - MOST_YEARS} to 2018"
    assert len("".join(one.path for one in shown.chart.shades)) < 20_000


def test_a_log_that_rests_ends_with_its_last_year() -> None:
    shown = calendar(pictured(log(TEXTS, dt.date(2026, 5, 1))))
    assert shown
    assert shown.years == "in 2018"


# The calendar


def corners(path: str) -> list[tuple[int, int]]:
    """The upper left corner of each cell."""
    return [(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h", path)]


def test_a_cell_stands_in_the_row_of_its_year_and_the_column_of_its_week() -> None:
    days = [
        (2018, dt.date(2018, 12, 31)),
        (2019, dt.date(2018, 12, 31)),
        (2020, dt.date(2020, 2, 3)),
    ]
    chart = heat_map([(year, monday, 1) for year, monday in days])
    assert chart
    (shade,) = chart.shades
    last_of_2018, first_of_2019, of_2020 = corners(shade.path)
    assert first_of_2019[0] < of_2020[0] < last_of_2018[0] < WIDTH - 10
    assert last_of_2018[1] < first_of_2019[1] < of_2020[1]
    assert [label.text for label in chart.years] == ["2018", "2019", "2020"]


def test_of_many_years_every_other_has_its_name() -> None:
    chart = heat_map([(year, dt.date(year, 6, 1), 1) for year in range(2015, 2020)])
    assert chart
    assert [label.text for label in chart.years] == ["2015", "2017", "2019"]


@pytest.mark.parametrize(
    ("amount", "dark"), [(0, 0), (1, 1), (2, 1), (3, 2), (5, 2), (6, 3), (9, 3), (10, 4), (99, 4)]
)
def test_the_more_a_week_tells_the_stronger_it_is(amount: int, dark: int) -> None:
    assert level(amount) == dark


@given(st.lists(st.integers(0, 600), min_size=1, max_size=600))
def test_no_two_cells_share_a_place_and_all_lie_inside(amounts: list[int]) -> None:
    weeks = zip(mondays(len(amounts)), amounts, strict=True)
    chart = heat_map([(monday.year, monday, amount) for monday, amount in weeks])
    assert chart
    places = [place for shade in chart.shades for place in corners(shade.path)]
    assert len(set(places)) == len(amounts)
    assert all(0 <= x <= WIDTH - 10 and 0 <= y < float(chart.height) for x, y in places)


# The flow


def test_an_idea_counts_in_one_status_at_a_time_from_the_day_it_is_said() -> None:
    found = log()
    days = [dt.date(2018, 9, 16), dt.date(2018, 9, 26), dt.date(2018, 9, 30), TODAY]
    flow = idea_flow(all_moves(found), found.config.statuses, days)
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
    shown = flow_of_ideas(pictured(found), 2019)
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


@pytest.mark.parametrize("number", [7, 99, 100, 2600, 12_345])
def test_numbers_of_a_flow_have_room_on_a_phone(number: int) -> None:
    """In the letters of a phone (24 units high) a digit is 15.3 units wide, and the longest name of
    a status 120; so Chromium measures them in DejaVu Sans, which is a wide one.
    """
    chart = flow_chart([(0, 1), (number, 1)])
    assert chart
    assert chart.numbers >= 15.3 * len(str(chart.lines[-1].number))
    assert chart.names + 15.3 * len(str(number)) + 120 <= chart.width
    assert chart.areas[0].path.endswith(f"H{chart.left}z")
    assert f"H{chart.right}" in chart.areas[0].path
