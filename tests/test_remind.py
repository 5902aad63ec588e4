"""The reminder as a person reads it, as a program does, and as a calendar."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
import stat
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from icalendar import Calendar
from log_texts import entry
from sites import SETTINGS, make_site

from learnlog.edit import replacing
from learnlog.edit.step_changes import fitting
from learnlog.load import load
from learnlog_cli.main import cli
from learnlog_cli.reminding.calendar_slot import Slot, read_slot

TODAY = "2018-10-03"  # a Wednesday

FIRST = """\
ideas: [Ask the night staff]
next_steps:
  - text: Meet the records team
    due: 2018-09-28
  - text: Meet the records team of the other hospital
    due: 2018-10-05
  - Draw a map of the corridors
  - Read the old minutes
  - Ask "why" five times"""
SECOND = """\
followed_up:
  - step: Draw a map of the corridors
    outcome: deferred
    note: The plans come in autumn.
    until: 2018-10-04
  - step: Read the old minutes
    outcome: deferred
    note: After the holidays.
    until: 2019-01-07"""

REMINDER = """\
This week (Week 3, 1–5 October 2018) has no entry yet: learnlog new

Overdue
  Meet the records team (due 28 Sep 2018)
  When it is done: learnlog steps done "Meet the records team"

Due this week
  Meet the records team of the other hospital (due 5 Oct 2018)
  When it is done: learnlog steps done "Meet the records team of"

Back from a rest
  Draw a map of the corridors (deferred until 4 Oct 2018)
  When it is done: learnlog steps done "Draw a map"

Not answered yet
  Ask "why" five times (from 17 Sep 2018; one entry has passed over it)
  When it is done: learnlog steps done "Ask"
  One after the other: learnlog review --unanswered

1 step rests until 7 Jan 2019.
"""


def run(site: Path, *arguments: object, today: str = TODAY) -> Result:
    given = ["--site", str(site), "--today", today, *(str(one) for one in arguments)]
    return CliRunner().invoke(cli, ["remind", *given], prog_name="learnlog")


def site_of(folder: Path, **entries: str) -> Path:
    """A site with entries by date (`_` for `-`), each the lines of its front matter."""
    names = {name.removeprefix("on_").replace("_", "-"): text for name, text in entries.items()}
    files = {f"weeks/{name}.md": entry(text) for name, text in names.items()}
    return make_site(folder / "site", SETTINGS, {"index.md": "Hello.\n", **files})


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return site_of(tmp_path, on_2018_09_17=FIRST, on_2018_09_24=SECOND)


def of_two(folder: Path) -> Path:
    """A site where Sam, who is in the list of authors, and Kit write."""
    site = site_of(
        folder,
        on_2018_09_17_sam="next_steps: [{text: Ask the porters, due: 2018-10-05}]",
        on_2018_09_17_kit="next_steps: [{text: Count the chairs, due: 2018-09-28}, Rest]",
        on_2018_10_01_sam="title: A week",
    )
    people = "authors:\n  sam: {name: Sam Example}\n  kit: {name: Kit Example}\n"
    (site / "docs" / ".authors.yml").write_text(people, "utf-8")
    return site


def test_the_reminder(site: Path) -> None:
    done = run(site)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == REMINDER


def test_a_week_with_its_entry_and_nothing_else(tmp_path: Path) -> None:
    done = run(site_of(tmp_path, on_2018_10_01="title: A week"), "--fail-if-waiting")
    told = "This week (Week 1, 1–5 October 2018) has its entry.\nNothing else waits.\n"
    assert (done.exit_code, done.stdout) == (0, told)


def test_a_log_without_entries_is_invited_to_its_first(tmp_path: Path) -> None:
    done = run(site_of(tmp_path))
    told = "This week (Week 1, 1–5 October 2018) has no entry yet: learnlog new\n"
    assert (done.exit_code, done.stdout) == (0, told)


def test_an_entry_that_is_not_published_is_named(tmp_path: Path) -> None:
    site = site_of(tmp_path, on_2018_10_01="draft: true")
    start = "This week (Week 1, 1–5 October 2018) has an entry that is not published yet "
    assert run(site).stdout == f"{start}(a draft): docs/weeks/2018-10-01.md\n"
    site = site_of(tmp_path / "ahead", on_2018_10_05="title: A week")
    assert run(site).stdout == f"{start}(dated 5 Oct 2018): docs/weeks/2018-10-05.md\n"


def test_steps_that_rest_are_counted(tmp_path: Path) -> None:
    until = "{step: %s, outcome: deferred, note: Busy, until: %s}"
    answers = f"[{until % ('One', '2018-12-03')}, {until % ('Two', '2018-11-05')}]"
    site = site_of(
        tmp_path,
        on_2018_09_24="next_steps: [One, Two]",
        on_2018_10_01=f"followed_up: {answers}",
    )
    assert run(site).stdout == (
        "This week (Week 2, 1–5 October 2018) has its entry.\nNothing else waits.\n"
        "\n2 steps rest, the first until 5 Nov 2018.\n"
    )


def test_ideas_that_nobody_touched(site: Path) -> None:
    told = run(site, today="2018-10-30").stdout
    assert told.endswith("""
