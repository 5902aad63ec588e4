"""Dates as people say them, on several days of the week and about new year."""

from __future__ import annotations

import calendar
import datetime as dt
import itertools
import os
import string
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from sites import ROOT

from learnlog_cli.spoken.date_refusals import examples, no_such_day, not_a_date
from learnlog_cli.spoken.date_shapes import WEEKDAYS, in_short
from learnlog_cli.spoken.dates import SpokenDate, asked_date, spoken_date

MONDAY = dt.date(2018, 9, 17)
WEDNESDAY = dt.date(2018, 9, 19)
FRIDAY = dt.date(2018, 9, 21)
SUNDAY = dt.date(2018, 9, 23)
NEW_YEAR = dt.date(2019, 1, 3)  # a Thursday, in week 2019-W01 that began in 2018
DECEMBER = dt.date(2018, 12, 20)

# What is said, on which day, and what it means for the time that has been and for a plan.
SAID = [
    ("2018-09-17", FRIDAY, "2018-09-17", "2018-09-17"),
    (" 2018-09-17 ", FRIDAY, "2018-09-17", "2018-09-17"),
    ("20180917", FRIDAY, "2018-09-17", "2018-09-17"),
    ("2018/9/7", FRIDAY, "2018-09-07", "2018-09-07"),
    ("2018-W38", FRIDAY, "2018-09-17", "2018-09-21"),
    ("2018W38", FRIDAY, "2018-09-17", "2018-09-21"),
    ("2018-w38", NEW_YEAR, "2018-09-17", "2018-09-21"),
    ("2018-W38-3", FRIDAY, "2018-09-19", "2018-09-19"),
    ("2019-W01", NEW_YEAR, "2018-12-31", "2019-01-04"),
    ("2020-W53", FRIDAY, "2020-12-28", "2021-01-01"),
    ("today", FRIDAY, "2018-09-21", "2018-09-21"),
    ("Today", SUNDAY, "2018-09-23", "2018-09-23"),
    ("yesterday", MONDAY, "2018-09-16", "2018-09-16"),
    ("yesterday", dt.date(2019, 1, 1), "2018-12-31", "2018-12-31"),
    ("tomorrow", dt.date(2018, 12, 31), "2019-01-01", "2019-01-01"),
    ("the day before yesterday", FRIDAY, "2018-09-19", "2018-09-19"),
    ("the day after tomorrow", FRIDAY, "2018-09-23", "2018-09-23"),
    ("friday", MONDAY, "2018-09-14", "2018-09-21"),
    ("friday", FRIDAY, "2018-09-21", "2018-09-28"),
    ("Friday", SUNDAY, "2018-09-21", "2018-09-28"),
    ("on Friday", SUNDAY, "2018-09-21", "2018-09-28"),
    ("by friday", WEDNESDAY, "2018-09-14", "2018-09-21"),
    ("monday", MONDAY, "2018-09-17", "2018-09-24"),
    ("mon", WEDNESDAY, "2018-09-17", "2018-09-24"),
    ("tues", WEDNESDAY, "2018-09-18", "2018-09-25"),
    ("thurs", WEDNESDAY, "2018-09-13", "2018-09-20"),
    ("friday", NEW_YEAR, "2018-12-28", "2019-01-04"),
    ("last friday", FRIDAY, "2018-09-14", "2018-09-14"),
    ("last friday", MONDAY, "2018-09-14", "2018-09-14"),
    ("last friday", SUNDAY, "2018-09-21", "2018-09-21"),
    ("last monday", MONDAY, "2018-09-10", "2018-09-10"),
    ("last friday", NEW_YEAR, "2018-12-28", "2018-12-28"),
    ("this friday", MONDAY, "2018-09-21", "2018-09-21"),
    ("this monday", FRIDAY, "2018-09-17", "2018-09-17"),
    ("next friday", MONDAY, "2018-09-28", "2018-09-28"),
    ("next friday", FRIDAY, "2018-09-28", "2018-09-28"),
    ("friday week", MONDAY, "2018-09-28", "2018-09-28"),
    ("last week", FRIDAY, "2018-09-10", "2018-09-14"),
    ("last week", MONDAY, "2018-09-10", "2018-09-14"),
    ("last week", SUNDAY, "2018-09-10", "2018-09-14"),
    ("last week", NEW_YEAR, "2018-12-24", "2018-12-28"),
    ("this week", MONDAY, "2018-09-17", "2018-09-21"),
    ("this week", SUNDAY, "2018-09-17", "2018-09-23"),
    ("this week", NEW_YEAR, "2018-12-31", "2019-01-04"),
    ("next week", FRIDAY, "2018-09-24", "2018-09-28"),
    ("next week", dt.date(2018, 12, 28), "2018-12-31", "2019-01-04"),
    ("friday last week", MONDAY, "2018-09-14", "2018-09-14"),
    ("last week friday", SUNDAY, "2018-09-14", "2018-09-14"),
    ("last week on Friday", FRIDAY, "2018-09-14", "2018-09-14"),
    ("monday of next week", FRIDAY, "2018-09-24", "2018-09-24"),
    ("tuesday this week", NEW_YEAR, "2019-01-01", "2019-01-01"),
    ("2 weeks ago", FRIDAY, "2018-09-07", "2018-09-07"),
    ("two weeks ago", FRIDAY, "2018-09-07", "2018-09-07"),
    ("a week ago", NEW_YEAR, "2018-12-27", "2018-12-27"),
    ("a fortnight ago", FRIDAY, "2018-09-07", "2018-09-07"),
    ("3 days ago", NEW_YEAR, "2018-12-31", "2018-12-31"),
    ("a month ago", dt.date(2019, 3, 31), "2019-02-28", "2019-02-28"),
    ("in 2 weeks", FRIDAY, "2018-10-05", "2018-10-05"),
    ("in a month", FRIDAY, "2018-10-21", "2018-10-21"),
    ("17 Sept", FRIDAY, "2018-09-17", "2018-09-17"),
    ("17th September", FRIDAY, "2018-09-17", "2018-09-17"),
    ("the 17th of September", FRIDAY, "2018-09-17", "2018-09-17"),
    ("Sept 17", FRIDAY, "2018-09-17", "2018-09-17"),
    ("Sept. 17th, 2017", FRIDAY, "2017-09-17", "2017-09-17"),
    ("Mon 17 Sept", FRIDAY, "2018-09-17", "2018-09-17"),
    ("Monday, 17 September 2018", NEW_YEAR, "2018-09-17", "2018-09-17"),
    ("17 sep 18", FRIDAY, "2018-09-17", "2018-09-17"),
    ("17/9/2018", FRIDAY, "2018-09-17", "2018-09-17"),
    ("17/09/18", FRIDAY, "2018-09-17", "2018-09-17"),
    ("17.9.2018", FRIDAY, "2018-09-17", "2018-09-17"),
    ("17-9-2018", FRIDAY, "2018-09-17", "2018-09-17"),
    ("7/9/2018", FRIDAY, "2018-09-07", "2018-09-07"),
    ("17/9", FRIDAY, "2018-09-17", "2018-09-17"),
    ("29 Dec", NEW_YEAR, "2018-12-29", "2018-12-29"),
    ("4 Jan", DECEMBER, "2019-01-04", "2019-01-04"),
    ("1 June", NEW_YEAR, "2019-06-01", "2019-06-01"),
    ("1 September", NEW_YEAR, "2018-09-01", "2019-09-01"),
    ("1 Nov", DECEMBER, "2018-11-01", "2019-11-01"),
    ("1 Dec", DECEMBER, "2018-12-01", "2018-12-01"),
    ("29 Feb", NEW_YEAR, "2020-02-29", "2020-02-29"),
    ("29 Feb", dt.date(2017, 1, 10), "2016-02-29", "2020-02-29"),
]

