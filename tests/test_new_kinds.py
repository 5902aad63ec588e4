"""The commands that begin posts, interviews, assignments, audits and reviews."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import click
import pytest
from click.testing import CliRunner, Result
from sites import ROOT, SETTINGS, make_site

from learnlog import Log, Severity, load
from learnlog.edit import replacing
from learnlog.files.names import check_file_names
from learnlog.front_matter.kind_fields import FORMS
from learnlog.kinds import Kind
from learnlog.model import Assignment, Audit, Entry, Post
from learnlog.new_assignment import new_assignment
from learnlog.new_audit import new_audit
from learnlog.new_file_name import MOST_LETTERS, dated_uri, file_words, undated_uri
from learnlog.new_interview import new_interview
from learnlog.new_post import new_post
from learnlog.reference.instruments import Instrument
from learnlog.reference.reading import shipped_instruments
from learnlog_cli import completing, main
from learnlog_cli.beginning import editing
from learnlog_cli.spoken.periods import spoken_period

FRIDAY = "2026-11-20"
TODAY = dt.date(2026, 11, 20)
LOG = {
    "weeks/2026-11-09.md": "---\nnext_steps:\n  - Ask the porters\n---\nA quiet week.\n",
    "assignments/night-desk.md": "---\ntitle: At the night desk\nstart: 2026-08-03\n---\n",
    "audits/2026-08-20-working-together.md": "---\ninstrument: working-together\ndepth: deep\n"
    "scores:\n  - principle: trust\n    answers: [1, x, 2]\n  - principle: voices\n---\n",
}
EACH = {
    "post": (["post", "new", "Two kettles"], "docs/posts/2026-11-20-two-kettles.md"),
    "interview": (["interview", "new", "Tea"], "docs/interviews/2026-11-20-tea.md"),
    "undated": (["interview", "new", "Tea", "--undated"], "docs/interviews/tea.md"),
    "assignment": (["assignment", "new", "Day unit"], "docs/assignments/day-unit.md"),
    "audit": (["audit", "new", "working-together"], "docs/audits/2026-11-20-working-together.md"),
    "deep": (
        ["audit", "new", "working-together", "--deep"],
        "docs/audits/2026-11-20-working-together.md",
    ),
    "review": (["reviews", "new"], "docs/reviews/2026-Q3.md"),
    "review of an assignment": (["reviews", "new", "night-desk"], "docs/reviews/night-desk.md"),
}
every_kind = pytest.mark.parametrize("name", EACH)
NASTY = (
    """
