"""Hints are pasted: they keep what was written, and say nothing that nobody wrote."""

from __future__ import annotations

import datetime as dt

import pytest
from log_texts import entry

from learnlog import Problem, Severity, load
from learnlog.front_matter.guessed_date import date_meant

TODAY = dt.date(2018, 12, 21)
PATHS = {
    "week": "docs/weeks/2018-09-17.md",
    "assignment": "docs/assignments/ward-7.md",
    "audit": "docs/audits/2018-09-17.md",
    "interview": "docs/interviews/2018-09-17-x.md",
}


def errors(kind: str, header: str) -> list[Problem]:
    found = load({PATHS[kind]: entry(header, "## Why?\n\nSo.\n")}, TODAY)[1]
    return [one for one in found if one.severity is Severity.ERROR and "audit-" not in one.code]


def the_error(kind: str, header: str) -> Problem:
    found = errors(kind, header)
    assert len(found) == 1, [str(one) for one in found]
    return found[0]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("15th January 2018", "2018-01-15"),
        ("28 September 2018", "2018-09-28"),
        ("Sept 28, 2018", "2018-09-28"),
        ("28 sep. 2018", "2018-09-28"),
        ("the 3rd of May, 2018", "2018-05-03"),
        ("by Friday 28 September 2018", "2018-09-28"),
        ("Friday, 28/9/2018", "2018-09-28"),
        ("19.10.2018", "2018-10-19"),
        ("2018 October 19", "2018-10-19"),
        ("28 September", ""),
        ("September 2018", ""),
        ("2 weeks before May 2018", ""),
        ("Monday 28 September 2018", ""),
        ("31 September 2018", ""),
        ("12-15 January 2018", ""),
        ("15 January or 15 March 2018", ""),
        ("15 Jan 18", ""),
        ("week 3 of 10 in 2018", ""),
        ("by Christmas", ""),
        ("2018", ""),
    ],
)
def test_a_date_is_guessed_only_where_it_is_certain(written: str, meant: str) -> None:
    problem = the_error("assignment", f'start: "{written}"')
    assert problem.hint == (f"start: {meant}" if meant else "")
    assert "a date written year-month-day, such as 2018-09-17" in problem.message


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("score: 1 (low)", "score: 1"),
        ("score: 2.5 – better", "score: 2.5"),
        ("score: low", ""),
        ("score: 2 or 3", ""),
        ("score: 2 and a half", ""),
        ("score: 1½", ""),
        ("score: [2]", ""),
    ],
)
def test_a_score_is_the_number_that_it_begins_with(line: str, hint: str) -> None:
    assert the_error("audit", f"scores:\n  - principle: x\n    {line}").hint == hint


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("hours: 2 hours", "hours: 2"),
        ("hours: 1.5h", "hours: 1.5"),
        ("hours: 45 minutes", ""),
        ("hours: 2 days", ""),
        ("hours: two", ""),
        ("hours: -2", ""),
        ("participatory: mostly", ""),
        ("draft: maybe", ""),
        ("search: no", ""),
        ("tags: {a: b}", "tags: […]"),
        ("ideas:\n  - title: x\n    into: 7th", "into: 7"),
        ("ideas:\n  - title: x\n    into: two", ""),
        ("followed_up:\n  - outcome: done", "step: …"),
    ],
)
def test_other_values_are_not_invented(line: str, hint: str) -> None:
    assert [one.hint for one in errors("week", line)][:1] == [hint]


def test_days_are_no_hours() -> None:
    assert the_error("assignment", "days_a_week: 2 days").hint == "days_a_week: 2"
    assert the_error("assignment", "days_a_week: 2 hours").hint == ""


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("yes", "given"),
        ("Agreed.", "given"),
        ("givn", "given"),
        ("refused", "no"),
        ("never", "no"),
        ("n/a", "not needed"),
        ("not_needed", "not needed"),
        ("not given", ""),
        ("not asked", ""),
        ("given?", ""),
        ("perhaps", ""),
    ],
)
def test_consent_is_never_guessed(written: str, hint: str) -> None:
    problem = the_error("week", f"people:\n  - name: Ann\n    consent: {written}")
    assert problem.hint == (f"consent: {hint}" if hint else "")
    assert "asked, given, not needed, no" in problem.message


@pytest.mark.parametrize(
    ("written", "hint"),
    [("mostly", "partly"), ("Half", "partly"), ("done", "yes"), ("not met", "no"), ("soon", "")],
)
def test_whether_it_was_met_is_not_guessed(written: str, hint: str) -> None:
    problem = the_error("assignment", f"objectives:\n  - text: x\n    met: {written}")
    assert problem.hint == (f"met: {hint}" if hint else "")


def test_outcomes_are_not_guessed() -> None:
    forecasts = "forecasts:\n  - text: x\n    review: 2019-01-01\n    outcome: "
    assert the_error("interview", f"{forecasts}did come true").hint == ""
    assert the_error("interview", f"{forecasts}came tru").hint == "outcome: came true"
    step = "followed_up:\n  - step: x\n    outcome: "
    assert [one.hint for one in errors("week", f"{step}soon")][-1] == ""
    assert [one.hint for one in errors("week", f"{step}finished")][-1] == "outcome: done"


@pytest.mark.parametrize(
    ("answers", "hint"),
    [
        ("[3, 1 (low), dunno, x, 4]", "answers: [3, 1, x, x, 4]"),
        ("1; 2; x", "answers: [1, 2, x]"),
        ("one or two", ""),
    ],
)
def test_answers_that_can_be_read_are_kept(answers: str, hint: str) -> None:
    assert the_error("audit", f"scores:\n  - principle: x\n    answers: {answers}").hint == hint


