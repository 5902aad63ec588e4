"""The form on GitHub: made of the parser's fields, its answers data, no word of them lost."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from sites import HOOKED, make_site

from learnlog.config import Config
from learnlog.files.decoding import UNSAFE
from learnlog.forms.form_fields import label_of
from learnlog.front_matter.fields import GROUPS, OF_KIND, OUTCOMES
from learnlog.kinds import Kind
from learnlog.load import load
from learnlog_cli.issues.answers import NOTHING, answers
from learnlog_cli.issues.composing import Unfit, compose
from learnlog_cli.issues.form import FORM, LABEL, form_text
from learnlog_cli.issues.listed import items
from learnlog_cli.issues.questions import DAY, LABELS, QUESTIONS, SIX, TEXT, TICKS, Question
from learnlog_cli.issues.setting_up import WORKFLOW, files
from learnlog_cli.main import cli

ZIZMOR = Path(sys.executable).parent / "zizmor"
OPENED = "2026-11-25T17:04:00Z"
TODAY = "extra: {learnlog: {today: 2026-11-27}}\n"
BEFORE = (
    "---\nideas:\n  - idea: 3\n    title: Ring the clinic\nnext_steps:\n"
    "  - Arrange shadowing of two teams\n  - Ask the records team.\n---\nWords.\n"
)
FILES = {"weeks/2026-11-16.md": BEFORE}
FIELDS = OF_KIND[Kind.WEEK]


def body(**given: str) -> str:
    """An issue as GitHub writes it; answers by the key of their question, `_` for `-`."""
    keyed = {key.replace("_", "-"): text for key, text in given.items()}
    assert keyed.keys() <= {question.key for question in QUESTIONS}
    return "\n\n".join(
        f"### {question.label}\n\n{keyed.get(question.key) or nothing(question)}"
        for question in QUESTIONS
    )


def nothing(question: Question) -> str:
    return "\n".join(f"- [ ] {one}" for one in question.ticks) or NOTHING


def event(text: str, sent_by: str = "", **more: object) -> dict[str, Any]:
    issue = {
        "number": 12,
        "body": text,
        "created_at": OPENED,
        "author_association": "OWNER",
        "labels": [{"name": LABEL}],
    }
    told = {"issue": {**issue, **more}, "repository": {"private": True}}
    return {**told, "sender": {"login": sent_by}} if sent_by else told


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "log", HOOKED + TODAY, FILES)


def take(site: Path, told: object, monkeypatch: pytest.MonkeyPatch | None = None) -> Result:
    """What the workflow does; the reply is in `reply.md` and the outputs in `outputs` beside."""
    file, reply, outputs = (site.parent / name for name in ("event.json", "reply.md", "outputs"))
    file.write_text(json.dumps(told), "utf-8")
    for old in (reply, outputs):
        old.unlink(missing_ok=True)
    words = ["issue", "take", str(site), "--event", str(file), "--reply", str(reply)]
    return CliRunner().invoke(cli, words, env={"GITHUB_OUTPUT": str(outputs)})


def reply(site: Path) -> str:
    return (site.parent / "reply.md").read_text("utf-8")


def outputs(site: Path) -> dict[str, str]:
    lines = (site.parent / "outputs").read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


def entries(site: Path) -> set[str]:
    return {file.name for file in (site / "docs" / "weeks").iterdir()}


# The form


def test_the_form_is_made_of_the_fields_of_the_parser() -> None:
    form = yaml.safe_load(form_text())
    boxes = {one["id"]: one for one in form["body"] if one["type"] != "markdown"}
    for question in QUESTIONS:
        assert question.field in (*FIELDS, TEXT)
        assert boxes[question.key]["attributes"]["label"] == question.label
        named = boxes[question.key]["attributes"]["label"]
        assert (
            question.ticks
            or question.field in (DAY, TEXT)
            or named.startswith(label_of(question.field))
        )
    told = {boxes[one.key]["attributes"]["description"] for one in QUESTIONS}
    for field in ("title", "ideas", "achievements", "lessons", "next_steps"):
        assert any(FIELDS[field].meaning in one for one in told), field
    assert tuple(one.outcome for one in QUESTIONS if one.outcome) == OUTCOMES
    assert GROUPS["followed_up"]["outcome"].choices == OUTCOMES


def test_the_form_is_one_that_github_takes() -> None:
    """By "Syntax for issue forms" and "Common validation errors" (GitHub Docs)."""
    form = yaml.safe_load(form_text())
    assert form.keys() == {"name", "description", "title", "labels", "body"}
    assert form["labels"] == [LABEL]
    ids = [one["id"] for one in form["body"] if one["type"] != "markdown"]
    labels = [one["attributes"]["label"] for one in form["body"] if "id" in one]
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels) == len(LABELS)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", one) for one in ids)
    for one in form["body"]:
        assert one["type"] in ("markdown", "input", "textarea", "checkboxes")
        options = one["attributes"].pop("options", [])
        assert (one["type"] == "checkboxes") == bool(options)
        assert all([*option] == ["label"] for option in options)
        assert all(isinstance(value, str) and value for value in one["attributes"].values())


def test_its_first_words_say_for_whom_it_is() -> None:
    first = yaml.safe_load(form_text())["body"][0]
    assert first["type"] == "markdown"
    assert first["attributes"]["value"].startswith("**For private repositories only.** In a public")


# From an issue to an entry


def test_a_filled_in_form_becomes_the_entry(site: Path) -> None:
    told = body(
        title="Half: a year",
        followed_up_done="- Arrange shadowing of two teams",
        followed_up_deferred="ask the records team (the lead is away)",
        ideas="Read letters aloud\nIdea 3: testing. Rang twice\nIdea 3: and once more",
        achievements="1. One\n2. Two",
        lessons="* Agree the scope: first",
        next_steps='Ring "the" porter #2',
        text="Prose.\n\nIdea 3 again.",
    )
    assert take(site, event(told)).exit_code == 0
    assert (site / "docs" / "weeks" / "2026-11-23.md").read_text("utf-8") == (
        "---\n"
        'title: "Half: a year"\n'
        "ideas:\n"
        "  - Read letters aloud\n"
        "  - idea: 3\n    status: testing\n    note: Rang twice\n"
        "  - idea: 3\n    note: and once more\n"
        "followed_up:\n"
        "  - step: Arrange shadowing of two teams\n    outcome: done\n"
        "  - step: Ask the records team.\n    outcome: deferred\n    note: the lead is away\n"
        "achievements:\n  - One\n  - Two\n"
        'lessons:\n  - "Agree the scope: first"\n'
        'next_steps:\n  - "Ring \\"the\\" porter #2"\n'
        "---\n"
        "Prose.\n\nIdea 3 again.\n"
    )
    assert outputs(site) == {
        "entry": "docs/weeks/2026-11-23.md",
        "branch": "entry/2026-11-23-issue-12",
        "week": "2026-11-23",
        "number": "12",
    }
    assert "Closes #12" in reply(site)


@pytest.mark.parametrize(
    ("said", "name"),
    [("", "2026-11-23.md"), ("2026-12-02", "2026-11-30.md"), ("2026-01-01", "2025-12-29.md")],
)
def test_the_day_chooses_the_file(site: Path, said: str, name: str) -> None:
    assert take(site, event(body(date=said, text="Words."))).exit_code == 0
    assert entries(site) == {"2026-11-16.md", name}


@pytest.mark.parametrize(
    "said",
    [
        "../../../etc/cron.d/x", "2026-11-23/../../x", "2026-13-45", "tomorrow", "２０２６-11-23",
        "2026-11-23\n2026-11-24", "$(date)", "`date`", "2026-11-23.md", "-n", "'; rm -rf /", "\0",
    ],
)  # fmt: skip
def test_what_is_no_day_makes_no_file(site: Path, said: str) -> None:
    done = take(site, event(body(date=said, text="Words.")))
    assert done.exit_code == 0
    assert "must be a day such as" in reply(site)
    assert outputs(site) == {"number": "12"}
    assert entries(site) == {"2026-11-16.md"}
    assert {one.name for one in (site / "docs").iterdir()} == {"weeks"}


def test_an_entry_that_is_there_is_never_overwritten(site: Path) -> None:
    take(site, event(body(date="2026-11-18", text="Other words.")))
    assert (site / "docs" / "weeks" / "2026-11-16.md").read_text("utf-8") == BEFORE
    assert "has an entry already: docs/weeks/2026-11-16.md" in reply(site)
    (site / "docs" / "weeks" / "2026-11-23.md").write_text("---\ndraft: true\n---\nA draft.\n")
    take(site, event(body(text="Other words.")))
    assert "docs/weeks/2026-11-23.md" in reply(site)
    assert "entry" not in outputs(site)


def test_what_identifies_somebody_makes_no_file_and_is_not_repeated(site: Path) -> None:
    take(site, event(body(text="Saw NHS no 943 476 5919.", lessons="Ask a@example.nhs.uk")))
    assert entries(site) == {"2026-11-16.md"}
    told = reply(site)
    assert "**Text**" in told
    assert "**Lessons**" in told
    assert "943" not in told
    assert "a@" not in told.replace("&#64;", "@")


def test_a_mistake_is_told_by_the_box_it_stands_in(site: Path) -> None:
    take(site, event(body(followed_up_done="Arrange shadowing of three teams")))
    assert "**What became of earlier plans**" in reply(site)
    assert "Arrange shadowing of two teams" in reply(site)
    assert entries(site) == {"2026-11-16.md"}


def test_a_mistake_that_was_there_before_is_not_the_writers(site: Path) -> None:
    (site / "docs" / "weeks" / "2026-11-09.md").write_text("---\ntitel: x\n---\nA.\n")
    assert take(site, event(body(text="Words."))).exit_code == 0
    assert outputs(site)["entry"] == "docs/weeks/2026-11-23.md"


def test_a_log_that_asks_for_declarations_takes_what_is_not_declared_yet(tmp_path: Path) -> None:
    asked = TODAY.replace("today", "declaration: require, today")
    site = make_site(tmp_path / "log", HOOKED + asked, FILES)
    assert take(site, event(body(text="Words."))).exit_code == 0
    assert "entry" in outputs(site)


def test_several_who_write_are_told_apart(tmp_path: Path) -> None:
    people = {".authors.yml": "authors:\n  sam: {name: Sam}\n  kit: {name: Kit}\n"}
    files_ = {**people, "weeks/2026-11-16-sam.md": "A.\n", "weeks/2026-11-16-kit.md": "B.\n"}
    site = make_site(tmp_path / "log", HOOKED + TODAY, files_)
    take(site, event(body(text="Words.")))
    assert "fill in 'Author' with one of kit, sam" in reply(site)
    take(site, event(body(text="Words.", author="samm")))
    assert "Did you mean 'sam'?" in reply(site)
    take(site, event(body(text="Words.", author="kit")))
    assert outputs(site)["entry"] == "docs/weeks/2026-11-23-kit.md"


def test_an_empty_form_makes_nothing(site: Path) -> None:
    take(site, event(body(date="2026-11-23")))
    assert "The form is empty" in reply(site)


# The declaration

ALL_SIX = "\n".join(f"- [X] {one}" for one in TICKS)


def test_whoever_ticks_all_six_declares_the_entry(site: Path) -> None:
    told = event(body(text="Words.", anonymised=ALL_SIX), sent_by="Sam-Example")
    take(site, told)
    text = (site / "docs" / "weeks" / "2026-11-23.md").read_text("utf-8")
    assert re.fullmatch(
        r"---\nanonymised: \{by: sam-example, date: 2026-11-27, sha: [0-9a-f]+\}\n---\nWords.\n",
        text,
    )
    assert "has looked through it" in reply(site)
    (site / "docs" / "weeks" / "2026-11-16.md").unlink()
    words = ["publish", str(site), "--check", "--today", "2026-11-27", "--declaration", "require"]
    assert "It may be published" in CliRunner().invoke(cli, words).output


HALF = {
    "five": ALL_SIX.replace("[X]", "[ ]", 1),
    "one twice": "\n".join([*ALL_SIX.split("\n")[1:], ALL_SIX.split("\n")[1]]),
    "other words": ALL_SIX.replace("No.", "Yes."),
    "words besides": f"{ALL_SIX}\n\nBut read it again.",
}


@pytest.mark.parametrize("said", HALF.values(), ids=HALF)
def test_less_is_no_declaration(site: Path, said: str) -> None:
    take(site, event(body(text="Words.", anonymised=said), sent_by="sam"))
    text = (site / "docs" / "weeks" / "2026-11-23.md").read_text("utf-8")
    assert "anonymised" not in text
    assert "somebody has to look through it" in reply(site)
    assert ("But read it again." in text) == ("again" in said)


def test_a_declaration_by_nobody_is_none(site: Path) -> None:
    take(site, event(body(text="Words.", anonymised=ALL_SIX)))
    assert "anonymised" not in (site / "docs" / "weeks" / "2026-11-23.md").read_text("utf-8")


# Who may, and where

NOT_TAKEN = {
    "a public repository": {"repository": {"private": False}},
    "no word of the repository": {"repository": None},
    "private in words only": {"repository": {"private": "yes"}},
    "a stranger": {"issue": {**event(body(text="A."))["issue"], "author_association": "NONE"}},
    "who wrote once": {
        "issue": {**event(body(text="A."))["issue"], "author_association": "CONTRIBUTOR"}
    },
    "another issue": {"issue": {**event(body(text="A."))["issue"], "labels": [{"name": "bug"}]}},
    "odd labels": {"issue": {**event(body(text="A."))["issue"], "labels": "weekly-entry"}},
    "no day": {"issue": {**event(body(text="A."))["issue"], "created_at": None}},
    "an odd number": {"issue": {**event(body(text="A."))["issue"], "number": "12; true"}},
    "no issue": {"issue": []},
}


@pytest.mark.parametrize("more", NOT_TAKEN.values(), ids=NOT_TAKEN)
def test_nothing_is_taken_from_elsewhere(site: Path, more: dict[str, Any]) -> None:
    done = take(site, {**event(body(text="A.")), **more})
    assert done.exit_code == 2
    assert entries(site) == {"2026-11-16.md"}
    assert not (site.parent / "outputs").exists()


@pytest.mark.parametrize("told", [[], "x", None, 3, {"issue": {"body": 3}}])
def test_an_event_may_be_anything(site: Path, told: object) -> None:
    assert take(site, told).exit_code == 2


# Hostile answers

HOSTILE = {
    "a command": "$(touch it-ran) `touch it-ran` ; touch it-ran && echo | sh",
    "an expression": "${{ github.token }} ${{ secrets.PUBLIC_SITE_KEY }}",
    "quotes": "' \" '' \"\" \\' \\\" `",
    "a fence": "---\ntitle: other\ndraft: true\n---\nbelow",
    "yaml": "a: &x [*x, !!python/object:os.system, {b: c}] # d",
    "html": "<script>alert(1)</script> <img src=x onerror=alert(1)> <!-- c -->",
    "other ends of lines": "one\r\ntwo\rthree\u2028four\u2029five\x85six",
    "headings of the form": "### Lessons\n\nnot a lesson\n\n### Week\n\n2020-01-01\n\n### Text",
    "outputs": "entry=/etc/passwd\nbranch=main\n::set-output name=entry::x",
    "unseen": "a\u200bb \u202egfedcba \x1b[31mred\x1b[0m \ufeffc",
    "nothing": NOTHING,
    "long": "word " * 12_000,
    "options": "--force -rf --upload-pack=x @file",
}
BOXES = ("title", "ideas", "achievements", "lessons", "next_steps", "text")


def words_of(text: str) -> list[str]:
    """The words of a text in small letters: "Idea 5" becomes the field `idea`."""
    return re.findall(r"\w+", UNSAFE.sub(" ", text).lower())


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_become_words_of_the_entry_or_a_reply(
    site: Path, words: str, box: str
) -> None:
    done = take(site, event(body(**{box: words, "achievements" if box == "text" else "text": "A"})))
    assert done.exit_code == 0, done.output
    made = outputs(site)
    assert made.keys() <= {"entry", "branch", "week", "number"}
    assert entries(site) <= {"2026-11-16.md", "2026-11-23.md"}
    if "entry" in made:
        assert made["entry"] == "docs/weeks/2026-11-23.md"
        text = (site / made["entry"]).read_text("utf-8")
        if words != NOTHING:
            assert set(words_of(words)) <= set(words_of(text))
        assert "draft: true\n---" not in text.partition("\n---\n")[0]


COUNTED = re.compile(r"^\s*\d+[.)]", re.MULTILINE)  # a number that only counts the lines
PIECES = st.sampled_from(
    [
        "word", "Idea 5: a plan", "Idea 3: testing", "### Lessons", "### Text", "- item", "---",
        "...", "a: b", "# c", "'", '"', "`x`", "{y}", "[z]", "|", ">", "&", "*", "!", "%", "@",
        "\t", "  ", "", "1. one", "<b>t</b>", "$(q)", "${{ r }}", "\\", "é", "日本", "😀", "\u2028",
        "Achievements this week", "Next week I plan to", NOTHING, f"### {SIX}", "- Could you? No.",
        "###",
        "### ", "note:", "null",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=8).map("\n".join)
LOG, _ = load({f"docs/{name}": text for name, text in FILES.items()}, dt.date(2026, 11, 27))


@settings(max_examples=400, deadline=None)
@given(
    st.fixed_dictionaries(
        {one.key.replace("-", "_"): TEXTS for one in QUESTIONS if not one.ticks},
        optional={"anonymised": st.sampled_from(["", *TICKS]).map(lambda one: f"- [x] {one}")},
    )
)
def test_no_word_is_lost(given_: dict[str, str]) -> None:
    given_ = {key: UNSAFE.sub(" ", text) for key, text in given_.items()} | {"author": ""}
    given_[DAY] = ""
    issue = body(**given_)
    said = answers(issue)
    made = dt.date(2026, 11, 25)
    try:
        text = compose({**said, "Week": "", "Author": ""}, made, LOG, []).text
    except Unfit:  # where the form is empty
        text = ""
    there = set(words_of(text)) | set(words_of(NOTHING))  # what GitHub writes for an empty answer
    if not said.keys() - {"", "Title", "Text", SIX}:
        there |= set(words_of("Idea Achievements this week Next week I plan to"))  # what is a field
    for key, answer in given_.items():
        if answer.strip() != NOTHING and key not in (DAY, "author", "anonymised"):
            assert set(words_of(COUNTED.sub("", answer))) <= there, (key, text)


def test_answers_may_hold_headings_of_their_own() -> None:
    text = "### Mine\n\nA\n\n### Week\n\nB"
    said = answers(body(title="T", text=text))
    assert said.pop(SIX)
    assert said == {"Title": "T", "Text": text}


def test_what_stands_above_the_form_belongs_to_the_text() -> None:
    made = compose(answers("Hello there.\n\n" + body(text="B.")), dt.date(2026, 11, 25), LOG, [])
    assert made.text == "Hello there.\n\nB.\n"
    alone = compose(answers("Only words."), dt.date(2026, 11, 25), LOG, [])
    assert alone.text == "Only words.\n"


def test_numbers_that_count_the_lines_are_left_out_and_others_are_words() -> None:
    assert items("1. One\n\n2) Two") == ["One", "Two"]
    assert items("3. May came\n- four") == ["3. May came", "four"]


def test_what_was_pasted_into_the_text_alone_is_sorted() -> None:
    pasted = "A slow week.\n\nIdea 5: Share the van\n\nAchievements this week\n- Rang back\n"
    made = compose(answers(body(text=pasted)), dt.date(2026, 11, 25), LOG, [])
    assert made.text == (
        "---\nideas:\n  - idea: 5\n    title: Share the van\n"
        "achievements:\n  - Rang back\n---\nA slow week.\n"
    )
    with_a_box = compose(
        answers(body(text=pasted, lessons="One")), dt.date(2026, 11, 25), LOG, []
    ).text
    assert pasted in with_a_box, "whoever fills in boxes has sorted by themselves"


def test_a_title_of_the_text_is_kept_beside_the_one_that_was_filled_in() -> None:
    given_ = body(title="Mine", text="# Of the text\n\nWords.")
    made = compose(answers(given_), dt.date(2026, 11, 25), LOG, [])
    assert made.text == "---\ntitle: Mine\n---\nOf the text\n\nWords.\n"


def test_every_outcome_is_read_as_it_was_meant() -> None:
    given_ = {f"followed_up_{one}": "Arrange shadowing of two teams: why" for one in OUTCOMES}
    for key, outcome in zip(given_, OUTCOMES, strict=True):
        said = answers(body(**{key: given_[key]}))
        made = compose(said, dt.date(2026, 11, 25), LOG, [])
        assert f"outcome: {outcome}\n    note: why\n" in made.text


# The files


@pytest.fixture(params=[True, False], ids=["with scripts", "installed"])
def workflow(request: pytest.FixtureRequest) -> str:
    return files(bool(request.param))[WORKFLOW]


def test_the_workflow_has_no_word_of_an_issue_where_it_could_run(workflow: str) -> None:
    told = yaml.safe_load(workflow)
    steps = told["jobs"]["entry"]["steps"]
    for step in steps:
        assert "${{" not in step.get("run", "")
        filled = " ".join(map(str, {**step.get("env", {}), **step.get("with", {})}.values()))
        assert "github.event" not in filled
    assert "github.event.issue.body" not in workflow
    assert "github.event.issue.title" not in workflow
    assert told["permissions"] == {}
    assert told["jobs"]["entry"]["permissions"] == {
        "contents": "write",
        "pull-requests": "write",
        "issues": "write",
    }
    asked = told["jobs"]["entry"]["if"]
    assert asked.startswith("github.event.repository.private && ")
    assert f"'{LABEL}'" in asked
    assert '["OWNER", "MEMBER", "COLLABORATOR"]' in asked
    assert "||" not in asked
    assert steps[0]["with"] == {"persist-credentials": False}
    assert "secrets." not in workflow


def test_its_actions_are_those_of_the_other_workflows(workflow: str) -> None:
    root = Path(__file__).resolve().parents[1] / ".github" / "workflows"
    pinned = re.findall(r"uses: (.+)", "".join(one.read_text("utf-8") for one in root.iterdir()))
    assert set(re.findall(r"uses: (.+)", workflow)) <= set(pinned)


def test_zizmor_finds_nothing_in_it(workflow: str, tmp_path: Path) -> None:
    file = tmp_path / ".github" / "workflows" / "entry-from-issue.yml"
    file.parent.mkdir(parents=True)
    file.write_text(workflow, "utf-8")
    command = [str(ZIZMOR), "--offline", "--pedantic", "--format=plain", str(file)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings to report" in done.stdout


def test_every_shell_in_it_can_be_read(workflow: str) -> None:
    for step in yaml.safe_load(workflow)["jobs"]["entry"]["steps"]:
        if "run" in step:
            done = subprocess.run(["bash", "-n"], input=step["run"], capture_output=True, text=True)
            assert done.returncode == 0, done.stderr


def test_a_log_is_set_up_once_and_what_somebody_changed_is_kept(site: Path) -> None:
    words = ["issue", "set-up", str(site)]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0, done.output
    assert (site / FORM).read_text("utf-8") == form_text()
    assert "learnlog issue take" in (site / WORKFLOW).read_text("utf-8")
    assert "Written" not in CliRunner().invoke(cli, words).output
    (site / FORM).write_text("mine\n")
    refused = CliRunner().invoke(cli, words)
    assert refused.exit_code == 1
    assert (site / FORM).read_text("utf-8") == "mine\n"
    assert CliRunner().invoke(cli, [*words, "--force"]).exit_code == 0
    assert (site / FORM).read_text("utf-8") == form_text()


def test_a_log_with_the_scripts_calls_them(site: Path) -> None:
    (site / "scripts").mkdir()
    (site / "scripts" / "log.py").write_text("")
    CliRunner().invoke(cli, ["issue", "set-up", str(site)])
    text = (site / WORKFLOW).read_text("utf-8")
    assert 'run: python scripts/log.py issue take --reply "$RUNNER_TEMP/reply.md"' in text
    assert "pip install" not in text


def test_other_fields_of_the_config_do_not_matter() -> None:
    """A log with statuses of its own reads those at the beginning of news of an idea."""
    config = Config(statuses=("seed", "grown"))
    log, _ = load(
        {f"docs/{name}": text for name, text in FILES.items()}, dt.date(2026, 11, 27), config
    )
    made = compose(answers(body(ideas="Idea 3: grown, at last")), dt.date(2026, 11, 25), log, [])
    assert "status: grown\n    note: at last\n" in made.text


# The shell of the workflow, with a repository beside and somebody who stands in for `gh`

GH = """#!/bin/sh
printf '%s\\n' "$*" >> "$CALLS"
case "$*" in *--body-file\\ -*) cat >> "$CALLS" ;; esac
case "$*" in "pr create"*) exit "${PR_CODE:-0}" ;; esac
"""


def git(folder: Path, *words: str) -> str:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    done = subprocess.run(["git", *who, *words], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def pushed(site: Path) -> Path:
    """The site as a clone of a repository that lies beside it."""
    origin = site.parent / "origin.git"
    subprocess.run(["git", "init", "--quiet", "--bare", str(origin)], check=True)
    git(site, "init", "--quiet", "--initial-branch", "main")
    git(site, "add", ".")
    git(site, "commit", "--quiet", "--message", "Begin")
    git(site, "remote", "add", "origin", str(origin))
    git(site, "push", "--quiet", "origin", "main")
    return site


def step(site: Path, name: str, **more: str) -> str:
    """What a step of the workflow asks `gh` for, after an entry was taken."""
    workflow = yaml.safe_load(files(with_scripts=False)[WORKFLOW])
    (run,) = (one["run"] for one in workflow["jobs"]["entry"]["steps"] if one.get("name") == name)
    tools, calls = site.parent / "tools", site.parent / "calls"
    tools.mkdir(exist_ok=True)
    (tools / "gh").write_text(GH, "utf-8")
    (tools / "gh").chmod(0o755)
    calls.write_text("", "utf-8")
    made = {key.upper(): value for key, value in outputs(site).items()}
    variables = {"PATH": f"{tools}:{os.environ['PATH']}", "HOME": str(site.parent), **made, **more}
    variables |= {"RUNNER_TEMP": str(site.parent), "CALLS": str(calls)}
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", run],  # as GitHub calls it
        cwd=site,
        env=variables,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return calls.read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="the workflow runs on Linux")
def test_the_shell_pushes_one_file_and_opens_a_pull_request(pushed: Path) -> None:
    before = git(pushed, "rev-parse", "HEAD")
    take(pushed, event(body(text=HOSTILE["a command"], title=HOSTILE["an expression"])))
    asked = step(pushed, "open the pull request")
    told = str(pushed.parent / "reply.md")
    assert asked.splitlines() == [
        "auth setup-git",
        "pr create --head entry/2026-11-23-issue-12 "
        f"--title The entry of the week of 2026-11-23 --body-file {told}",
    ]
    there = git(pushed, "ls-remote", "origin")
    assert f"{before.strip()}\trefs/heads/main" in there
    changed = git(pushed, "diff", "--name-status", before.strip(), "entry/2026-11-23-issue-12")
    assert changed == "A\tdocs/weeks/2026-11-23.md\n"
    assert not list(pushed.parent.rglob("it-ran"))


@pytest.mark.skipif(sys.platform == "win32", reason="the workflow runs on Linux")
def test_a_branch_that_is_there_is_left_alone(pushed: Path) -> None:
    take(pushed, event(body(text="First.")))
    step(pushed, "open the pull request")
    first = git(pushed, "ls-remote", "origin")
    git(pushed, "switch", "--quiet", "main")
    take(pushed, event(body(text="Second.")))
    asked = step(pushed, "open the pull request")
    assert "issue comment 12 --body-file -\nThere is a branch entry/2026-11-23-issue-12" in asked
    assert "pr create" not in asked
    assert git(pushed, "ls-remote", "origin") == first


@pytest.mark.skipif(sys.platform == "win32", reason="the workflow runs on Linux")
def test_where_no_pull_request_may_be_opened_the_branch_is_told(pushed: Path) -> None:
    take(pushed, event(body(text="Words.")))
    asked = step(pushed, "open the pull request", PR_CODE="1")
    assert "The entry is on the branch entry/2026-11-23-issue-12. Open" in asked
    assert "refs/heads/entry/2026-11-23-issue-12" in git(pushed, "ls-remote", "origin")


@pytest.mark.skipif(sys.platform == "win32", reason="the workflow runs on Linux")
def test_what_has_to_be_mended_is_answered(pushed: Path) -> None:
    take(pushed, event(body(text="Saw NHS no 943 476 5919.")))
    asked = step(pushed, "say what to mend")
    assert asked == f"issue comment 12 --body-file {pushed.parent / 'reply.md'}\n"
