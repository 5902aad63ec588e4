"""The `learnlog` command, as a person or a program uses it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner, Result
from sites import SETTINGS, build, make_site

from learnlog.html_cleaning import harmless
from learnlog_cli.main import cli

GOOD = """\
---
tags: [maps]
ideas:
  - Ask the night staff
next_steps:
  - text: Meet the records team
    due: 2018-09-28
    idea: 1
---
Idea 2: Draw a map. See Idea 1.
"""
LATER = """\
---
followed_up:
  - step: Meet the records team
    outcome: done
ideas:
  - idea: 2
    status: merged
    into: 1
next_steps:
  - Write it up
---
"""
BROKEN = "---\ntitle: a: b\n---\n"
WARNED = "More on Idea 7 soon.\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {"weeks/2018-09-17.md": GOOD, "weeks/2018-09-24.md": LATER}
    undeclared = "extra: {learnlog: {declaration: off}}\n"
    return make_site(tmp_path / "site", SETTINGS + undeclared, files)


def add(site: Path, name: str, text: str) -> None:
    (site / "docs" / "weeks" / name).write_text(text, "utf-8")


def test_a_clean_log_exits_with_0_and_counts_on_stderr(site: Path) -> None:
    done = run("check", site, "--today", "2018-09-28")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "2 entries, 2 ideas: nothing to mend.\n"


def test_an_error_exits_with_1_and_names_line_cause_code_and_mend(site: Path) -> None:
    add(site, "2018-10-01.md", BROKEN)
    done = run("check", site, "--today", "2018-10-05")
    assert done.exit_code == 1
    _, told = done.stdout.split("docs/weeks/2018-10-01.md:2: ")
    message, hint = told.splitlines()[:2]
    assert message.endswith(" [yaml]")
    assert hint == '    title: "a: b"'


def test_warnings_stop_only_a_strict_check(site: Path) -> None:
    add(site, "2018-10-01.md", WARNED)
    assert run("check", site).exit_code == 0
    assert run("check", "--strict", site).exit_code == 1


def test_problems_are_sorted_by_file_and_line(site: Path) -> None:
    add(site, "2018-10-08.md", BROKEN)
    add(site, "2018-10-01.md", WARNED + BROKEN)
    told = json.loads(run("check", site, "--json").stdout)
    places = [(one["path"], one["line"]) for one in told]
    assert places == sorted(places)


def test_problems_as_json(site: Path) -> None:
    add(site, "2018-10-01.md", BROKEN)
    (told,) = (
        one for one in json.loads(run("check", site, "--json").stdout) if one["severity"] == "error"
    )
    assert set(told) == {"path", "line", "code", "severity", "message", "hint"}
    assert (told["path"], told["line"], told["code"]) == ("docs/weeks/2018-10-01.md", 2, "yaml")
    assert told["hint"] == 'title: "a: b"'


@pytest.mark.parametrize("arguments", [["check", "nowhere"], ["ideas", "show", "x"], ["chekc"]])
def test_wrong_use_exits_with_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_folder_without_a_log_is_wrong_use(tmp_path: Path) -> None:
    done = run("check", tmp_path)
    assert done.exit_code == 2
    assert "it has no mkdocs.yml" in done.stderr


def test_an_unknown_verb_is_met_with_the_nearest() -> None:
    assert "Did you mean 'check'?" in run("chekc").stderr


def test_ideas_as_json(site: Path) -> None:
    first, second = json.loads(run("ideas", "list", site, "--json").stdout)
    assert first == {
        "number": 1,
        "title": "Ask the night staff",
        "status": "captured",
        "first_seen": "2018-09-17",
        "last_seen": "2018-09-17",
        "mentions": 1,
        "stale": True,
        "merged_into": None,
        "tags": ["maps"],
    }
    assert (second["status"], second["merged_into"]) == ("merged", 1)


def test_ideas_by_status_and_staleness(site: Path) -> None:
    merged = json.loads(run("ideas", "list", site, "--status", "merged", "--json").stdout)
    assert [idea["number"] for idea in merged] == [2]
    fresh = run("ideas", "list", site, "--stale", "--json", "--today", "2018-10-29")
    assert json.loads(fresh.stdout) == []
    stale = run("ideas", "list", site, "--stale", "--json", "--today", "2018-10-30")
    assert [idea["number"] for idea in json.loads(stale.stdout)] == [1]


def test_an_unknown_status_is_met_with_the_nearest(site: Path) -> None:
    done = run("ideas", "list", site, "--status", "merge")
    assert done.exit_code == 2
    assert "Did you mean 'merged'?" in done.stderr


def test_the_story_of_an_idea(site: Path) -> None:
    story = json.loads(run("ideas", "show", 1, site, "--json").stdout)["history"]
    assert [moment["kind"] for moment in story] == ["born", "step", "mention"]
    assert story[0] == {
        "date": "2018-09-17",
        "kind": "born",
        "status": None,
        "note": None,
        "quote": None,
        "path": "docs/weeks/2018-09-17.md",
        "line": 4,
    }
    assert "Idea 1: Ask the night staff" in run("ideas", "show", 1, site).stdout


def test_an_unknown_idea_is_met_with_the_nearest(site: Path) -> None:
    done = run("ideas", "show", 9, site)
    assert done.exit_code == 2
    assert "The nearest is idea 2, 'Draw a map'." in done.stderr


def test_steps_as_json(site: Path) -> None:
    every = json.loads(run("steps", "list", site, "--all", "--json").stdout)
    assert every == [
        {
            "text": "Meet the records team",
            "origin": "2018-09-17",
            "due": "2018-09-28",
            "carried": 0,
            "outcome": "done",
            "closed": "2018-09-24",
            "idea": 1,
        },
        {
            "text": "Write it up",
            "origin": "2018-09-24",
            "due": None,
            "carried": 0,
            "outcome": None,
            "closed": None,
            "idea": None,
        },
    ]
    assert [one["text"] for one in json.loads(run("steps", "list", site, "--json").stdout)] == [
        "Write it up"
    ]


def test_tables_for_people(site: Path) -> None:
    assert "Write it up" in run("steps", "list", site).stdout
    assert "merged into 1" in run("ideas", "list", site).stdout


def test_no_colour_where_nobody_sees_it(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(site, "2018-10-01.md", BROKEN)
    monkeypatch.setenv("NO_COLOR", "1")
    done = CliRunner().invoke(cli, ["check", str(site)], color=True)
    assert "\x1b" not in done.stdout


def test_a_file_in_another_encoding_is_copied_converted_and_never_changed(
    site: Path, tmp_path: Path
) -> None:
    file = site / "docs" / "weeks" / "2018-10-01.md"
    file.write_bytes("Caf\xe9 – no".encode("cp1252"))
    before = file.read_bytes()
    done = run("check", site, "--convert", tmp_path / "copies")
    assert done.exit_code == 1
    copy = tmp_path / "copies" / "docs" / "weeks" / "2018-10-01.md"
    assert copy.read_text("utf-8") == "Café – no"
    assert file.read_bytes() == before
    assert run("check", site, "--convert", site / "docs").exit_code == 2


def test_stage_writes_only_what_changed_and_deletes_what_went(site: Path, tmp_path: Path) -> None:
    staged = tmp_path / "staged"
    first = run("stage", staged, site)
    assert first.exit_code == 0, first.stderr
    before = {file: file.stat().st_mtime_ns for file in staged.rglob("*.md")}
    assert ", 0 written, 0 deleted" in run("stage", staged, site).stderr
    assert {file: file.stat().st_mtime_ns for file in staged.rglob("*.md")} == before
    (site / "docs" / "weeks" / "2018-09-24.md").unlink()
    (staged / "mine.txt").write_text("kept", "utf-8")
    assert run("stage", staged, site).exit_code == 0
    assert not (staged / "weeks" / "2018-09-24.md").exists()
    assert (staged / "mine.txt").exists()


def test_stage_leaves_out_what_mkdocs_leaves_out(site: Path, tmp_path: Path) -> None:
    add(site, "private.txt", "mine")
    (site / "mkdocs.yml").write_text(SETTINGS + "exclude_docs: |\n  *.txt\n", "utf-8")
    assert run("stage", tmp_path / "staged", site).exit_code == 0
    assert not list((tmp_path / "staged").rglob("private*"))


def test_stage_refuses_a_folder_that_it_did_not_make(site: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "letter.txt").write_text("mine", "utf-8")
    for folder in (foreign, site / "docs", site, site / "docs" / "staged"):
        done = run("stage", folder, site)
        assert done.exit_code == 2, folder
        assert "choose" in done.stderr
    assert [file.name for file in foreign.iterdir()] == ["letter.txt"]


def test_stage_writes_nothing_of_a_log_with_errors(site: Path, tmp_path: Path) -> None:
    add(site, "2018-10-01.md", BROKEN)
    done = run("stage", tmp_path / "staged", site)
    assert done.exit_code == 1
    assert "docs/weeks/2018-10-01.md:2" in done.stderr
    assert not (tmp_path / "staged").exists()


def test_a_builder_without_learnlog_makes_the_same_pages_of_the_staged_tree(
    site: Path, tmp_path: Path
) -> None:
    from sites import HOOKED

    from learnlog.markdown.github_markdown import EXTENSIONS

    hooked = HOOKED + "extra: {learnlog: {today: 2018-10-01}}\n"
    ours = build(make_site(site, hooked, {}))
    plain = tmp_path / "plain"
    assert run("stage", plain / "docs", site).exit_code == 0
    extensions = json.dumps([{name: dict(options)} for name, options in EXTENSIONS.items()])
    made = build(make_site(plain, f"{SETTINGS}markdown_extensions: {extensions}\n", {}))
    assert made.code == 0, made.said
    for page in ("", "weeks/2018-09-17", "ideas/1", "ideas", "next-steps", "timeline", "tags/maps"):
        assert content(made.page(page)) == content(ours.page(page)), page


def content(page: BeautifulSoup) -> BeautifulSoup:
    """What a page shows, as it leaves the cleaning, without lines that need the site's address."""
    for line in page.article.select(".learnlog-address, .learnlog-follow"):
        line.decompose()
    return BeautifulSoup(" ".join(harmless(str(page.article)).split()), "html.parser")


def test_a_list_of_posts_marks_what_is_left_out(site: Path) -> None:
    posts = site / "docs" / "posts"
    posts.mkdir()
    for day, more in (("09-17", ""), ("09-18", "draft: true\n"), ("10-30", "")):
        (posts / f"2018-{day}.md").write_text(f"---\ntitle: Of {day}\n{more}---\n", "utf-8")
    listed = run("post", "list", site, "--json", "--today", "2018-09-28")
    assert [(one["title"], one["left_out"]) for one in json.loads(listed.stdout)] == [
        ("Of 10-30", "future"),
        ("Of 09-18", "draft"),
        ("Of 09-17", None),
    ]
    shown = run("post", "list", site, "--today", "2018-09-28").stdout
    assert "until 2018-10-30" in shown
    assert "draft" in shown