Ideas that wait for a decision
  Idea 1: Ask the night staff (captured, last seen 17 Sep 2018)
  One after the other: learnlog review --stale

1 step rests until 7 Jan 2019.
""")


def test_of_a_long_list_the_first_are_shown(tmp_path: Path) -> None:
    steps = "\n".join(f"  - {{text: Step {n:02}, due: 2018-09-28}}" for n in range(1, 31))
    ideas = ", ".join(f"Idea of day {n:02}" for n in range(1, 13))
    site = site_of(tmp_path, on_2018_08_13=f"ideas: [{ideas}]\nnext_steps:\n{steps}")
    lines = run(site).stdout.splitlines()
    assert lines[12:15] == [
        "  Step 10 (due 28 Sep 2018)",
        "  and 20 more: learnlog steps list",
        '  When it is done: learnlog steps done "Step 01"',
    ]
    assert lines[-2:] == [
        "  and 2 more: learnlog ideas list --stale",
        "  One after the other: learnlog review --stale",
    ]


def test_the_command_tells_a_step_from_one_that_was_closed_this_week(tmp_path: Path) -> None:
    again = "{text: Ask the porters again, due: 2018-10-02}"
    site = site_of(
        tmp_path,
        on_2018_09_17=f"next_steps: [Ask the porters, {again}]",
        on_2018_10_01="followed_up: [{step: Ask the porters, outcome: done}]",
    )
    assert 'learnlog steps done "Ask the porters again"' in run(site).stdout


def test_of_several_people_each_step_has_its_name_and_each_command_its_author(
    tmp_path: Path,
) -> None:
    assert (
        run(of_two(tmp_path)).stdout
        == """\
This week (Week 3, 1–5 October 2018) has its entry.

Overdue
  Count the chairs (due 28 Sep 2018, Kit Example)
  When it is done: learnlog steps done "Count the chairs" --author kit

Due this week
  Ask the porters (due 5 Oct 2018, Sam Example)
  When it is done: learnlog steps done "Ask the porters" --author sam
"""
    )


def test_one_of_several_people_is_told_of_their_own(tmp_path: Path) -> None:
    assert (
        run(of_two(tmp_path), "--author", "kit").stdout
        == """\
This week (Week 3, 1–5 October 2018) has no entry yet: learnlog new --author kit

Overdue
  Count the chairs (due 28 Sep 2018)
  When it is done: learnlog steps done "Count the chairs" --author kit
