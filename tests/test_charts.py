"""The geometry of charts: where points lie, which are joined, and what fits into the picture."""

from __future__ import annotations

import math
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnlog.charts.bars import percent, share
from learnlog.charts.radar import HEIGHT, WIDTH, Point, Radar, radar

SCALE = [0, 1, 2, 3, 4]
CENTRE = (WIDTH / 2, HEIGHT / 2)


def names(count: int) -> list[str]:
    return [f"Principle {number}" for number in range(1, count + 1)]


def drawn(count: int, *series: list[float | None]) -> Radar:
    chart = radar(names(count), SCALE, *series)
    assert chart
    return chart


def place(point: Point) -> tuple[float, float]:
    return float(point.x), float(point.y)


def distance(point: Point) -> float:
    return math.dist(place(point), CENTRE)


def moves(path: str) -> str:
    """The commands of a path in their order."""
    return "".join(re.findall("[A-Z]", path))


# Bars


@pytest.mark.parametrize(
    ("score", "lowest", "highest", "length"),
    [
        (0, 0, 4, "0%"),
        (4, 0, 4, "100%"),
        (2.5, 0, 4, "62.5%"),
        (1, 1, 4, "0%"),
        (2, 1, 4, "33.3%"),
        (0, -2, 2, "50%"),
        (9, 0, 4, "100%"),
        (-1, 0, 4, "0%"),
    ],
)
def test_a_bar_is_as_long_as_its_score_is_high(
    score: float, lowest: float, highest: float, length: str
) -> None:
    assert percent(score, lowest, highest) == length


@given(st.floats(-10, 10), st.floats(-10, 10), st.floats(0.1, 10))
def test_a_share_lies_between_nought_and_one(score: float, lowest: float, size: float) -> None:
    assert 0 <= share(score, lowest, lowest + size) <= 1


# The radar


@pytest.mark.parametrize("count", [0, 1, 2])
def test_fewer_than_three_names_make_no_shape(count: int) -> None:
    assert radar(names(count), SCALE, [1] * count) is None


@pytest.mark.parametrize("count", [3, 8, 12])
def test_it_goes_clockwise_from_above_in_equal_steps(count: int) -> None:
    ends = [place(point) for point in drawn(count, [4] * count).spokes]
    assert ends[0][0] == CENTRE[0]
    assert ends[0][1] < CENTRE[1]
    assert ends[1][0] > CENTRE[0]
    sides = [math.dist(one, ends[at - 1]) for at, one in enumerate(ends)]
    assert max(sides) - min(sides) < 0.2
    assert len(set(ends)) == count


def test_three_names_make_a_triangle_with_a_level_side() -> None:
    top, right, left = drawn(3, [4, 4, 4]).shapes[0].dots
    assert float(right.y) == float(left.y) > CENTRE[1] > float(top.y)
    assert float(right.x) - CENTRE[0] == pytest.approx(CENTRE[0] - float(left.x))


def test_the_higher_a_score_the_further_out_it_lies() -> None:
    dots = drawn(5, [0, 1, 2, 3, 4]).shapes[0].dots
    out = [distance(dot) for dot in dots]
    steps = [after - before for before, after in pairwise(out)]
    assert min(steps) > 0
    assert max(steps) - min(steps) < 0.2
    assert out[0] > 0, "a nought is seen"


def test_the_best_scores_lie_on_the_rim_and_every_point_of_the_scale_has_a_ring() -> None:
    chart = drawn(8, [4] * 8)
    assert chart.shapes[0].path == chart.rings[-1]
    assert len(chart.rings) == len(SCALE)
    assert [place(dot) for dot in chart.shapes[0].dots] == [place(end) for end in chart.spokes]


def test_all_scores_make_a_closed_shape() -> None:
    shape = drawn(8, [1, 2, 3, 4, 3, 2, 1, 0]).shapes[0]
    assert shape.closed
    assert moves(shape.path) == "MLLLLLLLZ"


@pytest.mark.parametrize(
    ("scores", "commands", "dots"),
    [
        ([1, 2, None, 2, 1], "MLMLML", 4),  # the last is joined with the first
        ([None, 2, 2, 2, 2], "MLLL", 4),
        ([1, 2, 2, 2, None], "MLLL", 4),
        ([1, None, 2, None, None], "MM", 2),  # two dots that no line joins
        ([None, None, None, None, None], "", 0),
    ],
)
def test_no_line_leaps_over_a_score_that_is_missing(
    scores: list[float | None], commands: str, dots: int
) -> None:
    shape = drawn(5, scores).shapes[0]
    assert moves(shape.path) == commands
    assert len(shape.dots) == dots
    assert not shape.closed


def test_the_gap_between_last_and_first_is_joined_where_both_are_there() -> None:
    shape = drawn(4, [4, None, 4, 4]).shapes[0]
    first, _, last = (shape.dots[0], shape.dots[1], shape.dots[2])
    assert shape.path.endswith(f"M{last.x},{last.y} L{first.x},{first.y}")


def test_two_series_share_the_spokes() -> None:
    now, before = drawn(8, [4] * 8, [2] * 8).shapes
    for outer, inner in zip(now.dots, before.dots, strict=True):
        assert distance(inner) < distance(outer)


@given(
    st.lists(st.text(st.characters(categories=["L", "Zs"]), min_size=1), min_size=3, max_size=14)
)
def test_labels_are_a_few_short_lines_inside_the_height(titles: list[str]) -> None:
    chart = radar(titles, SCALE, [1.0] * len(titles))
    assert chart
    for label in chart.labels:
        assert len(label.lines) <= 3
        for point, words in label.lines:
            assert len(words) <= 14
            assert 8 <= float(point.y) <= HEIGHT - 2
            assert 0 <= float(point.x) <= WIDTH


def test_labels_lead_away_from_the_chart() -> None:
    labels = drawn(4, [1, 1, 1, 1]).labels
    assert [label.anchor for label in labels] == ["middle", "start", "middle", "end"]
    above, _, below, _ = (float(label.lines[0][0].y) for label in labels)
    assert above < CENTRE[1] < below
    assert radar(names(8), SCALE, [1] * 8) == radar(names(8), SCALE, [1] * 8)


def test_no_number_is_written_as_a_minus_nought() -> None:
    chart = drawn(12, [0] * 12, [4] * 12)
    assert "-" not in "".join([*chart.rings, *(shape.path for shape in chart.shapes)])
