"""Private items and passages: what is one, what is told of a slip, and that nothing is quoted."""

from __future__ import annotations

import datetime as dt
import os
import re

import pytest
from canary_log import canaries
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from learnlog import Problem, Severity, load, read_outlook
from learnlog.edit.changes import AddItem, ReplaceProse, SetFields
from learnlog.edit.editing import Edited, edited
from learnlog.front_matter.fields import GROUPS, MAIN_FIELD, OF_KIND
from learnlog.kinds import Kind
from learnlog.model import Entry
from learnlog.pages import build_pages
from learnlog.privacy.passages import Public, public
from learnlog.views.site import OwnPage

PATH = "docs/weeks/2026-05-11.md"
TODAY = dt.date(2026, 11, 20)
SECRET = "quagga"
BEGIN, END = "<!-- private -->", "<!-- /private -->"
many = settings(
    max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "400")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize="HYPOTHESIS_EXAMPLES" not in os.environ,
    database=None,
)


def read(text: str) -> tuple[Entry | None, list[Problem]]:
    log, problems = load({PATH: text}, TODAY)
    return (log.entries[0] if log.entries else None), problems


def errors(problems: list[Problem]) -> list[Problem]:
    return [one for one in problems if one.severity is Severity.ERROR]


def quotes(problems: list[Problem]) -> list[str]:
    told = [f"{one} {one.hint}" for one in problems]
    return [one for one in told if SECRET in one.lower()]


# Passages


@pytest.mark.parametrize(
    "begin", [BEGIN, "<!--private-->", "<!--\tPRIVATE  -->", "<!--\nprivate\n-->"]
)
@pytest.mark.parametrize(
    "end", [END, "<!--/private-->", "<!-- / Private -->", "<!-- /\nPRIVATE-->"]
)
def test_marks_may_be_written_in_capitals_and_with_any_blanks(begin: str, end: str) -> None:
    entry, problems = read(f"One {begin}{SECRET}{end} two.\n")
    assert entry
    assert not problems
    assert entry.prose.body.split() == ["One", "two."]


@pytest.mark.parametrize(
    ("mark", "meant"),
    [
        ("<!-- end private -->", END),
        ("<!-- endprivate -->", END),
        ("<!-- private end -->", END),
        ("<!-- private / -->", END),
        ("<!-- not private -->", BEGIN),
        ("</private>", END),
        ("<private>", BEGIN),
        ("<!-- privat -->", BEGIN),
        ("<!-- prvate -->", BEGIN),
        ("<!-- Private! -->", BEGIN),
        ("<!-- private: true -->", BEGIN),
        ("<!-- private: yes -->", BEGIN),
        ("<!-- private passage -->", BEGIN),
        ("<!-- begin private -->", BEGIN),
        ("<!-- pri-vate -->", BEGIN),
        ("<!-- pr\u0456vate -->", BEGIN),
        ("<!—private—>", BEGIN),
        ("<!– /private –>", END),
        ("<!- private ->", BEGIN),
        ("<! private >", BEGIN),
        ("<!--- private --->", BEGIN),
        ("<!-- private", BEGIN),
        ("<!-- private --", BEGIN),
        ("<!-- \u2066private -->".replace("\u2066", "\u2060"), BEGIN),
    ],
)
@pytest.mark.parametrize("path", [PATH, "docs/about.md", "docs/index.md"])
def test_what_may_be_meant_as_a_mark_stops_the_build(mark: str, meant: str, path: str) -> None:
    text = f"One.\n\n{mark}\n{SECRET}\n"
    log, problems = load({path: text}, TODAY)
    (wrong,) = errors(problems)
    assert (wrong.source.line, wrong.code, wrong.hint) == (3, "private-mark", meant)
    assert not quotes(problems)
    assert SECRET not in repr(log)


