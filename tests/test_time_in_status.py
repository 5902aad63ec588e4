"""How long ideas had their statuses, in days, in words, and on the strip."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from learnlog import load
from learnlog.charts.strips import LEAST, strip
from learnlog.config import Config
from learnlog.time_in_status import stays
from learnlog.views.idea_stays import stay_lines
from learnlog.views.lookups import look_up
from learnlog.views.site import OwnPage, Site
from learnlog.views.status_looks import status_look

TODAY = dt.date(2018, 12, 21)


def told(*moves: tuple[str, str], born: str = "2018-09-17") -> Site:
    """A log in which idea 1 is born and then moved: the days and the lines of the moves."""
    texts = {f"docs/weeks/{born}.md": "---\nideas:\n  - idea: 1\n    title: A kettle\n---\n"}
    for day, lines in moves:
        said = "".join(f"    {line}\n" for line in lines.split("; "))
        texts[f"docs/weeks/{day}.md"] = f"---\nideas:\n  - idea: 1\n{said}---\n"
    log, problems = load(texts, TODAY)
    assert not [one for one in problems if one.code.startswith("idea")], problems
    return look_up(log, OwnPage())


def spent(site: Site) -> list[tuple[str, int, bool]]:
    return [
        (one.status, one.days, one.last)
        for one in stays(site.log.ideas[1], site.log.today, site.log.config)
    ]


def words(site: Site) -> list[str]:
    return [f"{one.status} {one.said}" for one in stay_lines(site, site.log.ideas[1])]


def test_an_idea_that_nobody_moved_has_its_first_status_to_this_day() -> None:
    site = told()
    assert spent(site) == [("captured", 95, True)]
    assert words(site) == ["captured 13 weeks so far"]
    assert words(told(born="2018-12-17")) == ["captured since this week"]


def test_each_status_lasts_to_the_next_move_and_the_last_one_to_today() -> None:
    site = told(("2018-10-08", "status: exploring"), ("2018-12-10", "status: testing"))
    assert spent(site) == [
        ("captured", 21, False),
        ("exploring", 63, False),
        ("testing", 11, True),
    ]
    assert words(site) == ["captured 3 weeks", "exploring 9 weeks", "testing 1 week so far"]


def test_words_that_change_nothing_are_no_move() -> None:
    site = told(
        ("2018-09-24", "note: Still boiling"),
        ("2018-10-01", "status: exploring"),
        ("2018-10-08", "status: exploring; note: And on"),
    )
    assert [one[:2] for one in spent(site)] == [("captured", 14), ("exploring", 81)]


def test_two_moves_in_one_week_leave_a_status_of_no_days() -> None:
    texts = {
        "docs/posts/2018-09-18-a.md": "---\nideas: [{idea: 1, title: A kettle}]\n---\n",
        "docs/posts/2018-09-19-b.md": "---\nideas: [{idea: 1, status: exploring}]\n---\n",
        "docs/posts/2018-09-20-c.md": "---\nideas: [{idea: 1, status: testing}]\n---\n",
        "docs/posts/2018-09-20-d.md": "---\nideas: [{idea: 1, status: adopted}]\n---\n",
    }
    site = look_up(load(texts, TODAY)[0], OwnPage())
    assert [status for status, _, _ in spent(site)] == [
        "captured",
        "exploring",
        "testing",
        "adopted",
    ]
    assert [days for _, days, _ in spent(site)][1:3] == [1, 0]
    assert words(site)[1:] == [
        "exploring less than a week",
        "testing less than a week",
        "adopted since 20 Sep 2018",
    ]


def test_a_move_in_the_week_of_a_post_does_not_lie_before_it() -> None:
    texts = {
        "docs/posts/2018-09-19-a.md": "---\nideas: [{idea: 1, title: A kettle}]\n---\n",
        "docs/weeks/2018-09-17.md": "---\nideas: [{idea: 1, status: exploring}]\n---\n",
    }
    site = look_up(load(texts, TODAY)[0], OwnPage())
    assert spent(site) == [("captured", 0, False), ("exploring", 93, True)]


def test_an_idea_that_is_taken_up_again_has_a_status_twice() -> None:
    site = told(
        ("2018-10-01", "status: exploring"),
        ("2018-10-15", "status: parked; note: Not now"),
        ("2018-11-12", "status: exploring"),
    )
    assert words(site) == [
        "captured 2 weeks",
        "exploring 2 weeks",
        "parked 4 weeks",
        "exploring 5 weeks so far",
    ]


def test_the_end_of_the_way_goes_on_for_ever_and_is_not_counted() -> None:
    texts = {
        "docs/weeks/2018-09-17.md": (
            "---\nideas:\n  - {idea: 1, title: A kettle}\n  - {idea: 2, title: A pot}\n---\n"
        ),
        "docs/weeks/2018-10-08.md": "---\nideas: [{idea: 1, status: merged, into: 2}]\n---\n",
    }
    site = look_up(load(texts, TODAY)[0], OwnPage())
    assert words(site) == ["captured 3 weeks", "merged since 8 Oct 2018"]
    first, last = stay_lines(site, site.log.ideas[1])
    assert last.piece.length < 3 < first.piece.length


def test_an_idea_may_be_born_with_a_status() -> None:
    texts = {
        "docs/weeks/2018-09-17.md": "---\nideas: [{idea: 1, title: Tea, status: testing}]\n---\n"
    }
    site = look_up(load(texts, TODAY)[0], OwnPage())
    assert spent(site) == [("testing", 95, True)]


@pytest.mark.parametrize(
    "lengths", [[1], [0], [0, 0, 0], [70, 30], [1000, 1, 0], [0] * 80], ids=str
)
def test_a_strip_is_full_and_every_piece_can_be_seen(lengths: list[int]) -> None:
    pieces = strip(lengths)
    assert len(pieces) == len(lengths)
    assert pieces[0].start == 0
    assert pieces[-1].start + pieces[-1].length == pytest.approx(100, abs=0.1)
    for one, after in pairwise(pieces):
        assert one.start + one.length == pytest.approx(after.start, abs=0.02)
    least = LEAST if len(lengths) < 10 else 1
    assert min(piece.length for piece in pieces) >= least * 0.9


def test_a_strip_is_in_proportion() -> None:
    assert strip([70, 30]) == [(0, 70), (70, 30)]


@pytest.mark.parametrize(
    ("statuses", "steps"),
    [("a b", "14"), ("a b c", "134"), ("a b c d", "1234"), ("a b c d e f", "122334")],
)
def test_a_way_of_any_length_is_spread_over_four_looks(statuses: str, steps: str) -> None:
    config = Config(statuses=tuple(statuses.split()))
    looks = [status_look(status, config) for status in config.statuses]
    assert [look.removeprefix("learnlog-step-") for look in looks] == list(steps)
    assert status_look("parked", config) == "learnlog-status-parked"
