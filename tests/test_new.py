"""`learnlog new`, as a writer uses it on a Friday."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sites import SETTINGS, make_site

from learnlog_cli.beginning.editing import open_and_check
from learnlog_cli.main import cli
from learnlog_cli.reading import read_settings

GOLDEN = Path(__file__).parent / "cases" / "new"
FRIDAY = "2026-11-20"
THIS_WEEK = "docs/weeks/2026-11-16.md"

OCTOBER = """\
---
ideas:
  - Ask the night staff what they write
  - Move the board to the lift
next_steps:
  - Meet the records team
  - text: "Order pens: two red, one blue"
    due: 2026-11-20
---
Idea 3: Draw a map of the corridors.
"""
NOVEMBER = """\
---
ideas:
  - idea: 2
    status: testing
  - idea: 3
    status: parked
    note: Not before spring.
followed_up:
  - step: Meet the records team
    outcome: deferred
    until: 2026-12-07
    note: They move house.
next_steps:
  - Sit beside the porters for a morning
  - text: Ask for a second pen
    due: 2026-11-13
---
"""
LAST = """\
---
followed_up:
  - step: Sit beside the porters for a morning
    outcome: done
---
More on Idea 2 soon.
"""
LOG = {
    "weeks/2026-10-05.md": OCTOBER,
    "weeks/2026-11-02.md": NOVEMBER,
    "weeks/2026-11-09.md": LAST,
}
TWO_WRITE = {
    ".authors.yml": "authors:\n  sam:\n    name: Sam Example\n  kit:\n    name: Kit Example\n",
    "weeks/2026-11-09.md": "---\nauthor: sam\nnext_steps:\n  - Sweep the yard\n---\n",
    "weeks/2026-11-09-kit.md": "---\nnext_steps:\n  - Count the pens\n---\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site", SETTINGS, LOG)


@pytest.fixture(autouse=True)
def _nobody_set_an_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISUAL", "EDITOR", "LEARNLOG_AUTHOR", "LEARNLOG_SITE", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)


def run(site: Path, *more: str, verb: str = "new", today: str = FRIDAY) -> Result:
    where = [str(site)] if verb == "check" else ["--site", str(site)]
    return CliRunner().invoke(cli, [verb, *where, "--today", today, *more])


def text(site: Path, path: str = THIS_WEEK) -> str:
    return (site / path).read_text("utf-8")


def problems(site: Path, today: str = FRIDAY) -> list[tuple[str, str, str]]:
    """What `check` says: file, severity, code."""
    told = json.loads(run(site, "--json", verb="check", today=today).stdout)
    return [(one["path"], one["severity"], one["code"]) for one in told]


def files(site: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(site)): file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.is_file() and ".learnlog" not in file.parts
    }


CASES = {
    "first": ({}, []),
    "open-steps-and-ideas": (LOG, []),
    "rolfe": (LOG, ["--model", "rolfe"]),
    "week-of-the-past": (LOG, ["--date", "2026-10-28"]),
    "author-in-the-file": (TWO_WRITE, ["--author", "sam"]),
}


@pytest.mark.parametrize("name", CASES)
def test_the_file_is_the_golden_one(name: str, tmp_path: Path, regenerate: bool) -> None:
    before, options = CASES[name]
    site = make_site(tmp_path / "site", SETTINGS, before)
    done = run(site, *options)
    assert done.exit_code == 0, done.stderr
    golden = GOLDEN / f"{name}.md"
    written = Path(done.stdout.strip()).read_text("utf-8")
    if regenerate:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(written, "utf-8")
    assert written == golden.read_text("utf-8")


def test_there_is_no_golden_file_without_a_case() -> None:
    assert {file.stem for file in GOLDEN.iterdir()} == set(CASES)


def test_the_path_is_on_stdout_and_the_rest_on_stderr(site: Path) -> None:
    done = run(site)
    assert done.stdout == f"{site / THIS_WEEK}\n"
    assert "2 open steps are in it." in done.stderr
    assert "1 put off to later is not asked." in done.stderr
    assert done.stderr.endswith("When you have written: learnlog check\n")


def test_the_path_is_short_inside_the_log(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site / "docs")
    assert run(site).stdout == f"{Path('weeks', '2026-11-16.md')}\n"


def test_nothing_but_the_new_file_is_changed(site: Path) -> None:
    before = files(site)
    run(site)
    after = files(site)
    assert set(after) - set(before) == {str(Path(THIS_WEEK))}
    assert {name: after[name] for name in before} == before


def test_the_new_file_has_nothing_to_mend_but_what_is_asked(site: Path) -> None:
    run(site)
    mine = {found for found in problems(site) if found[0] == THIS_WEEK}
    assert mine == {(THIS_WEEK, "notice", "step-unanswered"), (THIS_WEEK, "notice", "not-declared")}


def test_steps_stay_open_and_are_carried_once_more(site: Path) -> None:
    def carried() -> dict[str, int]:
        told = CliRunner().invoke(cli, ["steps", "list", str(site), "--json", "--today", FRIDAY])
        return {one["text"]: one["carried"] for one in json.loads(told.stdout)}

    before = carried()
    run(site)
    assert carried() == {words: times + 1 for words, times in before.items()}


def test_the_folder_of_the_entries_is_made(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", f"{SETTINGS}docs_dir: pages\n", {})
    (site / "pages").mkdir()
    assert run(site).exit_code == 0
    assert (site / "pages" / "weeks" / "2026-11-16.md").is_file()


@pytest.mark.parametrize("name", ["2026-11-16.md", "2026-11-18.md"])
@pytest.mark.parametrize("field", ["", "draft: true\n"])
def test_a_week_that_has_an_entry_is_refused(site: Path, name: str, field: str) -> None:
    mine = site / "docs" / "weeks" / name
    mine.write_text(f"---\ntitle: Mine\n{field}---\nMy words.\n", "utf-8")
    before = files(site)
    done = run(site)
    assert done.exit_code == 1
    assert f"has your entry already: docs/weeks/{name}" in done.stderr
    assert "--force" in done.stderr
    assert files(site) == before


@pytest.mark.parametrize("name", ["2026-11-16.md", "2026-11-18.md"])
def test_force_begins_anew_and_keeps_what_was_there(site: Path, name: str) -> None:
    mine = "---\r\nnext_steps:\r\n  - Mine alone\r\n---\r\nMy words.\r\n"
    path = f"docs/weeks/{name}"
    (site / path).write_bytes(mine.encode())
    done = run(site, "--force")
    assert done.exit_code == 0
    assert done.stdout == f"{site / path}\n"
    assert "Mine alone" not in text(site, path)
    kept = re.search(r"kept as (\S+\.md)\.", done.stderr)
    assert kept
    assert (site / kept[1]).read_bytes() == mine.encode()
    assert [found for found in problems(site) if found[1] != "notice"] == []


def test_force_twice_keeps_both(site: Path) -> None:
    for words in ("One.\n", "Two.\n"):
        (site / THIS_WEEK).write_text(words, "utf-8")
        assert run(site, "--force").exit_code == 0
    kept = sorted((site / ".learnlog" / "kept").iterdir())
    assert [file.read_text("utf-8") for file in kept] == ["One.\n", "Two.\n"]


def test_undo_takes_a_new_file_away_and_gives_a_replaced_one_back(site: Path) -> None:
    run(site)
    undone = CliRunner().invoke(cli, ["undo", "--site", str(site)], input="y\n")
    assert undone.exit_code == 0, undone.output
    assert not (site / THIS_WEEK).exists()
    (site / THIS_WEEK).write_text("Mine.\n", "utf-8")
    run(site, "--force")
    CliRunner().invoke(cli, ["undo", "--site", str(site)], input="y\n")
    assert text(site) == "Mine.\n"


def test_a_file_that_cannot_be_read_is_in_the_way_too(site: Path) -> None:
    (site / THIS_WEEK).write_text("---\ntitle: Mine\nMy words are here.\n", "utf-8")
    done = run(site)
    assert done.exit_code == 1
    assert f"{THIS_WEEK} is there already, but can't be read" in done.stderr
    assert "learnlog check" in done.stderr


def test_two_entries_in_a_week_are_to_be_joined_first(site: Path) -> None:
    for name in ("2026-11-16.md", "2026-11-18.md"):
        (site / "docs" / "weeks" / name).write_text("Mine.\n", "utf-8")
    before = files(site)
    done = run(site, "--force")
    assert done.exit_code == 1
    assert "more than one entry of yours" in done.stderr
    assert files(site) == before


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        ("2026-10-28", "docs/weeks/2026-10-26.md"),
        ("last week", None),
        ("26 Oct", "docs/weeks/2026-10-26.md"),
        ("2027-01-02", None),
    ],
)
def test_the_week_of_a_date(site: Path, asked: str, path: str | None) -> None:
    done = run(site, "--date", asked)
    if path:
        assert done.stdout == f"{site / path}\n"
    else:  # one has an entry, the other is too far away
        assert done.exit_code != 0
        assert done.stdout == ""


def test_words_that_are_no_date_are_met_with_examples(site: Path) -> None:
    done = run(site, "--date", "whenever")
    assert done.exit_code == 2
    assert "last friday" in done.stderr


def test_next_week_is_allowed_and_said_to_stay_out(site: Path) -> None:
    done = run(site, "--date", "2026-11-25")
    assert done.exit_code == 0
    assert "stays out of the site until 23 November 2026" in done.stderr
    mine = [found for found in problems(site) if found[0] == "docs/weeks/2026-11-23.md"]
    assert mine == [("docs/weeks/2026-11-23.md", "notice", "entry-future")]


def test_a_week_further_away_needs_force(site: Path) -> None:
    refused = run(site, "--date", "2026-12-02")
    assert refused.exit_code == 2
    assert "more than a week away" in refused.stderr
    assert run(site, "--date", "2026-12-02", "--force").exit_code == 0
    assert (site / "docs/weeks/2026-11-30.md").is_file()


def test_on_a_monday_last_week_is_named_where_it_has_no_entry(site: Path) -> None:
    done = run(site, today="2026-11-23")
    assert "learnlog new --date 2026-11-16" in done.stderr
    assert "learnlog new --date" not in run(site, "--date", "2026-10-28").stderr


def test_each_author_is_named_as_in_the_last_entry(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", SETTINGS, TWO_WRITE)
    assert run(site).exit_code == 2  # who?
    assert run(site, "--author", "kit").stdout.endswith("2026-11-16-kit.md\n")
    assert "author" not in text(site, "docs/weeks/2026-11-16-kit.md")
    assert "Count the pens" in text(site, "docs/weeks/2026-11-16-kit.md")
    assert run(site, "--author", "sam").stdout.endswith("2026-11-16.md\n")
    assert "\nauthor: sam\n" in text(site)
    assert "Count the pens" not in text(site)
    assert {severity for _, severity, _ in problems(site)} == {"notice"}


def test_the_plain_name_that_another_has_is_not_taken(tmp_path: Path) -> None:
    anothers = "---\nauthor: kit\n---\nMine.\n"
    site = make_site(tmp_path / "site", SETTINGS, {**TWO_WRITE, "weeks/2026-11-16.md": anothers})
    assert run(site, "--author", "sam").stdout.endswith("2026-11-16-sam.md\n")
    assert text(site) == anothers
    assert {severity for _, severity, _ in problems(site)} == {"notice"}


def test_somebody_without_a_name_is_asked_for_one(tmp_path: Path) -> None:
    before = {
        "weeks/2026-11-09.md": "Mine.\n",
        "weeks/2026-11-16.md": "---\nauthor: kit\n---\nMine too.\n",
        "weeks/2026-11-17-kit.md": "And once more.\n",
    }
    site = make_site(tmp_path / "site", SETTINGS, before)
    done = run(site)
    assert done.exit_code == 2
    assert "--author" in done.stderr


def test_entries_that_cannot_be_read_are_named(site: Path) -> None:
    broken = site / "docs" / "weeks" / "2026-10-12.md"
    broken.write_text("---\nnext_steps:\n  - a: b: c\n---\n", "utf-8")
    done = run(site)
    assert done.exit_code == 0
    assert "docs/weeks/2026-10-12.md" in done.stderr
    assert "learnlog check" in done.stderr


@pytest.mark.parametrize("name", ["rolfe", "gibbs", "kolb", "Rolfe"])
def test_a_model_gives_its_questions_as_headings(site: Path, name: str) -> None:
    assert run(site, "--model", name).exit_code == 0
    headings = [line for line in text(site).splitlines() if line.startswith("## ")]
    assert len(headings) >= 3
    assert all(line.endswith("?") for line in headings)
    assert {severity for _, severity, _ in problems(site)} == {"notice"}


def test_a_model_of_the_owners_comes_before_a_shipped_one(site: Path) -> None:
    folder = site / "docs" / "_data" / "models"
    folder.mkdir(parents=True)
    (folder / "rolfe.yml").write_text("stages: [And then?]\n", "utf-8")
    (folder / "era.yml").write_text("stages:\n  - heading: Experience\n", "utf-8")
    run(site, "--model", "rolfe")
    assert "\n## And then?\n" in text(site)
    run(site, "--model", "era", "--force")
    assert "\n## Experience\n" in text(site)


def test_an_unknown_model_is_met_with_the_nearest_and_all(site: Path) -> None:
    done = run(site, "--model", "gibs")
    assert done.exit_code == 2
    assert "gibbs, kolb, rolfe" in done.stderr
    assert "Did you mean 'gibbs'?" in done.stderr
    assert not (site / THIS_WEEK).exists()


def test_a_faulty_model_is_named_with_its_line(site: Path) -> None:
    folder = site / "docs" / "_data" / "models"
    folder.mkdir(parents=True)
    (folder / "era.yml").write_text("title: ERA\nstagse:\n  - heading: x\n", "utf-8")
    done = run(site, "--model", "era")
    assert done.exit_code == 1
    assert "docs/_data/models/era.yml:2: " in done.stderr
    assert "did you mean 'stages'?" in done.stderr
    assert not (site / THIS_WEEK).exists()


def test_no_heavy_library_is_loaded() -> None:
    code = "import sys, learnlog_cli.new; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment()
    )
    loaded = set(done.stdout.split())
    heavy = {"rich", "dateparser", "icalendar", "jinja2", "mkdocs", "markdown_it"}
    heavy |= {"learnlog.views", "learnlog.reference.data_fields", "learnlog_cli.spoken.dates"}
    assert not loaded & heavy


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **more}


def editor(folder: Path, code: str) -> str:
    """An editor that does what some lines of Python do with `file`, and nothing else."""
    script = folder / "editor.py"
    begin = "import pathlib, sys\nfile = pathlib.Path(sys.argv[1])\nold = file.read_text('utf-8')\n"
    script.write_text(begin + code, "utf-8")
    return f'"{Path(sys.executable).as_posix()}" "{script.as_posix()}"'


def opened(site: Path) -> None:
    """The file made, and the editor opened on it as on a terminal."""
    assert run(site).exit_code == 0
    config, _, day = read_settings(site, dt.date.fromisoformat(FRIDAY))
    open_and_check(site, THIS_WEEK, day, config)


ANSWER = "file.write_text(old.replace('outcome:\\n', 'outcome: {}\\n'), 'utf-8')\n"


@pytest.mark.parametrize(
    ("code", "stdout", "stderr"),
    [
        ("", "", "Nothing is written in it yet."),
        (ANSWER.format("done"), "", "Nothing to mend."),
        (ANSWER.format("doen"), "unknown outcome 'doen'", "Mend that in the file"),
        ("file.write_text(old.replace('title:', 'title: a: b'), 'utf-8')", "[yaml]", "Mend that"),
        ("file.unlink()", "", "is not there any more"),
        ("sys.exit(3)", "", "could not be used"),
    ],
)
def test_when_the_editor_is_closed_the_file_is_checked(
    site: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    code: str,
    stdout: str,
    stderr: str,
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, code))
    opened(site)
    told = capsys.readouterr()
    assert stderr in told.err
    assert stdout in told.out
    assert bool(stdout) == bool(told.out)


def test_visual_comes_before_editor(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", editor(tmp_path, "file.write_text('Mine.', 'utf-8')"))
    monkeypatch.setenv("EDITOR", "no-such-editor")
    opened(site)
    assert text(site) == "Mine."


@pytest.mark.parametrize("name", ["no-such-editor", '"half a quote', "/"])
def test_an_editor_that_is_not_there_is_a_sentence(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    monkeypatch.setenv("EDITOR", name)
    opened(site)
    assert f"The editor '{name}' could not be used." in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows has Notepad for those who set no editor")
def test_no_editor_at_all_is_a_sentence(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opened(site)
    assert "No editor is set." in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals in Python")
@pytest.mark.parametrize(
    ("stdin", "stdout", "more", "edited"),
    [
        (True, True, [], True),
        (True, True, ["--no-edit"], False),
        (True, False, [], False),
        (False, True, [], False),
    ],
)
def test_the_editor_is_opened_on_a_terminal_only(
    site: Path, tmp_path: Path, stdin: bool, stdout: bool, more: list[str], edited: bool
) -> None:
    import pty

    main, terminal = pty.openpty()
    command = [sys.executable, "-m", "learnlog_cli", "new", "--site", str(site), "--today", FRIDAY]
    chosen = editor(tmp_path, "file.write_text('Mine.', 'utf-8')")
    done = subprocess.run(
        [*command, *more],
        stdin=terminal if stdin else subprocess.DEVNULL,
        stdout=terminal if stdout else subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment(EDITOR=chosen),
        timeout=60,
    )
    os.close(terminal)
    os.close(main)
    assert done.returncode == 0, done.stderr
    assert (text(site) == "Mine.") == edited