yes|No|null|~|12:30|0123|2026-02-30|a: b|a:b|key:|? x|- x|#|# 3|a #b|"quoted"|"half|'single'
it's|“curly: quotes”|&a|*b|!c|%d|@e|`f`|[x|[x]|{a: b}|{|a, b|--- x|at the end \\|>-|café ☕|שלום|…
<script>alert(1)</script>|{{ x }}|--undated|Con|nul|index|README|2018|2018-Q4|2018-09-17|茶|../../up
""".strip()
    .replace("\n", "|")
    .split("|")
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site", SETTINGS, LOG)


@pytest.fixture(autouse=True)
def _nobody_set_an_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISUAL", "EDITOR", "LEARNLOG_AUTHOR", "LEARNLOG_SITE", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)


def run(site: Path, *words: str) -> Result:
    """A command of a group, on the Friday; its options come first, since a title may follow --."""
    line = [*words[:2], "--site", str(site), "--today", FRIDAY, *words[2:]]
    return CliRunner().invoke(main.cli, line, prog_name="learnlog")


def undo(site: Path) -> Result:
    return CliRunner().invoke(main.cli, ["undo", "--site", str(site)])


def files(site: Path) -> dict[str, bytes]:
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.is_file() and ".learnlog" not in file.parts
    }


def worse_than_notices(site: Path) -> list[str]:
    told = CliRunner().invoke(main.cli, ["check", str(site), "--json", "--today", FRIDAY])
    return [one["message"] for one in json.loads(told.stdout) if one["severity"] != "notice"]


# The commands


@every_kind
def test_the_file_is_made_and_nothing_is_wrong_with_it(site: Path, name: str) -> None:
    words, path = EACH[name]
    before = files(site)
    done = run(site, *words)
    assert done.exit_code == 0, done.output
    assert Path(done.stdout.strip()) == site / path
    after = files(site)
    assert {one: after[one] for one in before} == before
    assert set(after) - set(before) == {path}
    assert worse_than_notices(site) == []
    assert done.stderr.endswith("When you have written: learnlog check\n")


@every_kind
def test_undo_takes_it_back_to_the_byte(site: Path, name: str) -> None:
    words, _ = EACH[name]
    before = files(site)
    run(site, *words)
    undone = undo(site)
    assert undone.stdout.startswith(f"Took back: learnlog {words[0]} new")
    assert files(site) == before


@every_kind
def test_what_is_there_is_refused_and_with_force_kept(site: Path, name: str) -> None:
    words, path = EACH[name]
    mine = b"---\r\ntitle: Mine\r\n---\r\nMy words.\r\n"
    (site / path).parent.mkdir(exist_ok=True)
    (site / path).write_bytes(mine)
    before = files(site)
    refused = run(site, *words)
    assert refused.exit_code == 1
    assert f"{path} is there already." in refused.stderr
    assert files(site) == before
    assert run(site, *words, "--force").exit_code == 0
    assert (site / path).read_bytes() != mine
    (kept,) = (site / ".learnlog" / "kept").iterdir()
    assert kept.read_bytes() == mine
    undo(site)
    assert files(site) == before


@every_kind
def test_a_file_that_cannot_be_read_is_in_the_way_too(site: Path, name: str) -> None:
    words, path = EACH[name]
    (site / path).parent.mkdir(exist_ok=True)
    (site / path).write_text("---\ntitle: Mine\nno end of it\n", "utf-8")
    refused = run(site, *words)
    assert refused.exit_code == 1
    assert f"{path} is there already, but can't be read." in refused.stderr
    assert "'learnlog check' says what to mend in it" in refused.stderr


@every_kind
def test_an_entry_that_cannot_be_read_is_in_nobodys_way(site: Path, name: str) -> None:
    (site / "docs/weeks/2026-11-02.md").write_text("---\nideas:\n  - a: b: c\n---\n", "utf-8")
    done = run(site, *EACH[name][0])
    assert done.exit_code == 0, done.output
    told = "Not everything could be read in docs/weeks/2026-11-02.md" in done.stderr
    assert told == name.startswith("review")  # only reviews draw on weeks


@pytest.mark.parametrize("name", [name for name in EACH if name != "review of an assignment"])
def test_a_log_without_entries_can_begin_with_any_kind(tmp_path: Path, name: str) -> None:
    site = make_site(tmp_path / "site", f"{SETTINGS}docs_dir: pages\n", {})
    (site / "pages").mkdir()
    words, path = EACH[name]
    done = run(site, *words)
    assert done.exit_code == 0, done.output
    assert (site / path.replace("docs/", "pages/")).is_file()
    assert worse_than_notices(site) == []


@every_kind
def test_a_full_disk_leaves_nothing_behind(
    site: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = files(site)
    monkeypatch.setattr(replacing, "name_once", full)
    refused = run(site, *EACH[name][0])
    assert refused.exit_code == 1
    assert "the disk is full" in refused.stderr
    assert files(site) == before


@every_kind
def test_outside_a_log_nothing_is_made(tmp_path: Path, name: str) -> None:
    refused = run(tmp_path, *EACH[name][0])
    assert refused.exit_code == 2
    assert "There is no log in the folder" in refused.stderr
    assert list(tmp_path.iterdir()) == []


@every_kind
def test_the_file_is_opened_for_whoever_sits_in_front_of_it(
    site: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setenv("EDITOR", "notepad")
    monkeypatch.setattr(editing, "on_terminal", lambda: True)
    monkeypatch.setattr(click, "edit", lambda filename, editor: opened.append(filename))
    words, path = EACH[name]
    done = run(site, *words)
    assert opened == [str(site / path)]
    assert done.stderr.endswith("Nothing is written in it yet. When you have: learnlog check\n")
    run(site, *words, "--force", "--no-edit")
    assert len(opened) == 1


def test_a_file_of_another_author_is_never_replaced(tmp_path: Path) -> None:
    kits = "---\nauthor: kit\n---\nMine.\n"
    texts = {
        "weeks/2026-11-09-sam.md": "Mine.\n",
        "weeks/2026-11-09-kit.md": "Mine.\n",
        "posts/2026-11-20-tea.md": kits,
    }
    site = make_site(tmp_path / "site", SETTINGS, texts)
    assert run(site, "post", "new", "Tea").exit_code == 2  # who?
    refused = run(site, "post", "new", "Tea", "--author", "sam", "--force")
    assert refused.exit_code == 1
    assert "is there already, by kit." in refused.stderr
    assert run(site, "post", "new", "Coffee", "--author", "sam").exit_code == 0
    made = (site / "docs/posts/2026-11-20-coffee.md").read_text("utf-8")
    assert "\nauthor: sam\n" in made


@pytest.mark.parametrize("title", NASTY)
@pytest.mark.parametrize("verb", ["post", "interview", "assignment"])
def test_any_title_is_kept_to_the_letter(site: Path, verb: str, title: str) -> None:
    more = ["--undated"] if verb == "interview" else []
    done = run(site, verb, "new", *more, "--", title)
    assert done.exit_code == 0, done.output
    assert worse_than_notices(site) == []
    path = Path(done.stdout.strip()).relative_to(site).as_posix()
    log, _ = load({path: (site / path).read_bytes()}, TODAY)
    assert [one.title for one in log.published] == [" ".join(title.split())]


def test_a_title_with_a_sign_that_nobody_sees_is_refused(site: Path) -> None:
    before = files(site)
    refused = run(site, "post", "new", "a\u202eb")
    assert refused.exit_code == 1
    assert "an invisible character (U+202E)" in refused.stderr
    assert files(site) == before


def test_a_name_that_would_clash_with_another_file_is_refused(site: Path) -> None:
    (site / "docs/posts").mkdir()
    (site / "docs/posts/2026-11-20-tea.markdown").write_text("Mine.\n", "utf-8")
    refused = run(site, "post", "new", "Tea")
    assert refused.exit_code == 1
    assert "would become the same page" in refused.stderr


def test_new_loads_nothing_of_the_other_commands() -> None:
    code = (
        "import sys; from learnlog_cli.main import cli; "
        "cli(['new', '--help'], standalone_mode=False); print(*sys.modules)"
    )
    roots = os.pathsep.join(str(ROOT / name) for name in ("hooks", "scripts"))
    variables = {**os.environ, "PYTHONPATH": roots}
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=variables
    )
    loaded = {*told.stdout.splitlines()[-1].split()}
    assert "learnlog_cli.new" in loaded
    assert not {one for one in loaded if one.startswith("learnlog.reference.instruments")}
    assert not {"learnlog_cli.beginning.new_file", "learnlog.new_audit", "rich"} & loaded


# The texts


def read(uri: str, text: str) -> Entry:
    """The entry of a text, in which nothing may be wrong or noticed."""
    log, problems = load({f"docs/{uri}": text}, TODAY)
    told = [str(one) for one in problems if one.code not in ("audit-unscored", "entry-future")]
    assert told == []
    return (log.published + log.withheld)[0]


@pytest.mark.parametrize("form", [None, *FORMS])
@pytest.mark.parametrize("event", ["", "Spring forum: day 1"])
def test_the_text_of_a_post(form: str | None, event: str) -> None:
    text = new_post("Tea", "sam", TODAY, form=form, event=event)
    entry = read("posts/2026-11-20-tea.md", text)
    assert isinstance(entry.details, Post)
    assert (entry.author, entry.details.form) == ("sam", form)
    assert (entry.details.event.name if entry.details.event else "") == event
    assert entry.prose.body.strip() == ""


@pytest.mark.parametrize("day", [None, TODAY])
def test_the_text_of_an_interview_publishes_nothing_that_was_not_said(day: dt.date | None) -> None:
    text = new_interview("Tea", None, day, TODAY)
    entry = read("interviews/tea.md" if day is None else f"interviews/{day}-tea.md", text)
    assert entry.dated == (day is not None)
    assert (entry.prose.body.strip(), entry.people, entry.author) == ("", (), None)


@pytest.mark.parametrize("start", [None, dt.date(2026, 9, 1)])
@pytest.mark.parametrize("end", [None, dt.date(2027, 3, 1)])
def test_the_text_of_an_assignment(start: dt.date | None, end: dt.date | None) -> None:
    entry = read("assignments/tea.md", new_assignment("Tea", None, start=start, end=end))
    assert isinstance(entry.details, Assignment)
    assert (entry.details.start, entry.details.end) == (start, end)
    assert entry.details.objectives == ()


OURS = """\
title: "Ours: a try"
scale: [{score: 1, label: No}, {score: 2.5, label: Yes}]
low: LOW
principles:
  - {key: a, title: A, questions: [One?, "Two: or three?", Three?, Four?]}
  - {key: b, title: B, questions: ["# four?"]}