NONSENSE = [
    *("", " ", "a", "1", "12", "17", "17th", "-1", "0", "2018", "12345", "123456", "17.9", "1.5"),
    *("soon", "abc", "now", "later", "never", "may", "march", "september", "september 2018"),
    *("week", "day", "last", "next", "ago", "in", "friday friday", "next friday week", "a friday"),
    *("sunny", "sat down", "monkey", "weds-day", "second", "first", "noon", "10:30", "10 am", "1h"),
    *("5 minutes ago", "an hour ago", "last month", "next year", "1 decade ago", "in 2", "2 weeks"),
    *(
        "30 Feb",
        "31/4/2018",
        "9/30/2018",
        "0 May",
        "32 May",
        "17 mayor",
        "17 decade",
        "17 marching",
    ),
    *("29 Feb 2019", "Tuesday 17 September 2018", "Tue 17/9/2018", "17/13", "17/0", "0/0/0"),
    *("2018-02-30", "2018-13-01", "2018-W00", "2018-W53", "2018-W38-8", "2018-9-31", "0000-01-01"),
    *("2018-09-17T10:00", "3 ideas", "may 5 things", "Christmas", "utc", "z", "99999 weeks ago"),
    *("٢٠١٨-٠٩-١٧", "１７ Sept", "idea 3", "17 sept 2018 or so", "not today", "today, tomorrow"),
]


