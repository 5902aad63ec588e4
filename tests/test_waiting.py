"""What waits on a day, and that it is what the checks say."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator

import pytest
from log_texts import entry
from sites import ROOT

from learnlog import Log, Step, load
from learnlog.checks import steps_overdue, steps_unanswered
from learnlog.files.folder import read_folder
from learnlog.waiting import Waiting, waiting

TODAY = dt.date(2018, 10, 3)  # a Wednesday
MONDAY = dt.date(2018, 10, 1)
STEP_LISTS = ("overdue", "due", "returning", "unanswered", "resting")


def log_of(today: dt.date, **entries: str) -> Log:
    """A log of entries by date (`_` for `-`), each the lines of its front matter."""
    texts = {
        f"docs/weeks/{name.removeprefix('on_').replace('_', '-')}.md": entry(header)
        for name, header in entries.items()
    }
    log, problems = load(texts, today)
    assert [str(one) for one in problems if one.severity.value == "error"] == []
    return log


def of(log: Log, author: str | None = None, everyone: bool = True) -> dict[str, list[str]]:
    """The lists that are not empty, as the words of their steps."""
    found = waiting(log, author, everyone)
    lists = {name: [step.text for step in getattr(found, name)] for name in STEP_LISTS}
    return {name: texts for name, texts in lists.items() if texts}


def listed(*steps: str) -> str:
    return "next_steps:\n" + "\n".join(f"  - {step}" for step in steps)


def answered(*answers: str) -> str:
    return "followed_up:\n" + "\n".join(f"  - {answer}" for answer in answers)


def test_each_kind_is_in_its_own_list() -> None:
    dated = "{text: %s, due: %s}"
    log = log_of(
        TODAY,
        on_2018_09_17=listed(
            dated % ("Late", "2018-10-02"),
            dated % ("Today", "2018-10-03"),
            dated % ("Sunday", "2018-10-07"),
            dated % ("Next Monday", "2018-10-08"),
            *("Back", "Asleep", "Passed over", "Carried", "Done"),
        ),
        on_2018_09_24=answered(
            "{step: Back, outcome: deferred, note: Busy, until: 2018-10-05}",
            "{step: Asleep, outcome: deferred, note: Busy, until: 2018-10-08}",
            "{step: Next Monday, outcome: carried}",
            "{step: Carried, outcome: carried}",
            "{step: Done, outcome: done}",
        )
        + "\n"
        + listed("New"),
    )
    assert of(log) == {
        "overdue": ["Late"],
        "due": ["Today", "Sunday"],
        "returning": ["Back"],
        "unanswered": ["Passed over"],
        "resting": ["Asleep"],
    }


def test_steps_are_in_the_order_of_their_days() -> None:
    dated = "{text: Due on %s, due: 2018-10-0%s}"
    log = log_of(TODAY, on_2018_09_24=listed(*(dated % (n, n) for n in (7, 5, 2, 6, 1))))
    assert of(log) == {
        "overdue": ["Due on 1", "Due on 2"],
        "due": ["Due on 5", "Due on 6", "Due on 7"],
    }


def test_what_was_deferred_past_its_date_is_not_due() -> None:
    log = log_of(
        TODAY,
        on_2018_09_17=listed("{text: Ask, due: 2018-10-04}"),
        on_2018_09_24=answered("{step: Ask, outcome: deferred, note: Busy, until: 2018-11-05}"),
    )
    assert of(log) == {"resting": ["Ask"]}


def test_what_was_deferred_to_its_date_is_due_on_it() -> None:
    log = log_of(
        TODAY,
        on_2018_09_17=listed("{text: Ask, due: 2018-10-04}"),
        on_2018_09_24=answered("{step: Ask, outcome: deferred, note: Busy, until: 2018-10-04}"),
    )
    assert of(log) == {"due": ["Ask"]}


def test_a_deferral_that_was_answered_since_is_over() -> None:
    log = log_of(
        TODAY,
        on_2018_09_10=listed("Ask"),
        on_2018_09_17=answered("{step: Ask, outcome: deferred, note: Busy, until: 2018-09-24}"),
        on_2018_09_24=answered("{step: Ask, outcome: carried}"),
    )
    assert of(log) == {}


def test_a_step_waits_for_its_own_author() -> None:
    log = log_of(
        TODAY,
        on_2018_09_17_sam=listed("Sam's"),
        on_2018_09_17_kit=listed("Kit's"),
        on_2018_09_24_sam="title: A week",
        on_2018_09_24_kit="title: A week",
    )
    assert of(log) == {"unanswered": ["Kit's", "Sam's"]}
    assert of(log, "sam", everyone=False) == {"unanswered": ["Sam's"]}
    assert of(log, None, everyone=False) == {}


@pytest.mark.parametrize(
    ("name", "written"),
    [("on_2018_09_30", False), ("on_2018_10_01", True), ("on_2018_10_03", True)],
)
def test_the_entry_of_this_week_is_written_or_not(name: str, written: bool) -> None:
    log = log_of(TODAY, **{name: "title: A week"})
    assert waiting(log, None, everyone=False).entry_written is written
    assert waiting(log, "sam", everyone=False).entry_written is False
    assert waiting(log, "sam", everyone=True).entry_written is written


def test_at_new_year_the_iso_week_counts() -> None:
    log = log_of(dt.date(2019, 1, 6), on_2018_12_31="title: The week of new year")
    assert waiting(log, None, everyone=False).entry_written
    log = log_of(dt.date(2019, 1, 7), on_2018_12_31="title: The week of new year")
    assert not waiting(log, None, everyone=False).entry_written


@pytest.mark.parametrize(
    ("name", "header"),
    [("on_2018_10_01", "draft: true"), ("on_2018_10_05", "title: Written ahead")],
)
def test_an_entry_that_is_not_published_is_told_apart(name: str, header: str) -> None:
    found = waiting(log_of(TODAY, **{name: header}), None, everyone=False)
    assert not found.entry_written
    assert [one.draft for one in found.unpublished] == ["draft" in header]
    later = waiting(log_of(TODAY, on_2018_10_08="draft: true"), None, everyone=False)
    assert later.unpublished == ()


def test_stale_ideas_come_longest_untouched_first_whoever_had_them() -> None:
    log = log_of(
        dt.date(2018, 12, 3),
        on_2018_09_17_sam="ideas: [One, Two, Three]",
        on_2018_09_24_kit="ideas: [{idea: 1, note: Asked}, {idea: 3, status: parked, note: Later}]",
    )
    found = waiting(log, "kit", everyone=False)
    assert [idea.number for idea in found.stale] == [2, 1]


def test_what_rests_asks_for_nothing() -> None:
    entries = {
        "on_2018_09_17": listed("Ask"),
        "on_2018_10_01": answered("{step: Ask, outcome: deferred, note: Busy, until: 2018-11-05}"),
    }
    found = waiting(log_of(TODAY, **entries), None, everyone=False)
    assert [step.text for step in found.resting] == ["Ask"]
    assert not found.anything
    next_week = waiting(log_of(dt.date(2018, 10, 8), **entries), None, everyone=False)
    assert next_week.anything  # there is no entry yet
    assert not next_week.unanswered


def test_an_empty_log_waits_for_its_first_entry() -> None:
    found = waiting(log_of(TODAY), None, everyone=True)
    assert found == Waiting(False, (), (), (), (), (), (), (), ())
    assert found.anything


def test_the_last_day_of_the_calendar_is_a_day_like_others() -> None:
    log = log_of(dt.date.max, on_9999_12_20=listed("{text: Ask, due: 9999-12-31}"))
    assert of(log) == {"due": ["Ask"]}


DAYS = (None, -10, -2, -1, 0, 1, 3, 4, 10, 40)


def every_case() -> Iterator[Log]:
    """A step with each date, deferred or not to each date, and passed over or not."""
    for due, until, silent, weekday in itertools.product(DAYS, DAYS, (False, True), (0, 2, 6)):
        today = MONDAY + dt.timedelta(days=weekday)

        def on(days: int, today: dt.date = today) -> dt.date:
            return today + dt.timedelta(days=days)

        when = "" if due is None else f", due: {on(due)}"
        entries = {"on_2018_09_03": listed(f"{{text: Ask{when}}}")}
        if until is not None:
            entries["on_2018_09_10"] = answered(
                f"{{step: Ask, outcome: deferred, note: Busy, until: {on(until)}}}"
            )
        if silent:
            entries["on_2018_09_28"] = "title: Says nothing of it"
        yield log_of(today, **entries)


def test_the_lists_agree_with_the_checks_and_share_no_step() -> None:
    seen = set()
    for log in every_case():
        seen |= agreeing(log, waiting(log, None, everyone=True))
    assert seen == {*STEP_LISTS, ""}


def agreeing(log: Log, found: Waiting) -> set[str]:
    """Hold what is found against the checks; the names of the lists that were used."""
    lists = {name: [id(step) for step in getattr(found, name)] for name in STEP_LISTS}
    together = [one for ids in lists.values() for one in ids]
    assert len(together) == len(set(together))
    assert {one.source for one in found.overdue} == {one.source for one in steps_overdue(log)}
    unanswered = {one.source for one in steps_unanswered(log)}
    assert {one.source for one in found.unanswered} <= unanswered
    asking = (*found.overdue, *found.due, *found.returning, *found.unanswered)
    assert unanswered <= {one.source for one in asking}
    assert all(one.open for name in STEP_LISTS for one in getattr(found, name))
    return {name for name, ids in lists.items() if ids} or {""}


def test_the_demo_log_agrees_with_the_checks_on_every_friday() -> None:
    texts = read_folder(ROOT).texts
    friday, steps = dt.date(2026, 5, 15), list[Step]()
    while friday < dt.date(2026, 12, 25):
        log, _ = load(texts, friday)
        found = waiting(log, None, everyone=True)
        agreeing(log, found)
        steps += found.due + found.overdue + found.returning + found.resting
        friday += dt.timedelta(days=7)
    assert len(steps) > 10