@pytest.mark.parametrize(
    "text",
    [
        "This is a private matter.\n",
        "<!-- this is a private note: ask Sam -->\n",
        "&lt;!-- private --&gt;\n",
        "<https://private.example> and a < private\n",
        "<strong>private</strong> <b>private</b>\n",
        "<primary> and `<!-- primary -->`\n",
        "A <!-- TODO --> and <!-- more -->.\n",
    ],
)
def test_other_words_and_comments_are_no_marks(text: str) -> None:
    assert not public(PATH, text).cuts
    assert not public(PATH, text).problems


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        (f"One.\n{BEGIN}\n{SECRET}\n", 2, END),
        (f"{SECRET}\n{END}\nTwo.\n", 2, BEGIN),
        (f"{BEGIN}\n{SECRET}\n{BEGIN}\n{SECRET}\n{END}\n", 3, END),
        (f"{BEGIN}\n{SECRET}\n{END}\n{SECRET}\n{END}\n", 5, BEGIN),
        (f"---\ntitle: {BEGIN}{SECRET}{END}\n---\nOne.\n", 2, "private: true"),
        (f"---\n# {BEGIN}\ntitle: {SECRET}\n# {END}\n---\nOne.\n", 2, "private: true"),
        (f"---\ntitle: A\n{BEGIN}\n---\n{SECRET}\n{END}\n", 3, "private: true"),
    ],
)
def test_marks_that_do_not_belong_together_stop_the_build(text: str, line: int, hint: str) -> None:
    log, problems = load({PATH: text}, TODAY)
    first = next(one for one in problems if one.code == "private-mark")
    assert (first.source.line, first.hint) == (line, hint)
    assert first in errors(problems)
    assert not quotes(problems)
    assert SECRET not in repr(log.entries)


@pytest.mark.parametrize(
    ("written", "left"),
    [
        (f"One {BEGIN}x{END}\ntwo", "One\ntwo"),  # two blanks would break the line
        (f"One  {BEGIN}x{END}  \ntwo", "One\ntwo"),
        (f"{BEGIN}x{END} two", " two"),
        (f"- a\n- {BEGIN}x{END}b", "- a\n- b"),
        (f"a{BEGIN}\nx\n{END}b", "a\n\nb"),
        (f"{BEGIN}x{END}{BEGIN}y{END}", ""),
        (f"```\n{BEGIN}x{END}\n```", "```\n\n```"),
    ],
)
def test_what_is_left_of_a_text(written: str, left: str) -> None:
    assert public(PATH, written).text == left


PIECES = st.lists(
    st.tuples(st.text("ab \n#*-`Idea1:", max_size=12), st.text("xy \n#*-`", max_size=12)),
    max_size=5,
)


@many
@given(PIECES, st.text("ab\n ", max_size=5))
def test_places_in_what_is_left_are_those_of_the_whole(
    pieces: list[tuple[str, str]], rest: str
) -> None:
    text = "A.\n" + "".join(f"{open_}{BEGIN}{hidden}{END}" for open_, hidden in pieces) + rest
    left = public(PATH, text)
    assert not left.problems
    assert not re.search("[xy]", left.text)
    assert left.text.count("\n") == text.count("\n")
    for at, sign in enumerate(left.text):
        if sign not in "\n ":
            start, end = left.as_written(at, at + 1) or (0, 0)
            assert text[start:end] == sign
            assert text.count("\n", 0, start) == left.text.count("\n", 0, at)


@many
@given(
    PIECES.filter(bool), st.integers(0, 80), st.integers(0, 9), st.sampled_from(["", "new", "n\nw"])
)
def test_other_words_leave_passages_byte_for_byte(
    pieces: list[tuple[str, str]], start: int, length: int, words: str
) -> None:
    text = "A.\n" + "".join(f"{open_}{BEGIN}{hidden}{END}" for open_, hidden in pieces) + "\nB.\n"
    left = public(PATH, text)
    start = min(start, len(left.text))
    end = min(start + length, len(left.text))
    result = edited(PATH, text.encode(), ReplaceProse(start, end, words))
    if isinstance(result, Edited):
        passages = re.findall(f"{BEGIN}.*?{END}", text, re.DOTALL)
        assert re.findall(f"{BEGIN}.*?{END}", result.data.decode(), re.DOTALL) == passages
        assert len(result.data) == len(text) - (end - start) + len(words)
        said = public(PATH, result.data.decode()).text
        assert said == left.text[:start] + words + left.text[end:]


# Items


@pytest.mark.parametrize("written", ["true", "True", "yes", "on", '"true"'])
def test_a_private_item_is_left_out(written: str) -> None:
    for kind in Kind:
        for name in OF_KIND[kind].keys() & GROUPS.keys():
            value = "shared-purpose" if name == "scores" else SECRET
            item = f"  - {MAIN_FIELD[name]}: {value}\n    private: {written}\n"
            text = f"---\n{name}:\n{item}---\nOne.\n"
            path = f"docs/{kind.folder}2026-05-11-x.md"
            log, _ = load({path: text}, TODAY)
            assert SECRET not in repr(log)
            told, problems = load({path: text.replace(f"private: {written}", "private: no")}, TODAY)
            assert SECRET in repr(told) or name == "scores" or quotes(problems)