"""


def with_ours(low: str = "1", **texts: str) -> Log:
    """A log with an instrument of its own, and other files."""
    files = {f"docs/audits/{name}": text for name, text in texts.items()}
    return load({**files, "docs/_data/audits/ours.yml": OURS.replace("LOW", low)}, TODAY)[0]


def ours(log: Log) -> Instrument:
    return log.reference.instruments["ours"]


NO_LOG = load({}, TODAY)[0]


@pytest.mark.parametrize("deep", [False, True])
def test_the_text_of_an_audit_asks_every_principle_and_answers_none(deep: bool) -> None:
    log = with_ours()
    text = new_audit(log, ours(log), "sam", TODAY, deep=deep, scope="Us: two")
    texts = {
        "docs/audits/2026-11-20-ours.md": text,
        "docs/_data/audits/ours.yml": OURS.replace("LOW", "1"),
    }
    log, problems = load(texts, TODAY)
    assert {one.severity for one in problems} <= {Severity.NOTICE}
    audit = log.entries[0].details
    assert isinstance(audit, Audit)
    assert (audit.instrument, audit.depth) == ("ours", "deep" if deep else "quick")
    assert audit.scope == "Us: two"
    assert [one.principle for one in audit.scores] == ["a", "b"]
    assert all(one.score is None and not any(one.answers) for one in audit.scores)
    assert [len(one.answers) for one in audit.scores] == ([4, 1] if deep else [0, 0])
    assert ("Two: or three?" in text) == deep
    assert "# 1 is a gap." in text


@pytest.mark.parametrize("deep", [False, True])
def test_a_filled_in_audit_is_read_as_it_was_meant(deep: bool) -> None:
    (shipped,) = shipped_instruments().values()
    text = new_audit(NO_LOG, shipped, None, TODAY, deep=deep)
    blank, answer = ("      -\n", "      - 3\n") if deep else ("score:\n", "score: 3\n")
    filled = text.replace(blank, answer)
    entry = read("audits/2026-11-20-working-together.md", filled)
    assert isinstance(entry.details, Audit)
    given = [one.answers if deep else (one.score,) for one in entry.details.scores]
    wanted = [len(one.questions) if deep else 1 for one in shipped.principles]
    assert given == [(3.0,) * count for count in wanted]


def asked_again(
    scores: str, author: str | None = None, low: str = "1", day: dt.date = TODAY
) -> str:
    """The text of an audit, where there was one in August by Sam, or by nobody."""
    by = f"author: {author}\n" if author else ""
    before = f"---\n{by}instrument: ours\nscores:\n{scores}---\n"
    log = with_ours(low, **{"2026-08-20-ours.md": before})
    return new_audit(log, ours(log), "kit", day)


def test_last_time_is_told_with_the_mean_of_what_was_answered() -> None:
    scores = "  - {principle: a, answers: [1, x, 2, 2]}\n  - {principle: b, score: 2.5}\n"
    text = asked_again(scores, low="2.5")
    assert "# Last time was 20 August 2026 (deep).\n" in text
    assert [one.strip() for one in text.splitlines() if "Last time:" in one] == [
        "# Last time: 1.7",
        "# Last time: 2.5",
    ]
    assert "# 2.5 or less is a gap." in text


def test_what_is_no_last_time() -> None:
    """An audit without a score, one of the same day, and one of somebody else."""
    one = "  - {principle: a, score: 1}\n"
    assert "Last time" in asked_again(one)
    assert "Last time" not in asked_again("  - {principle: a}\n")
    assert "Last time" not in asked_again(one, day=dt.date(2026, 8, 20))
    assert "Last time" not in asked_again(one, author="sam")


UNCOMMENTED = {
    "posts/2026-11-20-tea.md": new_post("Tea", None, TODAY),
    "interviews/2026-11-20-tea.md": new_interview("Tea", None, TODAY, TODAY),
    "interviews/tea.md": new_interview("Tea", None, None, TODAY),
    "assignments/tea.md": new_assignment("Tea", None, start=TODAY, end=dt.date(2027, 3, 1)),
    "audits/2026-11-20-working-together.md": new_audit(
        NO_LOG, shipped_instruments()["working-together"], None, TODAY
    ),
}


@pytest.mark.parametrize("uri", UNCOMMENTED)
def test_examples_are_valid_when_their_sign_is_deleted(uri: str) -> None:
    sign = re.compile(r"^  # (?=- |  |name: |date: |place: |link: )", re.MULTILINE)
    used = sign.sub("  ", UNCOMMENTED[uri])
    log, problems = load({f"docs/{uri}": used.replace("# draft:", "draft:")}, TODAY)
    assert [str(one) for one in problems if one.severity is Severity.ERROR] == []
    (entry,) = log.published + log.withheld
    assert entry.draft == ("# draft: true" in UNCOMMENTED[uri])
    assert entry.people or entry.next_steps or entry.achievements


# The names


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Two kettles", "two-kettles"),
        ("Don't count: ask!", "dont-count-ask"),
        ("Über Café", "uber-cafe"),
        ("茶", ""),
        ("  - ", ""),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_the_words_of_a_title(title: str, words: str) -> None:
    assert file_words(title) == words


def test_a_long_title_is_cut_between_two_words() -> None:
    words = file_words("every little word " * 20)
    assert len(words) <= MOST_LETTERS
    assert words.rpartition("-")[2] in ("every", "little", "word")
    assert file_words("x" * 200) == "x" * MOST_LETTERS


@pytest.mark.parametrize("title", [*NASTY, "x" * 300, "com1", "LPT9", "readme", "2018-10"])
@pytest.mark.parametrize("kind", [Kind.INTERVIEW, Kind.ASSIGNMENT])
def test_an_undated_name_is_safe_and_means_nothing_else(title: str, kind: Kind) -> None:
    uri = undated_uri(kind, title)
    assert list(check_file_names([uri])) == []
    log, problems = load({f"docs/{uri}": "## Why?\n\nWords.\n"}, TODAY)
    assert [str(one) for one in problems] == []
    assert [one.dated for one in log.published] == [False]


def test_a_dated_name_without_latin_letters() -> None:
    assert dated_uri(Kind.POST, TODAY, "茶") == "posts/2026-11-20-post.md"


# Periods


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("2018", "2018"),
        ("2018-q4", "2018-Q4"),
        ("2018-10", "2018-10"),
        ("Q4 2018", "2018-Q4"),
        ("2018Q4", "2018-Q4"),
        ("2018 q1", "2018-Q1"),
        ("q3", "2026-Q3"),
        ("q4", "2026-Q4"),
        ("October 2018", "2018-10"),
        ("oct", "2026-10"),
        ("Sept. 2018", "2018-09"),
        ("november", "2026-11"),
        ("december", "2025-12"),
        ("last month", "2026-10"),
        ("the last quarter", "2026-Q3"),
        ("previous  year", "2025"),
        ("this quarter", "2026-Q4"),
        ("current month", "2026-11"),
    ],
)
def test_periods_as_people_say_them(said: str, name: str) -> None:
    found = spoken_period(said, TODAY)
    assert found
    assert found.name == name


@pytest.mark.parametrize(
    "said", ["", "whenever", "2018-13", "q5", "ma", "last week", "2018q1 2019", "0999", "feb 0000"]
)
def test_words_that_are_no_period(said: str) -> None:
    assert spoken_period(said, TODAY) is None


def test_the_last_quarter_of_january_is_that_of_the_year_before() -> None:
    found = spoken_period("last quarter", dt.date(2026, 1, 1))
    assert found
    assert found.name == "2025-Q4"


# What the Tab key offers


def offered(complete: completing.Completer, site: Path, typed: str) -> list[tuple[str, str | None]]:
    context = click.Context(click.Command("new"))
    context.params.update(site=site, today=TODAY)
    return [(one.value, one.help) for one in complete(context, click.Argument(["name"]), typed)]


def test_instruments_periods_and_forms_are_offered(site: Path) -> None:
    own = site / "docs" / "_data" / "audits"
    own.mkdir(parents=True)
    (own / "walks.yml").write_text("title: Walks\n", "utf-8")
    assert offered(completing.instruments, site, "w") == [
        ("walks", None),  # it can't be read yet, and is offered all the same
        ("working-together", "Working together (an example)"),
    ]
    assert offered(completing.periods, site, "2026-q") == [
        ("2026-Q4", "October to December 2026"),
        ("2026-Q3", "July to September 2026"),
    ]
    assert offered(completing.periods, site, "ni") == [("night-desk", "At the night desk")]
    assert [name for name, _ in offered(completing.forms, site, "")] == [*FORMS]


@pytest.mark.parametrize("complete", [completing.instruments, completing.periods])
def test_what_cannot_be_read_completes_nothing(
    complete: completing.Completer, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert offered(complete, tmp_path / "nowhere", "zzz") == []
    assert capfd.readouterr() == ("", "")