@pytest.mark.parametrize(("text", "today", "past", "plan"), SAID)
def test_what_is_said_is_understood(text: str, today: dt.date, past: str, plan: str) -> None:
    assert spoken_date(text, today) == dt.date.fromisoformat(past)
    assert spoken_date(text, today, future=True) == dt.date.fromisoformat(plan)


@pytest.mark.parametrize("text", NONSENSE)
@pytest.mark.parametrize("future", [False, True])
def test_nonsense_is_no_date(text: str, future: bool) -> None:
    assert spoken_date(text, FRIDAY, future) is None


def test_of_all_short_words_only_days_of_the_week_are_dates() -> None:
    words = (
        "".join(letters) for n in (1, 2, 3) for letters in itertools.product(LETTERS, repeat=n)
    )
    assert {word for word in words if spoken_date(word, FRIDAY)} == set(WEEKDAYS)


LETTERS = string.ascii_lowercase


@pytest.mark.parametrize("weekday", [day.lower() for day in calendar.day_name])
@pytest.mark.parametrize("days", range(7))
def test_a_bare_weekday_is_the_nearest_on_its_side(weekday: str, days: int) -> None:
    today = MONDAY + dt.timedelta(days=days)
    past, plan = spoken_date(weekday, today), spoken_date(weekday, today, future=True)
    last = spoken_date(f"last {weekday}", today)
    assert past
    assert plan
    assert last
    assert 0 <= (today - past).days <= 6
    assert 1 <= (plan - today).days <= 7
    assert 1 <= (today - last).days <= 7
    assert {calendar.day_name[one.weekday()].lower() for one in (past, plan, last)} == {weekday}


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)), st.dates(), st.booleans())
def test_a_whole_date_is_itself_on_every_day(date: dt.date, today: dt.date, future: bool) -> None:
    month = calendar.month_name[date.month]
    for text in (
        f"{date}",
        f"{date:%G-W%V-%u}",
        f"{date.day} {month} {date.year}",
        f"{month[:3]} {date.day}, {date.year}",
        f"{date.day}/{date.month}/{date.year}",
        f"{date.day:02}.{date.month:02}.{date.year}",
    ):
        assert spoken_date(text, today, future) == date, text


@given(st.dates(dt.date(1910, 1, 1), dt.date(2190, 1, 1)), st.integers(-182, 182))
def test_a_date_without_year_is_the_nearest(today: dt.date, days: int) -> None:
    date = today + dt.timedelta(days=days)
    if (date.month, date.day) != (2, 29):
        assert spoken_date(f"{date.day} {calendar.month_abbr[date.month]}", today) == date


WORDS = ("last", "next", "this", "week", "friday", "mon", "17", "sept", "of", "ago", "in", "2018")
SIGNS = st.sampled_from([" ", "-", "/", ".", ", ", ""])


@given(st.lists(st.tuples(st.sampled_from(WORDS), SIGNS), max_size=5), st.dates(), st.booleans())
def test_any_mixture_of_words_is_a_date_or_none(
    parts: list[tuple[str, str]], today: dt.date, future: bool
) -> None:
    found = spoken_date("".join(word + sign for word, sign in parts), today, future)
    assert found is None or isinstance(found, dt.date)


@given(st.text(max_size=30), st.dates(), st.booleans())
def test_no_text_on_any_day_raises(text: str, today: dt.date, future: bool) -> None:
    spoken_date(text, today, future)


SAY = """\
import datetime as dt, sys
from learnlog_cli.spoken.dates import spoken_date
today = dt.date(2018, 9, 21)
for text in sys.argv[1:]:
    print(spoken_date(text, today))
print("dateparser" in sys.modules)
"""


def said_elsewhere(zone: str, *texts: str) -> list[str]:
    """What a process of its own understands, for which every warning is an error."""
    path = os.pathsep.join(str(ROOT / name) for name in ("hooks", "scripts"))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SAY, *texts],
        env={**os.environ, "TZ": zone, "PYTHONPATH": path},
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "Etc/GMT+12", "Nowhere/Bad"])
def test_the_clock_and_its_zone_change_nothing(zone: str) -> None:
    told = said_elsewhere(zone, "today", "2 weeks ago", "17 Sept", "17/9/18")
    assert told == ["2018-09-21", "2018-09-07", "2018-09-17", "2018-09-17", "True"]