"""
    )


def test_an_unknown_author_is_met_with_the_nearest(tmp_path: Path) -> None:
    done = run(of_two(tmp_path), "--author", "kitt")
    assert done.exit_code == 2
    assert "Did you mean 'kit'?" in done.stderr


def test_a_step_of_this_week_has_no_command_as_no_entry_may_answer_it_yet(tmp_path: Path) -> None:
    site = site_of(tmp_path, on_2018_10_01="next_steps: [{text: Ask, due: 2018-10-05}]")
    assert run(site).stdout.endswith("\nDue this week\n  Ask (due 5 Oct 2018)\n")


WORDINGS = [
    "Ask the porters",
    "Ask the porters, the cooks and the cleaners",
    "Ask the porters again",
    "-n is how a step may begin",
    'The "quiet" room needs a name',
    "Pay $5 for `tea` at 100% of the price!",
    "Rejoice 🎉 with the team",
    "Ask",
    "Größe prüfen: mit Übermaß, für alle",
    "x" * 300,
]
HARD = WORDINGS[3:5]  # their first words mean other steps too, or an option


def test_the_words_of_a_command_mean_one_step_and_need_no_care_in_any_console(
    tmp_path: Path,
) -> None:
    listed = "next_steps:\n" + "\n".join(
        f"  - {json.dumps(one, ensure_ascii=False)}" for one in WORDINGS
    )
    log, _ = load({"docs/weeks/2018-09-17.md": entry(listed)}, dt.date(2018, 10, 3))
    given = set()
    for at, text in enumerate(WORDINGS):
        lines = [f"  - {json.dumps(one, ensure_ascii=False)}" for one in WORDINGS if one != text]
        first = (
            f"next_steps:\n  - {{text: {json.dumps(text, ensure_ascii=False)}, due: 2018-09-28}}\n"
        )
        site = site_of(tmp_path / str(at), on_2018_09_17=first + "\n".join(lines))
        _, _, rest = run(site).stdout.partition('learnlog steps done "')
        words = rest.splitlines()[0].removesuffix('"')
        if words != "…":
            assert [one.text for one in fitting(words, log.steps)] == [text]
            assert not set(words) & set('"$`%!\\^“”')
            assert not words.startswith("-")
            given.add(text)
    assert given == {text for text in WORDINGS if text not in HARD}


def test_json_has_all_of_it(site: Path) -> None:
    told = json.loads(run(site, "--json").stdout)
    kinds = ("overdue", "due", "returning", "unanswered", "resting")
    assert {kind: [one["text"] for one in told[kind]] for kind in kinds} == {
        "overdue": ["Meet the records team"],
        "due": ["Meet the records team of the other hospital"],
        "returning": ["Draw a map of the corridors"],
        "unanswered": ['Ask "why" five times'],
        "resting": ["Read the old minutes"],
    }
    rest = {name: value for name, value in told.items() if name not in kinds}
    week = {"name": "Week 3", "monday": "2018-10-01", "days": "1–5 October 2018"}
    assert rest == {
        "today": TODAY,
        "week": week,
        "author": None,
        "something_waits": True,
        "entry_written": False,
        "unpublished": [],
        "stale": [],
        "forecasts": [],
    }
    assert told["returning"] == [
        {
            "text": "Draw a map of the corridors",
            "author": None,
            "origin": "2018-09-17",
            "due": None,
            "until": "2018-10-04",
            "carried": 1,
            "silent": 0,
            "idea": None,
            "path": "docs/weeks/2018-09-17.md",
            "line": 8,
        }
    ]
    stale = json.loads(run(site, "--json", today="2018-10-30").stdout)["stale"]
    assert stale == [
        {
            "number": 1,
            "title": "Ask the night staff",
            "status": "captured",
            "last_seen": "2018-09-17",
        }
    ]


def test_only_automation_fails_because_something_waits(site: Path) -> None:
    assert run(site, "--fail-if-waiting").exit_code == 1
    assert run(site, "--fail-if-waiting", "--json").exit_code == 1
    assert run(site, "--json").exit_code == 0
    add(site, "2018-10-01", "title: A week")
    assert run(site, "--fail-if-waiting").exit_code == 1


def test_errors_of_the_log_are_not_hidden(site: Path) -> None:
    (site / "docs" / "weeks" / "2018-10-01.md").write_text("---\ntitle: a: b\n---\n", "utf-8")
    done = run(site)
    assert done.exit_code == 0
    assert done.stderr.startswith("The log has errors (1)")


# The calendar


def events(file: Path) -> dict[str, Any]:
    """The events of a calendar by what they are called."""
    found = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    return {str(event["summary"]): event for event in found}


def dated(site: Path, file: Path, *more: object, today: str = TODAY) -> dict[str, Any]:
    done = run(site, "--ics", file, *more, today=today)
    assert done.exit_code == 0, done.output
    return events(file)


SLOT = "Write this week's entry: A log"


def test_the_weekly_time_to_write(site: Path, tmp_path: Path) -> None:
    slot = dated(site, tmp_path / "log.ics")[SLOT]
    assert slot.decoded("dtstart") == dt.datetime(2018, 10, 5, 15, 0)  # of no time zone
    assert slot.decoded("dtend") == dt.datetime(2018, 10, 5, 15, 20)
    assert slot["rrule"].to_ical() == b"FREQ=WEEKLY;BYDAY=FR"
    (alarm,) = slot.walk("VALARM")
    assert alarm["action"] == "DISPLAY"
    assert alarm["description"] == SLOT
    assert alarm.decoded("trigger") == dt.timedelta(minutes=-5)


def test_the_time_to_write_is_the_writers_to_choose(site: Path, tmp_path: Path) -> None:
    before = dated(site, tmp_path / "log.ics")[SLOT]
    slot = dated(site, tmp_path / "log.ics", "--slot", "Mon 9.30am", "--minutes", "45")[SLOT]
    assert slot.decoded("dtstart") == dt.datetime(2018, 10, 1, 9, 30)
    assert slot.decoded("dtend") == dt.datetime(2018, 10, 1, 10, 15)
    assert slot["rrule"].to_ical() == b"FREQ=WEEKLY;BYDAY=MO"
    assert slot["uid"] == before["uid"]


@pytest.mark.parametrize(
    ("text", "weekday", "hour", "minute"),
    [
        ("friday 15:00", 4, 15, 0),
        ("Friday at 3pm", 4, 15, 0),
        ("fri, 3.15 pm", 4, 15, 15),
        ("thurs 12am", 3, 0, 0),
        ("SUN 12 PM", 6, 12, 0),
        ("monday 0:05", 0, 0, 5),
    ],
)
def test_times_of_the_week(text: str, weekday: int, hour: int, minute: int) -> None:
    assert read_slot(text, 20) == Slot(weekday, dt.time(hour, minute), 20)


@pytest.mark.parametrize(
    "text",
    [
        *("", "friday", "15:00", "friday 3", "friday 25:00", "friday 15:60", "fri 13pm"),
        *("fri 0am", "freitag 15:00", "friday 15:00 or so", "friday 15:00 pm"),
    ],
)
def test_what_is_no_time_of_the_week_is_met_with_examples(
    text: str, site: Path, tmp_path: Path
) -> None:
    done = run(site, "--ics", tmp_path / "log.ics", "--slot", text)
    assert done.exit_code == 2
    assert f"'{text}' is not a weekday and a time, such as \"friday 15:00\"" in done.stderr
    assert not (tmp_path / "log.ics").exists()


def test_every_step_with_a_date_is_a_day_that_leaves_time_free(site: Path, tmp_path: Path) -> None:
    found = dated(site, tmp_path / "log.ics")
    del found[SLOT]
    assert {name: str(event.decoded("dtstart")) for name, event in found.items()} == {
        "Meet the records team": "2018-09-28",
        "Meet the records team of the other hospital": "2018-10-05",
        "Draw a map of the corridors": "2018-10-04",
        "Read the old minutes": "2019-01-07",
    }
    for event in found.values():
        assert event["dtstart"].params["VALUE"] == "DATE"
        assert event.decoded("dtend") - event.decoded("dtstart") == dt.timedelta(days=1)
        assert (event["status"], event["transp"]) == ("CONFIRMED", "TRANSPARENT")
        assert event["description"] == "A next step of the entry of 17 September 2018."


def add(site: Path, name: str, header: str) -> None:
    (site / "docs" / "weeks" / f"{name}.md").write_text(entry(header), "utf-8")


def test_what_was_closed_since_is_cancelled_under_the_same_name(site: Path, tmp_path: Path) -> None:
    step = "Meet the records team"
    before = dated(site, tmp_path / "log.ics")[step]
    add(site, "2018-10-01", f"followed_up: [{{step: {step}, outcome: done}}]")
    after = dated(site, tmp_path / "log.ics")[step]
    assert after["status"] == "CANCELLED"
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after["dtstart"] == before["dtstart"]


def test_a_step_that_lost_its_date_is_cancelled(site: Path, tmp_path: Path) -> None:
    step = "Draw a map of the corridors"
    before = dated(site, tmp_path / "log.ics")[step]
    add(site, "2018-10-01", f"followed_up: [{{step: {step}, outcome: carried}}]")
    after = dated(site, tmp_path / "log.ics")[step]
    assert (after["status"], after["uid"]) == ("CANCELLED", before["uid"])
    assert after["sequence"] > before["sequence"]


def test_what_was_deferred_is_cancelled_on_its_last_day(tmp_path: Path) -> None:
    until = "followed_up: [{step: Ask, outcome: deferred, note: Busy, until: %s}]"
    site = site_of(
        tmp_path,
        on_2018_09_10="next_steps: [Ask]",
        on_2018_09_17=until % "2018-10-08",
        on_2018_09_24=until % "2018-10-15",
    )
    dated(site, tmp_path / "log.ics")
    add(site, "2018-10-01", "followed_up: [{step: Ask, outcome: dropped, note: No need}]")
    event = dated(site, tmp_path / "log.ics")["Ask"]
    assert (event["status"], event.decoded("dtstart")) == ("CANCELLED", dt.date(2018, 10, 15))


def test_a_step_that_was_deferred_moves_under_the_same_name(site: Path, tmp_path: Path) -> None:
    step = "Meet the records team"
    before = dated(site, tmp_path / "log.ics")[step]
    until = "outcome: deferred, note: Busy, until: 2018-11-05"
    add(site, "2018-10-01", f"followed_up: [{{step: {step}, {until}}}]")
    after = dated(site, tmp_path / "log.ics")[step]
    assert after.decoded("dtstart") == dt.date(2018, 11, 5)
    assert (after["status"], after["uid"]) == ("CONFIRMED", before["uid"])
    assert after["sequence"] > before["sequence"]


DONE = "followed_up: [{step: %s, outcome: done}]"


def test_a_first_calendar_has_nothing_that_is_cancelled(site: Path, tmp_path: Path) -> None:
    add(site, "2018-10-01", DONE % "Meet the records team")
    found = dated(site, tmp_path / "log.ics")
    assert {event.get("status", "CONFIRMED") for event in found.values()} == {"CONFIRMED"}
    assert "Meet the records team" not in found


def test_what_was_cancelled_stays_so_for_four_weeks_and_then_goes(
    site: Path, tmp_path: Path
) -> None:
    file = tmp_path / "log.ics"
    for step in ("Meet the records team", "Read the old minutes"):
        name = "2018-10-01" if step.startswith("Meet") else "2018-10-02"
        dated(site, file)
        add(site, name, DONE % step)
    first = dated(site, file)
    assert first["Meet the records team"]["status"] == "CANCELLED"
    later = dated(site, file, today="2018-10-31")
    assert later["Meet the records team"].to_ical() == first["Meet the records team"].to_ical()
    found = dated(site, file, today="2018-11-01")
    assert "Meet the records team" not in found
    assert found["Read the old minutes"]["status"] == "CANCELLED"  # it was to come back in January
    dated(site, file, today="2019-02-04")
    assert "Read the old minutes" in events(file)
    dated(site, file, today="2019-02-05")
    assert "Read the old minutes" not in events(file)


def test_what_is_not_in_the_log_any_more_is_cancelled(site: Path, tmp_path: Path) -> None:
    file = tmp_path / "log.ics"
    dated(site, file)
    entry = site / "docs" / "weeks" / "2018-09-17.md"
    text = entry.read_text("utf-8").replace("team of the other", "staff of the other")
    entry.write_text(text, "utf-8")
    found = dated(site, file)
    assert found["Meet the records team of the other hospital"]["status"] == "CANCELLED"
    assert found["Meet the records staff of the other hospital"]["status"] == "CONFIRMED"


def test_a_step_that_is_open_again_is_confirmed_again(site: Path, tmp_path: Path) -> None:
    file, step = tmp_path / "log.ics", "Meet the records team"
    dated(site, file)
    add(site, "2018-10-01", DONE % step)
    cancelled = dated(site, file)[step]
    add(site, "2018-10-01", "title: A week")
    again = dated(site, file)[step]
    assert (again["status"], again["uid"]) == ("CONFIRMED", cancelled["uid"])
    assert again["sequence"] > cancelled["sequence"]


def test_the_same_words_again_are_another_event(site: Path, tmp_path: Path) -> None:
    dated(site, tmp_path / "log.ics")
    again = "followed_up: [{step: Meet the records team, outcome: done}]\n"
    again += "next_steps: [{text: Meet the records team, due: 2018-10-12}]"
    add(site, "2018-10-01", again)
    run(site, "--ics", tmp_path / "log.ics")
    found = Calendar.from_ical((tmp_path / "log.ics").read_bytes()).walk("VEVENT")
    assert len({str(event["uid"]) for event in found}) == len(found) == 6


# Which of two editions of an event is the newer one


def revision(event: Any) -> tuple[int, dt.datetime]:
    """What a calendar looks at to know: the number, then the time."""
    assert event.decoded("last-modified") == event.decoded("dtstamp")
    return event["sequence"], event.decoded("dtstamp")


OTHER_SLOTS = [("--slot", "thu 9.30 am"), ("--slot", "fri 15:01"), ("--minutes", "45")]


@pytest.mark.parametrize("more", OTHER_SLOTS)
@pytest.mark.parametrize("days", [0, 1])
def test_another_time_to_write_is_newer(
    site: Path, tmp_path: Path, more: tuple[str, str], days: int
) -> None:
    file, today = tmp_path / "log.ics", str(dt.date.fromisoformat(TODAY) + dt.timedelta(days))
    before = dated(site, file)[SLOT]
    after = dated(site, file, *more, today=today)[SLOT]
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after.decoded("dtstamp").date().isoformat() == today


def test_of_a_lost_calendar_the_next_day_makes_a_newer_one(site: Path, tmp_path: Path) -> None:
    first = tmp_path / "log.ics"
    for minutes in range(20, 60):
        many = dated(site, first, "--minutes", minutes)[SLOT]
    lost = dated(site, tmp_path / "other.ics", "--minutes", "19", today="2018-10-04")[SLOT]
    assert lost["sequence"] > many["sequence"]


def test_what_did_not_change_is_no_newer_however_often_it_is_written(
    site: Path, tmp_path: Path
) -> None:
    file = tmp_path / "log.ics"
    dated(site, file)
    data = file.read_bytes()
    for today in (TODAY, "2018-10-04", "2018-10-31"):
        dated(site, file, today=today)
        assert file.read_bytes() == data
    add(site, "2018-10-08", "title: A week\nnext_steps: [{text: Rest, due: 2018-10-12}]")
    after = dated(site, file, today="2018-10-09")
    before = {str(one["summary"]): one for one in Calendar.from_ical(data).walk("VEVENT")}
    assert {name: one.to_ical() for name, one in after.items() if name != "Rest"} == {
        name: one.to_ical() for name, one in before.items()
    }
    assert revision(after["Rest"]) > revision(after[SLOT])


def test_no_revision_is_too_high_for_any_calendar(site: Path, tmp_path: Path) -> None:
    """RFC 5545, 3.3.8: an integer is at most 2147483647."""
    for name, today in (("last", "9999-12-31"), ("first", "0001-01-01")):
        slot = dated(site, tmp_path / f"{name}.ics", today=today)[SLOT]
        assert 0 <= slot["sequence"] <= 2_000_000_000


def test_a_calendar_that_was_changed_by_hand_is_replaced(site: Path, tmp_path: Path) -> None:
    file = tmp_path / "log.ics"
    dated(site, file)
    whole = file.read_bytes()
    head = whole.index(b"BEGIN:VEVENT")
    for data in (
        *(whole[:cut] for cut in range(head, len(whole), 37)),
        re.sub(rb"SEQUENCE:\d+", b"SEQUENCE:many", whole),
        re.sub(rb"DTSTAMP:\w+", b"DTSTAMP:soon", whole),
        re.sub(rb"DTSTART[^\r]+", b"DTSTART:soon", whole),
        re.sub(rb"(UID|SEQUENCE|DTSTAMP|DTSTART)[^\r]+\r\n", b"", whole),
        whole.replace(b"\r\n", b"\n"),
        whole.replace(b"entry", b"\xff\xfe"),
        whole.replace(b"BEGIN:VALARM\r\n", b""),
        whole + whole,
    ):
        file.write_bytes(data)
        found = dated(site, file)
        wanted = [name for name, one in found.items() if one.get("status") != "CANCELLED"]
        assert len(wanted) == 5, data


HOSTILE = [
    "Ask, then wait; then ask: again, or not",
    r"Write \n and \, and C:\new\notes as they are",
    "BEGIN:VEVENT END:VCALENDAR SUMMARY;X=1:x",
    "Rejoice 🎉👩🏽‍⚕️ with the team " + "🎉" * 60,
    "x" * 300,
    "Größe " + "ü" * 299,
    " ".join(["many"] * 300),
    "日本語の手順を確認する",
    '"Quoted" and “quoted”',
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_every_text_comes_back_as_it_was(text: str, tmp_path: Path) -> None:
    step = f"{{text: {json.dumps(text, ensure_ascii=False)}, due: 2018-10-05}}"
    site = site_of(tmp_path, on_2018_09_24=f"next_steps: [{step}]")
    assert set(dated(site, tmp_path / "log.ics")) == {SLOT, text}
    lines = (tmp_path / "log.ics").read_bytes().split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() is not None for line in lines)  # no letter is cut in two


def test_a_text_of_several_lines_is_one_event(tmp_path: Path) -> None:
    header = "next_steps:\n  - text: |\n      One\n      Two, and; three\n    due: 2018-10-05"
    found = dated(site_of(tmp_path, on_2018_09_24=header), tmp_path / "log.ics")
    assert len(found) == 2
    assert {" ".join(name.split()) for name in found} == {SLOT, "One Two, and; three"}


def test_the_same_log_gives_the_same_bytes(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = tmp_path / "first.ics"
    dated(site, first)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    copy = shutil.copytree(site, tmp_path / "copy")
    dated(copy, tmp_path / "second.ics")
    assert first.read_bytes() == (tmp_path / "second.ics").read_bytes()
    dated(site, first)
    assert first.read_bytes() == (tmp_path / "second.ics").read_bytes()


def test_names_of_events_stay_when_other_text_changes(site: Path, tmp_path: Path) -> None:
    before = {name: event["uid"] for name, event in dated(site, tmp_path / "log.ics").items()}
    add(site, "2018-09-10", "title: An earlier week\nnext_steps: [Something else]")
    file = site / "docs" / "weeks" / "2018-09-17.md"
    changed = file.read_text("utf-8").replace("due: 2018-10-05", "due: 2018-10-19")
    changed = changed.replace("Ask the night staff", "Ask the day staff")
    file.write_text(changed.replace("Meet the records team\n", "meet the records team.\n"), "utf-8")
    after = {name: event["uid"] for name, event in dated(site, tmp_path / "log.ics").items()}
    after["Meet the records team"] = after.pop("meet the records team.")
    assert after == before


def test_names_of_events_tell_sites_and_people_apart(tmp_path: Path) -> None:
    step = "next_steps: [{text: Ask, due: 2018-10-05}]"
    site = site_of(tmp_path, on_2018_09_24_sam=step, on_2018_09_24_kit=step)
    uids = [event["uid"] for event in dated(site, tmp_path / "log.ics").values()]
    assert len(set(uids)) == 3
    mine = dated(site, tmp_path / "sam.ics", "--author", "sam")
    assert mine["Ask"]["uid"] in uids
    assert mine[SLOT]["uid"] not in uids
    (site / "mkdocs.yml").write_text(SETTINGS.replace("A log", "Another"), "utf-8")
    other = dated(site, tmp_path / "other.ics").values()
    assert not {event["uid"] for event in other} & set(uids)


def test_a_calendar_of_several_people_says_whose_step_it_is(tmp_path: Path) -> None:
    site = of_two(tmp_path)
    names = {SLOT, "Ask the porters (Sam Example)", "Count the chairs (Kit Example)"}
    assert set(dated(site, tmp_path / "log.ics")) == names
    assert set(dated(site, tmp_path / "kit.ics", "--author", "kit")) == {SLOT, "Count the chairs"}


def test_a_calendar_of_everybody_that_becomes_one_persons_cancels_the_rest(tmp_path: Path) -> None:
    site, file = of_two(tmp_path), tmp_path / "log.ics"
    everybodys = dated(site, file)[SLOT]["uid"]
    dated(site, file, "--author", "kit")
    found: list[Any] = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    cancelled = {str(one["uid"]): one for one in found if one.get("status") == "CANCELLED"}
    assert {str(one["summary"]) for one in cancelled.values()} == {
        SLOT,
        "Ask the porters (Sam Example)",
    }
    assert not cancelled[everybodys].walk("VALARM")


def test_the_calendar_is_told_beside_the_reminder(site: Path, tmp_path: Path) -> None:
    file = tmp_path / "log.ics"
    done = run(site, "--ics", file)
    assert done.stdout == REMINDER
    assert done.stderr == (
        f"{file}: a weekly time to write and 4 steps with dates. Open it with your calendar.\n"
    )
    assert json.loads(run(site, "--ics", file, "--json").stdout)["today"] == TODAY


def test_a_calendar_has_what_the_standard_asks_for(site: Path, tmp_path: Path) -> None:
    dated(site, tmp_path / "log.ics")
    made: Any = Calendar.from_ical((tmp_path / "log.ics").read_bytes())
    assert (made["version"], made["prodid"]) == ("2.0", "-//learnlog//learning log//EN")
    for event in made.walk("VEVENT"):
        assert event.decoded("dtstamp") == dt.datetime(2018, 10, 3, tzinfo=dt.UTC)
        assert {"UID", "DTSTART", "SUMMARY", "SEQUENCE"} <= set(event)


def test_a_step_on_the_last_day_of_the_calendar(tmp_path: Path) -> None:
    site = site_of(tmp_path, on_2018_09_24="next_steps: [{text: Ask, due: 9999-12-31}]")
    assert dated(site, tmp_path / "log.ics")["Ask"].decoded("dtstart") == dt.date.max


# Where the calendar is written


def test_a_file_in_the_folder_of_the_pages_is_refused(site: Path) -> None:
    for file in (site / "docs" / "log.ics", site / "docs" / "weeks" / ".." / "weeks" / "log.ics"):
        done = run(site, "--ics", file)
        assert done.exit_code == 2
        assert "would be published" in done.stderr
        named = done.stderr.partition('--ics "')[2].partition('"')[0]
        assert run(site, "--ics", named).exit_code == 0
    assert not list((site / "docs").rglob("*.ics"))


@pytest.mark.skipif(os.name == "nt", reason="links need a right that Windows users lack")
def test_a_way_round_into_the_folder_of_the_pages_is_refused(site: Path, tmp_path: Path) -> None:
    (tmp_path / "pages").symlink_to(site / "docs")
    assert run(site, "--ics", tmp_path / "pages" / "log.ics").exit_code == 2
    (tmp_path / "link.ics").symlink_to(site / "docs" / "log.ics")
    assert run(site, "--ics", tmp_path / "link.ics").exit_code == 2
    (tmp_path / "log").symlink_to(site)
    assert run(tmp_path / "log", "--ics", site / "docs" / "log.ics").exit_code == 2
    assert not list((site / "docs").rglob("*.ics"))


def test_a_folder_that_is_not_there_is_named(site: Path, tmp_path: Path) -> None:
    done = run(site, "--ics", tmp_path / "nowhere" / "log.ics")
    assert done.exit_code == 2
    assert f"There is no folder '{tmp_path / 'nowhere'}'; make it first" in done.stderr
    assert run(site, "--ics", tmp_path).exit_code == 2  # a folder is no file


def test_an_old_calendar_is_replaced_as_a_whole(site: Path, tmp_path: Path) -> None:
    file = tmp_path / "log.ics"
    dated(site, file)
    file.chmod(0o600)
    whole = file.read_bytes()
    file.write_bytes(whole + b"x" * 100_000)
    assert SLOT in dated(site, file)
    assert file.read_bytes() == whole
    assert [one.name for one in tmp_path.iterdir() if "log.ics" in one.name] == ["log.ics"]
    assert os.name == "nt" or stat.S_IMODE(file.stat().st_mode) == 0o600


NO_CALENDARS_OF_OURS = {
    "mkdocs.yml": SETTINGS.encode(),
    "README.md": b"# Read me\n",
    "empty.ics": b"",
    "notes.ics": b"BEGIN:VCALENDAR is how a calendar begins\nPRODID:-//learnlog//learning log//EN",
    "other.ics": b"BEGIN:VCALENDAR\r\nPRODID:-//another//EN\r\nBEGIN:VEVENT\r\n"
    b"SUMMARY:-//learnlog//learning log//EN\r\nPRODID:-//learnlog//learning log//EN\r\n"
    b"END:VEVENT\r\nEND:VCALENDAR\r\n",
    "picture.ics": bytes(range(256)),
}


@pytest.mark.parametrize("name", NO_CALENDARS_OF_OURS)
def test_a_file_that_is_no_calendar_of_ours_stays_as_it_is(
    name: str, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site)
    Path(name).write_bytes(NO_CALENDARS_OF_OURS[name])
    before = sorted(site.iterdir())
    done = run(site, "--ics", name)
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"'{name}' is there already and is no calendar of learnlog's" in done.stderr
    assert Path(name).read_bytes() == NO_CALENDARS_OF_OURS[name]
    assert sorted(site.iterdir()) == before
    named = done.stderr.partition('--ics "')[2].partition('"')[0]
    assert named == (f"{name[:-4]}-2.ics" if name.endswith(".ics") else f"{Path(name).stem}.ics")
    assert run(site, "--ics", named).exit_code == 0


def test_a_name_that_no_calendar_opens_is_refused_with_one_that_it_does(
    site: Path, tmp_path: Path
) -> None:
    for name in ("beds", "beds.cal"):
        done = run(site, "--ics", tmp_path / name)
        assert done.exit_code == 2
        assert "does not end in .ics" in done.stderr
        assert f'--ics "{tmp_path / "beds.ics"}"' in done.stderr
        assert not (tmp_path / name).exists()
    assert run(site, "--ics", tmp_path / "BEDS.ICS").exit_code == 0
    dated(site, tmp_path / "beds.ics")
    assert f'--ics "{tmp_path / "beds.ics"}"' in run(site, "--ics", tmp_path / "beds").stderr
    (tmp_path / "beds.ics").write_text("mine", "utf-8")
    assert f'--ics "{tmp_path / "beds-2.ics"}"' in run(site, "--ics", tmp_path / "beds").stderr


def test_the_calendar_of_another_log_stays_as_it_is(site: Path, tmp_path: Path) -> None:
    file = tmp_path / "log.ics"
    for name in ("A log, of two; and: more", "Größe 🎉", r"C:\new"):
        file.unlink(missing_ok=True)
        quoted = json.dumps(name, ensure_ascii=False)
        (site / "mkdocs.yml").write_text(f"site_name: {quoted}\n", "utf-8")
        dated(site, file)
        data = file.read_bytes()
        dated(site, file)
        assert file.read_bytes() == data
        (site / "mkdocs.yml").write_text("site_name: Another\n", "utf-8")
        done = run(site, "--ics", file)
        assert done.exit_code == 2
        assert f"is the calendar of another log, '{name}'" in done.stderr
        assert file.read_bytes() == data


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_what_is_no_file_is_left_alone(site: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ics")
    assert run(site, "--ics", tmp_path / "pipe.ics").exit_code == 2


def test_a_calendar_that_changes_meanwhile_is_left_alone(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for before in (True, False):
        file = tmp_path / f"{before}.ics"
        if before:
            dated(site, file)
        sync = os.fsync

        def meanwhile(handle: int, file: Path = file) -> None:
            file.write_text("theirs", "utf-8")

        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", meanwhile)
            done = run(site, "--ics", file)
        assert os.fsync is sync
        assert done.exit_code == 1
        assert "Error: " in done.stderr
        assert file.read_text("utf-8") == "theirs"
        assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize(("option", "value"), [("--slot", "fri 15:00"), ("--minutes", "20")])
def test_options_of_the_calendar_mean_nothing_without_one(
    site: Path, tmp_path: Path, option: str, value: str
) -> None:
    done = run(site, option, value)
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"{option} is about the calendar, and none is written without --ics" in done.stderr
    assert run(site, "--ics", tmp_path / "log.ics", option, value).exit_code == 0


def test_what_the_system_refuses_is_told_and_leaves_the_old_calendar(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "log.ics"
    dated(site, file)
    old = file.read_bytes()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    for owner, name in ((os, "fsync"), (replacing, "exchange"), (Path, "replace")):
        with monkeypatch.context() as patched:
            if owner is Path:
                patched.setattr(replacing, "exchange", lambda *_: False)
            patched.setattr(owner, name, refuse)
            done = run(site, "--ics", file, "--minutes", "30")
        assert done.exit_code == 1
        assert "another program has it open" in done.stderr
        assert "Traceback" not in done.output
        assert file.read_bytes() == old
        assert not list(tmp_path.glob(".*"))
