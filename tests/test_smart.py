"""SMART: what is missing, what can be measured, and how pages show it under one's own labels."""

from __future__ import annotations

import datetime as dt
from dataclasses import astuple, fields
from importlib import resources

import pytest
from bs4 import BeautifulSoup

from learnlog import Config, Log, Source, load
from learnlog.config import configured
from learnlog.model import Smart
from learnlog.observable import FILE, VerbList, can_be_seen, read_verbs
from learnlog.pages import build_pages
from learnlog.smart import is_measurable, missing
from learnlog.smart_labels import SmartLabels
from learnlog.views.site import OwnPage
from learnlog.views.smart import smart_lines

TODAY = dt.date(2026, 11, 20)
DUE = dt.date(2026, 12, 1)
WHOLE = Smart("One page", "20 forms", "An hour", "Nobody knows", "by March")
PLAN = """\
---
ideas:
  - title: A board
    specific: One page & a <b>pen</b>
    measurable: Signed by both
    achievable: They said yes
next_steps:
  - text: Ring the ward
    due: 2026-12-01
    specific: By phone
    achievable: They have one
  - text: Rest
---
Prose.
"""


def read(options: dict[str, object] | None = None) -> Log:
    config, wrong = configured(options or {}, lambda name: Source("mkdocs.yml", 1), Config())
    assert not wrong
    return load({"docs/weeks/2026-11-02.md": PLAN}, TODAY, config)[0]


def pages(log: Log) -> dict[str, BeautifulSoup]:
    built = build_pages(log, OwnPage())
    return {one.uri: BeautifulSoup(one.markdown, "html.parser") for one in built}


def shown(page: BeautifulSoup) -> list[tuple[str, str]]:
    return [
        (label.get_text(), text.get_text())
        for plan in page.select(".learnlog-smart")
        for label, text in zip(plan.find_all("dt"), plan.find_all("dd"), strict=True)
    ]


# What is missing


def test_the_labels_are_for_the_five_fields_in_their_order() -> None:
    assert SmartLabels._fields == tuple(one.name for one in fields(Smart))


def test_nothing_is_missing_of_a_whole_plan() -> None:
    assert missing(WHOLE, None) == ()


@pytest.mark.parametrize("name", SmartLabels._fields)
def test_each_of_the_five_can_be_missing(name: str) -> None:
    said = dict(zip(SmartLabels._fields, astuple(WHOLE), strict=True))
    assert missing(Smart(**{**said, name: None}), None) == (name,)


def test_a_due_day_says_by_when() -> None:
    assert missing(Smart("One page"), None)[-1] == "time_bound"
    assert "time_bound" not in missing(Smart("One page"), DUE)


# What can be measured


@pytest.mark.parametrize(
    "text",
    [
        *("20 forms in four weeks", "half of the letters", "Both readers, twice", "none is late"),
        *("by the end of March", "on a Friday", "once each shift", "12.5 %", "before May"),
        *("Signed by both managers", "they PUBLISHED it", "nobody rings to ask", "it hangs there"),
        *("An hour in the diary each month, and kept", "by the end of the term", "three-quarters"),
        *("The lead has taken part", "٣ forms"),
    ],
)
def test_what_somebody_else_could_see(text: str) -> None:
    assert can_be_seen(text)


@pytest.mark.parametrize(
    "text",
    [
        *("people are happier", "better communication", "staff understand the pathway", "-"),
        *("everybody knows about it", "we may march on", "awareness is increased", "improved care"),
        *("all feel included", "assigned", "designing services", "someone's opinion", ""),
        *("a demonstrated commitment", "they agree", "stone", "tenderness", "sunday best"),
    ],
)
def test_what_nobody_else_could_see(text: str) -> None:
    assert not can_be_seen(text)


def test_what_is_not_said_is_not_judged() -> None:
    assert is_measurable(Smart("One page"))
    assert not is_measurable(Smart(measurable="better"))


def test_the_list_of_verbs_is_right_and_says_which_version_it_is() -> None:
    read = read_verbs(FILE, resources.files("learnlog").joinpath(FILE).read_bytes())
    assert isinstance(read, VerbList), read
    assert read.version
    assert read.date
    assert read.source
    assert all(form == form.strip().lower() and len(form) > 2 for form in read.forms)
    left_out = {"know", "understand", "feel", "learn", "agree", "improve", "increase", "support"}
    assert not left_out & read.forms


def test_a_wrong_list_of_verbs_is_told() -> None:
    read = read_verbs("verbs.yml", "verbs: sign\n")
    assert isinstance(read, list)
    assert [one.code for one in read] == ["field-value"]


# On pages


def test_lines_have_the_order_and_the_labels_of_the_five() -> None:
    lines = smart_lines(WHOLE, DUE, SmartLabels(achievable="Agreed"))
    assert [astuple(one) for one in lines] == [
        ("Specific", "One page"),
        ("Measurable", "20 forms"),
        ("Agreed", "An hour"),
        ("Relevant", "Nobody knows"),
        ("Time-bound", "by March"),
    ]


def test_a_due_day_stands_for_by_when_but_is_no_plan_by_itself() -> None:
    lines = smart_lines(Smart("One page"), DUE, SmartLabels())
    assert [astuple(one) for one in lines] == [
        ("Specific", "One page"),
        ("Time-bound", "by 1 Dec 2026"),
    ]
    assert smart_lines(Smart(), DUE, SmartLabels()) == []


def test_ideas_and_steps_show_their_plans_under_the_owners_labels() -> None:
    built = pages(read({"smart_labels": {"achievable": "Agreed", "time_bound": "By when"}}))
    assert shown(built["ideas/1.md"]) == [
        ("Specific", "One page & a <b>pen</b>"),
        ("Measurable", "Signed by both"),
        ("Agreed", "They said yes"),
    ]
    step = [("Specific", "By phone"), ("Agreed", "They have one"), ("By when", "by 1 Dec 2026")]
    assert shown(built["next-steps/index.md"]) == step
    assert shown(built["weeks/2026-11-02.md"]) == step
    assert len(built["next-steps/index.md"].select("details.learnlog-details")) == 1


def test_without_the_option_the_labels_are_the_usual_ones() -> None:
    assert ("Achievable", "They said yes") in shown(pages(read())["ideas/1.md"])