def test_the_library_is_loaded_only_where_it_is_needed() -> None:
    told = said_elsewhere("UTC", "2018-09-17", "2018-W38", "last friday", "last week", "soon")
    assert told == ["2018-09-17", "2018-09-17", "2018-09-14", "2018-09-10", "None", "False"]


@click.command()
@click.option("--date", "date", callback=asked_date())
@click.option("--until", "until", callback=asked_date(future=True))
def told(date: SpokenDate | None, until: SpokenDate | None) -> None:
    click.echo(f"{date and date.on(FRIDAY)} {until and until.on(FRIDAY)}")


def test_an_option_takes_a_date_in_words() -> None:
    done = CliRunner().invoke(told, ["--date", "friday", "--until", "friday"])
    assert done.output == "2018-09-21 2018-09-28\n"
    assert CliRunner().invoke(told, []).output == "None None\n"


@pytest.mark.parametrize("text", ["soon", ""])
def test_an_option_explains_itself_with_examples_that_work(text: str) -> None:
    for option, future in (("--date", False), ("--until", True)):
        done = CliRunner().invoke(told, [option, text])
        assert done.exit_code == 2
        begin = f"Error: {option}: '{text}' is not a date that I understand; write "
        assert done.stderr == f"{begin}{examples(FRIDAY, future)}.\n"


def days_of(listed: str, today: dt.date, future: bool) -> list[dt.date | None]:
    words = listed.replace(" or ", ", ").split(", ")
    return [spoken_date(one.strip('"'), today, future) for one in words]


@given(st.dates(), st.booleans())
def test_the_examples_are_days_near_today_on_the_right_side(today: dt.date, future: bool) -> None:
    days = days_of(examples(today, future), today, future)
    assert len(days) == 6
    near = dt.timedelta(days=21)
    if near < today - dt.date.min and near < dt.date.max - today:
        for day in days:
            assert day
            assert dt.timedelta() < (day - today if future else today - day) <= near


def test_examples_are_told_as_they_are_written() -> None:
    assert (
        examples(FRIDAY)
        == '2018-09-14, 2018-W37, yesterday, "last friday", "last week" or "14 Sep"'
    )
    plans = examples(dt.date(2026, 12, 25), future=True)
    assert plans == '2027-01-01, 2026-W53, friday, "next week", "in 2 weeks" or "1 Jan"'


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2026-02-30", "February 2026 has 28 days"),
        ("2024-02-30", "February 2024 has 29 days"),
        ("29 Feb 2019", "February 2019 has 28 days"),
        ("on 30 Feb", "February has 28 or 29 days"),
        ("31/4/2018", "April 2018 has 30 days"),
        ("31 sept", "September has 30 days"),
        ("31 June 18", "June 2018 has 30 days"),
        ("32 May", "May has 31 days"),
        ("0 May", "May has 31 days"),
        ("2018-9-31", "September 2018 has 30 days"),
        ("2018-13-01", "there is no month 13"),
        ("17/0", "there is no month 0"),
        ("9/30/2018", "there is no month 30; the day comes before the month: 30/9"),
        ("2018-W53", "2018 has the weeks 1 to 52"),
        ("2020-W54-1", "2020 has the weeks 1 to 53"),
        ("2018-W00", "2018 has the weeks 1 to 52"),
        ("Tue 17/9/2018", "17 September 2018 is a Monday"),
        ("Tuesday 17 September 2018", "17 September 2018 is a Monday"),
    ],
)
def test_a_day_that_does_not_exist_is_told_why(text: str, why: str) -> None:
    assert spoken_date(text, FRIDAY) is None
    assert not_a_date(text, FRIDAY, False).startswith(f"'{text}' is not a date: {why}; write 2018-")


@pytest.mark.parametrize("text", [text for text, *_ in SAID])
def test_a_day_that_exists_has_no_fault(text: str) -> None:
    assert no_such_day(in_short(text)) == ""


@given(st.one_of(st.text(max_size=30), st.from_regex(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}")))
def test_no_text_is_too_odd_to_be_refused_in_words(text: str) -> None:
    assert not_a_date(text, FRIDAY, True).startswith(f"'{text}' is not a date")