@pytest.mark.parametrize(
    "field",
    [
        *("private: maybe", "private:", "private: [yes]", "private: tell nobody", "private: 1"),
        *("Private: yes", "privat: true", "prvate: true", "is_private: true", "PRIVATE: no"),
        *("private_: yes", "privately: yes"),
    ],
)
def test_what_may_be_meant_as_private_stops_the_build_and_is_left_out(field: str) -> None:
    text = f"---\nlessons:\n  - text: {SECRET}\n    {field}\n---\nOne.\n"
    log, problems = load({PATH: text}, TODAY)
    (wrong,) = errors(problems)
    assert (wrong.source.line, wrong.code, wrong.hint) == (4, "private-mark", "private: true")
    assert not quotes(problems)
    assert SECRET not in repr(log)


@pytest.mark.parametrize("field", ["private: true", "Private: yes", "privat: true", "private: no"])
@pytest.mark.parametrize("path", [PATH, "docs/about.md", "docs/index.md"])
def test_a_whole_file_is_no_item(field: str, path: str) -> None:
    log, problems = load({path: f"---\n{field}\n---\nIdea: {SECRET}\n"}, TODAY)
    (wrong,) = errors(problems)
    assert (wrong.source.line, wrong.code, wrong.hint) == (2, "private-mark", "draft: true")
    assert not quotes(problems)
    assert not log.entries
    assert len(log.withheld) + len(log.drafts) == 1


def test_errors_in_a_private_item_are_told_without_its_words() -> None:
    text = f"---\nnext_steps:\n  - text: {SECRET}\n    due: on {SECRET}\n    private: true\n---\n"
    _, problems = read(text)
    (wrong,) = problems
    assert (wrong.source.line, wrong.code) == (4, "field-value")
    assert wrong.hint.startswith("due: ")
    assert not quotes(problems)


FAULTY = st.sampled_from(
    """S: a: b¦S #x¦"S¦'S¦“S: x”¦[S¦[a, S, {]¦{S¦*S¦&a S¦!x S¦@S¦- S¦%S¦S\tx¦"\\x01S"¦2026-02-30 S¦|
S¦S\u200b¦S¦> S¦[ ] S¦S:¦
          - S¦{a: S}¦[{a: S}]¦? S""".replace("S", SECRET).split("¦")
)
FIELDS = sorted({name for rules in GROUPS.values() for name in rules if name != "private"})
FLAGS = st.sampled_from(
    ["private: true", "private: yes", '"private": true', "privat: true", "Private:  on", "private:"]
)


@st.composite
def private_items(draw: st.DrawFn) -> str:
    """The front matter of an entry with a private item whose every value may be faulty."""
    name = draw(st.sampled_from([*GROUPS, "next step", "idea"]))
    count = draw(st.integers(1, 4))
    names = draw(st.lists(st.sampled_from(FIELDS), min_size=count, max_size=count))
    lines = [f"{one}: {draw(FAULTY)}" for one in names]
    lines.insert(draw(st.integers(0, count)), draw(FLAGS))
    margin = draw(st.sampled_from(["", "  ", "    "]))
    shift = draw(st.sampled_from([2, 2, 2, 1, 3, 0] if margin else [2, 2, 1, 3]))
    item = [f"{margin}- {lines[0]}", *(f"{margin}{' ' * shift}{one}" for one in lines[1:])]
    others = draw(st.lists(st.sampled_from(["- An item", "- text: a: b", "* x"]), max_size=2))
    rows = [f"{name}:", *(f"{margin}{one}" for one in others), *item]
    rows += [f"{margin}{one}" for one in others[:1]]
    return "\n".join(
        [*draw(st.lists(st.sampled_from(["title: x: y", "tags: [a"]), max_size=1)), *rows]
    )


@many
@given(private_items(), st.sampled_from(["\n---\nWords.\n", "\n----\nWords.\n", "\n"]))
def test_no_problem_quotes_a_private_item(header: str, end: str) -> None:
    text = f"---\n{header}{end}"
    log, problems = load({PATH: text}, TODAY)
    assert not quotes(problems)
    _, met = read_outlook({PATH: text}, TODAY)
    assert not quotes(met)
    assert errors(problems) or SECRET not in repr(log)


