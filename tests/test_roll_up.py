"""What is added up of a stretch of time, beyond the golden cases: gaps, people, cost."""

from __future__ import annotations

import datetime as dt

import pytest
from log_texts import entry

from learnlog import Log, load
from learnlog.by_day import ByDay
from learnlog.gaps import Gap, gaps_between, gaps_touching
from learnlog.happenings import happenings_of
from learnlog.model import Entry
from learnlog.periods import period_named
from learnlog.roll_up import RollUp, roll_up
from learnlog.spans import Span, span_named, spans_looked_back_on

DAY = dt.date
LATER = DAY(2026, 12, 31)


def log_of(texts: dict[str, str], today: dt.date = LATER) -> Log:
    log, problems = load({f"docs/{path}.md": text for path, text in texts.items()}, today)
    assert [str(one) for one in problems if one.severity.value == "error"] == []
    return log


def of(log: Log, name: str) -> RollUp:
    span = span_named(log, name)
    assert span is not None
    return roll_up(log, span)


@pytest.mark.parametrize(
    ("before", "after", "is_gap"),
    [
        (DAY(2026, 3, 3), DAY(2026, 6, 3), True),
        (DAY(2026, 3, 3), DAY(2026, 6, 2), False),
        (DAY(2026, 11, 30), DAY(2027, 2, 28), True),
        (DAY(2027, 11, 30), DAY(2028, 2, 28), False),
        (DAY(2027, 11, 30), DAY(2028, 2, 29), True),
        (DAY(2026, 12, 31), DAY(2027, 3, 30), False),
        (DAY(9999, 9, 30), DAY(9999, 12, 30), True),
        (DAY(1, 1, 2), DAY(9999, 12, 31), True),
    ],
)
def test_a_gap_is_three_months_of_the_calendar(
    before: dt.date, after: dt.date, is_gap: bool
) -> None:
    assert gaps_between([after, before, before]) == ((Gap(before, after),) if is_gap else ())


def test_a_gap_touches_the_days_between_its_ends_only() -> None:
    gaps = (Gap(DAY(2026, 1, 5), DAY(2026, 4, 6)), Gap(DAY(2026, 4, 6), DAY(2026, 9, 1)))
    assert gaps_touching(gaps, DAY(2026, 2, 1), DAY(2026, 2, 28)) == gaps[:1]
    assert gaps_touching(gaps, DAY(2026, 4, 1), DAY(2026, 4, 30)) == gaps
    assert gaps_touching(gaps, DAY(2026, 4, 6), DAY(2026, 4, 6)) == ()
    assert gaps_touching(gaps, DAY(2025, 1, 1), DAY(2026, 1, 5)) == ()
    assert gaps_touching(gaps, DAY(2026, 9, 1), DAY(2026, 12, 31)) == ()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (DAY(2026, 3, 3), DAY(2026, 6, 20), "between 3 March and 20 June 2026: fifteen weeks."),
        (DAY(2025, 11, 3), DAY(2026, 3, 2), "3 November 2025 and 2 March 2026: seventeen weeks."),
        (DAY(2025, 12, 1), DAY(2026, 3, 1), "twelve weeks."),
        (DAY(2026, 1, 5), DAY(2026, 5, 25), "twenty weeks."),
        (DAY(2026, 1, 5), DAY(2026, 6, 1), "21 weeks."),
    ],
)
def test_a_gap_is_told_in_words(before: dt.date, after: dt.date, said: str) -> None:
    assert Gap(before, after).sentence.endswith(said)


def test_people_are_counted_once_and_those_who_refused_never() -> None:
    people = "people: [{name: Bo, how: met}, {name: Ada, how: met}, {role: Porter, how: met}]"
    texts = {
        "docs/weeks/2026-03-02.md": entry(people),
        "docs/weeks/2026-03-09.md": entry("people:\n  - {name: bo, how: heard}\n  - {name: Cy}"),
        "docs/_data/people.yml": "people:\n  - {name: ADA, consent: no}\n",
    }
    log, _ = load(texts, DAY(2026, 4, 1))
    assert of(log, "2026-03").people == (("met", 2), ("heard", 1))


def left(found: RollUp) -> tuple[list[str], int]:
    promises = found.promises
    return [one.what.step.text for one in promises.left_open], promises.left_from_before


STEPS = {
    "weeks/2026-01-05": entry("next_steps: [Old, Gone, Slow]"),
    "weeks/2026-02-02": entry("next_steps: [Ask, Draw]"),
    "weeks/2026-02-09": entry(
        "followed_up:\n  - {step: Ask, outcome: done}\n"
        "  - {step: Slow, outcome: deferred, note: Ice, until: 2026-02-23}"
    ),
    "weeks/2026-03-02": entry(
        "followed_up: [{step: Draw, outcome: done}, {step: Gone, outcome: dropped, note: No}]\n"
        "next_steps: [New]"
    ),
}


