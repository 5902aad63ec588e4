"""The owner's options: what each may be, where a wrong one stands, and what is said of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from learnlog import Config, Problem, Source
from learnlog.config import OPTIONS, configured
from learnlog.files.site_file import SiteFile, read_site_file, today
from learnlog.smart_labels import SmartLabels

DAY = dt.date(2018, 12, 21)


def read(options: object) -> tuple[Config, list[Problem]]:
    return configured(options, lambda name: Source("mkdocs.yml", 7), Config())


def site_file(folder: Path, text: str) -> SiteFile:
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    found = read_site_file(folder)
    assert found is not None
    return found


def test_without_options_every_one_has_its_default() -> None:
    config, problems = read({})
    assert (config, problems) == (Config(), [])
    assert config.all_statuses[:4] == ("captured", "exploring", "testing", "adopted")
    assert config.live_statuses == ("captured", "exploring", "testing")


def test_an_option_without_a_value_has_its_default() -> None:
    assert read(dict.fromkeys(OPTIONS)) == (Config(), [])


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("stale_after", 3, 3),
        ("stale_after", "12", 12),
        ("stale_after", 520, 520),
        ("start", dt.date(2018, 9, 17), dt.date(2018, 9, 17)),
        ("start", "2018-09-17", dt.date(2018, 9, 17)),
        ("today", "2018-12-21", DAY),
        ("statuses", ["seed", "trial", "habit"], ("seed", "trial", "habit")),
        ("statuses", ("new", "well-tried"), ("new", "well-tried")),
    ],
)
def test_options_that_can_be_used(name: str, value: object, kept: object) -> None:
    config, problems = read({name: value})
    assert not problems
    assert getattr(config, name) == kept


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("stale_after", 0),
        ("stale_after", -1),
        ("stale_after", 521),
        ("stale_after", 6.0),
        ("stale_after", True),
        ("stale_after", "six"),
        ("stale_after", "²"),
        ("stale_after", [6]),
        ("start", "17.9.2018"),
        ("start", "2018-02-30"),
        ("start", "20180917"),
        ("start", "2018-W38-1"),
        ("start", 2018),
        ("start", dt.datetime(2018, 9, 17, 10, 0)),
        ("today", "now"),
        ("today", ["2018-12-21"]),
        ("today", "２０１８-12-21"),
        ("statuses", "seed, habit"),
        ("statuses", ["seed"]),
        ("statuses", []),
        ("statuses", ["seed", "seed"]),
        ("statuses", ["Seed", "habit"]),
        ("statuses", ["seed", "parked"]),
        ("statuses", ["seed", "in use"]),
        ("statuses", ["seed", ""]),
        ("statuses", ["seed", "-"]),
        ("statuses", ["seed", None]),
        ("statuses", ["seed", True]),
        ("statuses", {"seed": 1, "habit": 2}),
        ("statuses", ["seed", "<b>"]),
        ("statuses", ["graine", "été"]),
    ],
)
def test_options_that_cannot_be_used_keep_their_default(name: str, value: object) -> None:
    config, problems = read({name: value})
    assert config == Config()
    (problem,) = problems
    assert (problem.code, str(problem.source)) == ("option", "mkdocs.yml:7")
    assert problem.message.startswith(f"option '{name}': ")
    key, _, example = problem.hint.partition(": ")
    assert key == name
    again = example.strip("[]").split(", ") if "[" in example else example
    assert read({name: again})[1] == []


def test_labels_that_are_not_given_stay_as_they_are() -> None:
    config, problems = read(
        {"smart_labels": {"achievable": " Agreed\n by both ", "time_bound": "When"}}
    )
    assert not problems
    assert config.smart_labels == SmartLabels(achievable="Agreed by both", time_bound="When")
    assert config.smart_labels.specific == "Specific"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("Agreed", "'Agreed' is not one or more lines of the form 'achievable: Agreed'"),
        (["Agreed"], "is not one or more lines"),
        (
            {"achieveable": "Agreed"},
            "'achieveable' is none of the five; did you mean 'achievable'?",
        ),
        ({"Time-bound": "When"}, "did you mean 'time_bound'?"),
        (
            {7: "x"},
            "'7' is none of the five; specific, measurable, achievable, relevant, time_bound",
        ),
        ({"achievable": ""}, "'achievable' needs a text of at most 40 characters"),
        ({"achievable": "  "}, "'achievable' needs a text"),
        ({"achievable": None}, "'achievable' needs a text"),
        ({"achievable": True}, "'achievable' needs a text"),
        ({"achievable": ["Agreed"]}, "'achievable' needs a text"),
        ({"achievable": "x" * 41}, "'achievable' needs a text"),
    ],
)
def test_labels_that_cannot_be_used_keep_their_default(value: object, said: str) -> None:
    config, (problem,) = read({"smart_labels": value})
    assert config == Config()
    assert said in problem.message
    assert problem.hint == "smart_labels:\n  achievable: Agreed"


def test_all_wrong_options_are_told_at_once_and_the_right_ones_kept() -> None:
    config, problems = read({"stale_after": 0, "start": "x", "nonsense": 1, "today": "2018-12-21"})
    assert len(problems) == 3
    assert config.today == DAY


@pytest.mark.parametrize(
    ("written", "value", "hint"),
    [
        ("stale-after", 4, "stale_after: 4"),
        ("staleafter", 4, "stale_after: 4"),
        ("Start", "2018-09-17", "start: 2018-09-17"),
        ("status", ["a", "b"], "statuses: [a, b]"),
    ],
)
def test_an_unknown_option_names_the_one_that_was_meant(
    written: str, value: object, hint: str
) -> None:
    _, (problem,) = read({written: value})
    assert f"no option '{written}'; did you mean '{hint.split(':')[0]}'?" in problem.message
    assert problem.hint == hint


def test_an_unknown_option_like_no_other_names_them_all() -> None:
    _, (problem,) = read({"colour": "green"})
    assert all(name in problem.message for name in OPTIONS)
    assert problem.hint == ""


@pytest.mark.parametrize("options", ["stale_after", 6, ["stale_after"], True])
def test_options_that_are_none(options: object) -> None:
    config, (problem,) = read(options)
    assert config == Config()
    assert problem.code == "option"
    assert "stale_after" in problem.hint


# mkdocs.yml


def test_options_are_told_on_their_lines(tmp_path: Path) -> None:
    text = (
        "site_name: x\n"
        "plugins: [search]\n"
        "extra:\n"
        "  other: 1\n"
        "  learnlog:\n"
        "    stale_after: six  # weeks\n"
        "\n"
        "    statuses:\n"
        "      - one\n"
        "    strat: 2018-09-17\n"
    )
    config, problems = site_file(tmp_path, text).config()
    assert config == Config()
    assert [str(one.source) for one in sorted(problems, key=lambda one: one.source)] == [
        "mkdocs.yml:6",
        "mkdocs.yml:8",
        "mkdocs.yml:10",
    ]


@pytest.mark.parametrize(
    "plugins",
    [
        "plugins:\n  - search\n  - learnlog:\n      stale_after: 3\n",
        "plugins:\n  learnlog:\n    stale_after: 3\n",
        "plugins: [search, {learnlog: {stale_after: 3}}]\n",
    ],
)
def test_options_of_the_plugin(tmp_path: Path, plugins: str) -> None:
    config, problems = site_file(tmp_path, plugins).config()
    assert (config.stale_after, problems) == (3, [])


@pytest.mark.parametrize(
    "plugins",
    [
        "plugins: [learnlog]",
        "plugins:\n  - learnlog:\n      start: 2018-09-17",
        "plugins: {learnlog: }",
    ],
)
def test_options_under_both_headings_are_an_error(tmp_path: Path, plugins: str) -> None:
    found = site_file(tmp_path, f"{plugins}\nextra:\n  learnlog:\n    stale_after: 3\n")
    (problem,) = found.config()[1]
    line = f"{plugins}\nextra:\n".count("\n") + 1
    assert (problem.code, problem.source) == ("option", Source("mkdocs.yml", line))
    assert "plugins:" in problem.hint


def test_an_empty_heading_is_none(tmp_path: Path) -> None:
    found = site_file(tmp_path, "plugins: [learnlog]\nextra:\n  learnlog:\n")
    assert found.config() == (Config(), [])


@pytest.mark.parametrize("value", ["6", "[a, b]", "yes"])
def test_options_in_the_file_that_are_none(tmp_path: Path, value: str) -> None:
    found = site_file(tmp_path, f"extra:\n  learnlog: {value}\n")
    (problem,) = found.config()[1]
    assert (problem.code, problem.source.line) == ("option", 2)


def test_other_things_that_are_known_of_a_site(tmp_path: Path) -> None:
    found = site_file(tmp_path, "docs_dir: pages\nuse_directory_urls: false\n")
    config, _ = found.config()
    assert (config.docs_dir, config.directory_urls) == ("pages", False)
    assert not site_file(tmp_path, "use_directory_urls: no\n").config()[0].directory_urls


@pytest.mark.parametrize(
    "text",
    [
        "theme: {icon: !!python/name:material.x }\nsite_url: !ENV [URL, x]\n",
        "base: &a {x: 1}\nextra: {<<: *a}\n",
        "extra: [1]\nplugins: 5\n",
    ],
)
def test_whatever_else_mkdocs_allows_is_passed_over(tmp_path: Path, text: str) -> None:
    assert site_file(tmp_path, text).config() == (Config(), [])


@pytest.mark.parametrize(
    "data",
    [b"", b"a: b: c", b"\xff\xfe", b"- a", b"a: &a [*a]\nb: *a", b"[" * 60_000, b"{" * 60_000],
)
def test_a_file_that_cannot_be_read_is_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(data)
    found = read_site_file(tmp_path)
    assert found is None or found == SiteFile()


def test_a_file_that_is_not_there_is_none(tmp_path: Path) -> None:
    assert read_site_file(tmp_path) is None


# The day of the build


def test_the_day_is_the_option_else_the_epoch_else_the_clock() -> None:
    clock = dt.date(2020, 1, 1)
    epoch = {"SOURCE_DATE_EPOCH": "1545350400"}
    assert today(Config(today=DAY), epoch, clock) == DAY
    assert today(Config(), epoch, clock) == DAY
    assert today(Config(), {}, clock) == clock


@pytest.mark.parametrize("epoch", ["", "x", "-1", "1e9", "²", "9" * 30, "9999999999999"])
def test_an_epoch_that_is_none_is_passed_over(epoch: str) -> None:
    clock = dt.date(2020, 1, 1)
    assert today(Config(), {"SOURCE_DATE_EPOCH": epoch}, clock) == clock