@pytest.mark.parametrize("data", [b"caf\xe9 quagga", "quagga \u202e x".encode()])
def test_a_file_that_cannot_be_read_quotes_nothing_private(data: bytes) -> None:
    passage = f"One.\n{BEGIN}\n".encode() + data + f"\n{END}\n".encode()
    item = b"---\nlessons:\n  - private: yes\n    text: " + data + b"\n---\n"
    for text in (passage, item):
        _, problems = load({PATH: text}, TODAY)
        assert errors(problems)
        assert not quotes(problems)
    _, problems = load({PATH: b"One.\n" + data}, TODAY)
    assert quotes(problems)


def test_a_follow_up_of_a_private_step_is_private_too() -> None:
    first = f"---\nnext_steps:\n  - text: Ring {SECRET} soon\n    private: true\n---\n"
    answer = "---\nfollowed_up:\n  - step: {0}\n    outcome: done\n{1}---\n"
    texts = {PATH: first, "docs/weeks/2026-05-18.md": answer.format(f"Ring {SECRET}", "")}
    (wrong,) = errors(load(texts, TODAY)[1])
    assert (wrong.code, wrong.hint) == ("step-unknown", "private: true")
    assert "private" in wrong.message
    assert not quotes([wrong])
    texts["docs/weeks/2026-05-18.md"] = answer.format(f"Ring {SECRET}", "    private: true\n")
    assert not errors(load(texts, TODAY)[1])
    texts["docs/weeks/2026-05-18.md"] = answer.format("Write the report", "")
    assert "Write the report" in errors(load(texts, TODAY)[1])[0].message


def test_a_refusal_is_no_private_item() -> None:
    text = f"---\npeople:\n  - name: {SECRET}\n    consent: no\n    private: true\n---\nOne.\n"
    (wrong,) = errors(read(text)[1])
    assert (wrong.source.line, wrong.code) == (4, "private-mark")
    assert not quotes([wrong])


def test_numbers_and_anchors_are_as_if_private_items_were_not_there() -> None:
    files = canaries().files
    bare = {name: without_private_items(text) for name, text in files.items()}
    assert bare != files
    assert pages(files) == pages(bare)


def pages(files: dict[str, str]) -> dict[str, str]:
    log, problems = load({f"docs/{name}": text for name, text in files.items()}, TODAY)
    assert not errors(problems)
    return {page.uri: page.markdown for page in build_pages(log, OwnPage())}


def without_private_items(text: str) -> str:
    """An entry without the lines of its private items, which begin two blanks further in."""
    item = r"^  - (?:.*\n    )+private: true\n"
    return re.sub(item, "", text, flags=re.MULTILINE)


ENTRY = f"""\
---
ideas:
  - title: Ask   # why not
  - title: {SECRET}   # of {SECRET}
    status:   exploring
    private:  yes
followed_up:
  - private: true
    step:  "{SECRET}"
next_steps:
  - Write
  - {{text: {SECRET},  private: on}}
---
Words.
"""


@pytest.mark.parametrize(
    "change",
    [
        AddItem("ideas", {"title": "Draw"}),
        AddItem("followed_up", {"step": "Rest", "outcome": "done"}),
        AddItem("next_steps", {"text": "Sing", "due": "2026-12-01"}),
        AddItem("lessons", {"text": "Listen"}),
        SetFields("ideas", 3, "Ask", {"status": "parked", "note": "Later"}),
        SetFields("next_steps", 11, "Write", {"due": "2026-12-01"}),
    ],
)
def test_edits_leave_private_items_byte_for_byte(change: AddItem | SetFields) -> None:
    result = edited(PATH, ENTRY.encode(), change)
    assert isinstance(result, Edited)
    after = result.data.decode()
    assert after != ENTRY
    for line in ENTRY.split("\n"):
        if SECRET in line or "private" in line:
            assert f"\n{line}\n" in after
    entry, problems = read(after)
    assert entry
    assert {one.code for one in errors(problems)} <= {"step-unknown"}  # there is no other entry
    assert SECRET not in repr(entry)


def test_what_is_left_says_where_it_stood() -> None:
    left = public(PATH, f"ab {BEGIN}x{END} cd")
    assert isinstance(left, Public)
    assert left.text == "ab  cd"
    assert left.as_written(0, 2) == (0, 2)
    assert left.as_written(0, 6) is None