@pytest.mark.parametrize(
    ("second", "line", "hint"),
    [
        ("      -2", 7, "      - 2"),
        ("      2", 7, "      - 2"),
        ("       - 2", 7, "      - 2"),
        ("     - 2", 7, "      - 2"),
        ("  - 2", 7, "      - 2"),
        ("      – 2", 7, "      - 2"),
        ("      - two", 7, "- x"),
        ("      - 2 (low)", 7, "- 2"),
    ],
)
def test_one_wrong_answer_accuses_no_other(second: str, line: int, hint: str) -> None:
    header = f"instrument: x\nscores:\n  - principle: x\n    answers:\n      - 1\n{second}"
    problem = the_error("audit", f"{header}\n      - 3\n      - 4")
    assert (problem.source.line, problem.hint) == (line, hint)


def test_the_first_answer_may_be_the_wrong_one() -> None:
    for first in ("-1", "1"):
        header = f"scores:\n  - principle: x\n    answers:\n      {first}\n      - 2\n      - 3"
        problem = the_error("audit", header)
        assert (problem.source.line, problem.hint) == (5, "      - 1")


def test_of_items_at_another_margin_only_the_first_is_told() -> None:
    problem = the_error("week", "lessons:\n  - Ask\n    - Ring\n    - Rest\ntags: [a]")
    assert (problem.source.line, problem.hint) == (4, "  - Ring")


@pytest.mark.parametrize(
    ("kind", "header", "hint"),
    [
        ("week", "next_steps:\n  - Ring Ann\n    due: 2019-10-01", "  - text: Ring Ann"),
        ("week", "next_steps:\n- Ring Ann\n  due: 2019-10-01\n  tags: [a]", "- text: Ring Ann"),
        ("week", 'lessons:\n  - "a: b"\n    tags:\n      - x', '  - text: "a: b"'),
        ("week", "ideas:\n  - Walk\n    note: x\n  - Run", "  - title: Walk"),
        ("week", "people:\n  - Ann\n    consent: given", "  - name: Ann"),
        ("audit", "scores:\n  - trust\n    score: 2", "  - principle: trust"),
        ("assignment", "objectives:\n  - Agree\n    met: yes", "  - text: Agree"),
        ("assignment", "challenges:\n  - Time\n    response: x", "  - text: Time"),
        ("interview", "claims:\n  - Less\n    evidence: x", "  - text: Less"),
        ("interview", "forecasts:\n  - More\n    review: 2019-10-01", "  - text: More"),
        (
            "interview",
            "videos:\n  - https://vimeo.com/1\n    transcript: |\n      a",
            "  - link: https://vimeo.com/1",
        ),
    ],
)
def test_a_field_below_a_plain_sentence(kind: str, header: str, hint: str) -> None:
    problem = the_error(kind, header)
    line = 2 + header.split("\n").index(header.split("\n")[1])
    assert (problem.code, problem.source.line, problem.hint) == ("yaml", line, hint)
    lines = header.split("\n")
    assert not errors(kind, "\n".join([lines[0], problem.hint, *lines[2:]]))


def test_a_field_below_a_sentence_that_is_followed_up() -> None:
    found = errors("week", "followed_up:\n  - Walk\n    outcome: done")
    assert [one.hint for one in found if one.code == "yaml"] == ["  - step: Walk"]


def test_a_field_below_a_sentence_of_two_lines() -> None:
    problem = the_error("week", "lessons:\n  - Ask\n    first\n    tags: [a]")
    assert (problem.source.line, problem.hint) == (3, "")
    assert "on one line" in problem.message


@pytest.mark.parametrize("sign", ["|", ">-"])
@pytest.mark.parametrize("indent", ["    ", "  ", ""])
def test_words_that_stand_no_further_in_than_their_field(sign: str, indent: str) -> None:
    words = [f"{indent}{one}" for one in ("Ann: Hello.", "And bye:", "", "[laughs]")]
    header = ["videos:", "  - link: https://vimeo.com/1", f"    transcript: {sign}", *words]
    problem = the_error("interview", "\n".join([*header, "    title: x", "top_tip: Ask"]))
    assert (problem.code, problem.source.line) == ("yaml", 5)
    assert problem.hint == "      Ann: Hello."
    assert "two spaces further in" in problem.message


def test_words_that_fall_out_of_their_text() -> None:
    problem = the_error("interview", "top_tip: |\n   Ask first.\nAnd again.\nstandfirst: x")
    assert (problem.source.line, problem.hint) == (4, "   And again.")


def test_a_text_in_line_is_not_accused() -> None:
    for text in ("top_tip: |\n  Ask\n\n  again\nstandfirst: x", "top_tip: |\nstandfirst: x"):
        assert not errors("interview", text)


@pytest.mark.parametrize("written", ["03/04/2018", "3.4.2018", "1-2-2018"])
def test_a_day_that_could_be_a_month_is_not_guessed(written: str) -> None:
    assert date_meant(written) is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("17/09/2018", "2018-09-17"),
        ("4.4.2018", "2018-04-04"),
        ("2018/4/3", "2018-04-03"),
        ("Tuesday, 3/4/2018", "2018-04-03"),
    ],
)
def test_a_day_without_doubt_is_guessed(written: str, day: str) -> None:
    assert str(date_meant(written)) == day