def test_what_was_open_at_the_end_is_told_as_it_was_then() -> None:
    log = log_of(STEPS, DAY(2026, 3, 31))
    assert left(of(log, "2026-01")) == (["Old", "Gone", "Slow"], 0)
    assert left(of(log, "2026-02")) == (["Slow", "Draw"], 2)
    slow = of(log, "2026-02").promises.left_open[0]
    assert (slow.day, slow.what.answer.outcome) == (DAY(2026, 2, 9), "deferred")
    january = of(log, "2026-01").promises.left_open[2]
    assert (january.day, january.what.answer.outcome) == (DAY(2026, 1, 5), None)


def test_what_is_still_open_today_is_all_that_is_open() -> None:
    log = log_of(STEPS, DAY(2026, 3, 31))
    still = [one.text for one in log.steps if one.open]
    for name in ("2026-03", "2026-Q1", "2026"):
        assert left(of(log, name)) == (still, 0) == (["Old", "Slow", "New"], 0)
        assert of(log, name).promises.so_far
    assert not of(log, "2026-02").promises.so_far
    tomorrow = log_of(STEPS, DAY(2026, 4, 1))
    assert left(of(tomorrow, "2026-03")) == (["New"], 2)
    assert left(of(tomorrow, "2026-Q1")) == (still, 0)


def test_an_assignment_has_the_open_steps_of_its_author_by_its_last_week() -> None:
    texts = {
        "assignments/ward": entry("author: sam\nstart: 2026-03-02\nend: 2026-03-11"),
        "weeks/2026-02-23-sam": entry("next_steps: [Before]"),
        "weeks/2026-02-23-kit": entry("next_steps: [Another's]"),
        "weeks/2026-03-02-sam": entry("next_steps: [Within, Closed]"),
        "weeks/2026-03-13-sam": entry(
            "followed_up: [{step: Closed, outcome: done}]\nnext_steps: [Late]"
        ),
        "posts/2026-03-12-after": entry("author: sam\nnext_steps: [After]"),
        "weeks/2026-03-16-sam": entry("followed_up: [{step: Within, outcome: done}]"),
    }
    assert left(of(log_of(texts), "ward")) == (["Within", "Late"], 1)


def test_a_step_that_a_week_closes_on_a_day_before_it_was_listed_was_never_open() -> None:
    texts = {
        "posts/2026-04-02-a": entry("next_steps: [Ask]"),
        "weeks/2026-03-30": entry("followed_up: [{step: Ask, outcome: done}]"),
    }
    log = log_of(texts)
    assert left(of(log, "2026-03")) == left(of(log, "2026-04")) == ([], 0)


def test_steps_that_stay_open_for_ever_are_listed_in_their_own_time_and_counted_later() -> None:
    monday = DAY(2001, 1, 1)
    days = [monday + dt.timedelta(weeks=week) for week in range(200)]
    log = log_of(
        {f"weeks/{day}": entry(f"next_steps: [Ask on {day}]") for day in days},
        days[-1],
    )
    found = happenings_of(log)
    spans = spans_looked_back_on(log, found.days)
    rolled = [roll_up(log, span, found).promises for span in spans]
    by_end = [sum(day <= span.last for day in days) for span in spans]
    assert [len(one.left_open) + one.left_from_before for one in rolled] == by_end
    # Each in its month, its quarter and its year, and all in the three that are not over.
    assert sum(len(one.left_open) for one in rolled) <= 6 * len(days)


def test_steps_on_one_line_are_told_apart() -> None:
    texts = {
        "weeks/2026-03-02": entry("next_steps: [Ask, Draw]\nlessons: [Sit down, Get up]"),
        "weeks/2026-03-09": entry(
            "followed_up: [{step: Ask, outcome: done}, {step: Draw, outcome: carried}]"
        ),
        "weeks/2026-03-16": entry("followed_up: [{step: Draw, outcome: done}]"),
    }
    found = of(log_of(texts), "2026-03")
    assert [one.what.step.text for one in found.promises.kept] == ["Ask", "Draw"]
    assert found.promises.rate == "2 of 2 closed steps were done"
    assert len(found.learned) == 2


def test_a_lesson_of_an_assignment_that_goes_on_is_used_in_the_past_all_the_same() -> None:
    texts = {
        "assignments/ward": entry("start: 2026-03-02\nlessons: [{text: A, applied: 2026-03-09}]"),
        "weeks/2026-03-09": "Prose.\n",
    }
    log = log_of(texts, DAY(2026, 5, 1))
    assert [one.what.text for one in of(log, "2026-03").used_again] == ["A"]
    assert [one.what.text for one in of(log, "2026-05").learned] == ["A"]
    assert of(log, "2026").used_again == ()


def test_what_an_author_does_outside_the_assignment_or_another_does_in_it_is_not_its() -> None:
    texts = {
        "assignments/ward": entry("author: sam\nstart: 2026-03-04\nend: 2026-03-20"),
        **{f"weeks/2026-03-{day}-sam": "Prose.\n" for day in ("02", "16", "23")},
        "weeks/2026-03-09-kit": "Prose.\n",
        "posts/2026-03-03-early": entry("author: sam"),
        "posts/2026-03-20-late": entry("author: sam"),
        "posts/2026-03-19-nobody": "Prose.\n",
    }
    found = of(log_of(texts), "ward")
    assert [one.uri for one in found.entries] == [
        "weeks/2026-03-02-sam.md",
        "weeks/2026-03-16-sam.md",
        "posts/2026-03-20-late.md",
    ]
    assert (found.weeks_written, found.weeks_possible) == (2, 3)


def test_the_first_and_last_day_of_an_assignment_fill_no_gap_and_are_no_entry() -> None:
    texts = {
        "weeks/2026-01-05": "Prose.\n",
        "assignments/ward": entry("start: 2026-03-02\nend: 2026-04-30"),
        "weeks/2026-06-29": "Prose.\n",
    }
    log = log_of(texts)
    year, march = of(log, "2026"), of(log, "2026-03")
    assert [(gap.before, gap.after) for gap in year.gaps] == [(DAY(2026, 1, 5), DAY(2026, 6, 29))]
    assert [one.uri for one in year.entries] == ["weeks/2026-01-05.md", "weeks/2026-06-29.md"]
    assert march.entries == ()
    assert [(one.day, one.what) for one in year.assignments] == [
        (DAY(2026, 3, 2), "begun"),
        (DAY(2026, 4, 30), "ended"),
    ]
    days = happenings_of(log).days
    assert days == {DAY(2026, 1, 5), DAY(2026, 6, 29)}


def test_two_authors_in_a_week_wrote_one_week() -> None:
    log = log_of({"weeks/2026-03-02-sam": "Prose.\n", "weeks/2026-03-02-kit": "Prose.\n"})
    found = of(log, "2026-03")
    assert (len(found.entries), found.weeks_written, found.weeks_possible) == (2, 1, 5)


@pytest.mark.parametrize("day", ["9999-12-27", "9999-12-31", "0001-01-02"])
def test_the_ends_of_the_calendar_are_days_like_others(day: str) -> None:
    ward = "---\nstart: 9999-12-27\nend: 9999-12-31\n---\n"
    texts = {f"weeks/{day}": "Prose.\n", "assignments/ward": ward}
    log = log_of(texts, dt.date.max)
    for span in spans_looked_back_on(log, happenings_of(log).days):
        assert roll_up(log, span).entries or span.frame


def test_an_empty_log_looks_back_on_nothing() -> None:
    log = log_of({})
    assert spans_looked_back_on(log, happenings_of(log).days) == []
    period = period_named("2026")
    assert period
    assert roll_up(log, period).entries == ()


def long_log(weeks: int) -> Log:
    """A log in which every week tells something of each kind."""
    monday = DAY(2001, 1, 1)
    texts = {}
    for week in range(weeks):
        date = monday + dt.timedelta(weeks=week)
        said = f"followed_up: [{{step: Ask {week - 1}, outcome: done}}]\n" if week else ""
        used = date + dt.timedelta(weeks=1)
        texts[f"weeks/{date}"] = entry(
            f"{said}achievements: [{{text: A, hours: 1}}]\nnext_steps: [Ask {week}]\n"
            f"ideas: [Idea of week {week}]\nlessons: [{{text: B, applied: {used}}}]\n"
            "people: [{role: A porter, how: met}]",
            "",
        )
    return log_of(texts, monday + dt.timedelta(weeks=weeks - 1, days=4))


def looks(log: Log, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often something told is looked at while every span of a log is rolled up."""
    count = 0
    holds = Span.holds

    def counting(span: Span, day: dt.date, one: Entry) -> bool:
        nonlocal count
        count += 1
        return holds(span, day, one)

    monkeypatch.setattr(Span, "holds", counting)
    found = happenings_of(log)
    for span in spans_looked_back_on(log, found.days):
        roll_up(log, span, found)
    monkeypatch.setattr(Span, "holds", holds)
    return count


def test_the_work_grows_with_the_log_and_not_with_its_square(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    short, long = (looks(long_log(weeks), monkeypatch) for weeks in (156, 624))
    # Three looks at each thing that a week tells: for its month, its quarter and its year.
    assert short > 3 * 8 * 150
    assert 3.9 < long / short < 4.1


def test_nothing_is_gathered_twice_where_happenings_are_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    log = long_log(10)
    found = happenings_of(log)
    period = period_named("2001-01")
    assert period

    def never(*_: object) -> ByDay[object]:
        raise AssertionError("the log is gathered again")

    alone = roll_up(log, period)
    monkeypatch.setattr("learnlog.roll_up.happenings_of", never)
    assert roll_up(log, period, found) == alone
