"""What people and editors do to a file: every row of the table of bad input, and what is said."""

from __future__ import annotations

import datetime as dt
import functools
import os
import sys
from pathlib import Path

import pytest
from log_texts import PATH, entry, mended
from processor_time import takes_less_than

from learnlog import Log, Problem, Severity, load, read_folder

TODAY = dt.date(2018, 12, 21)


def read(text: bytes | str, path: str = PATH) -> tuple[Log, list[Problem]]:
    return load({path: text}, TODAY)


def errors(text: bytes | str, path: str = PATH) -> list[Problem]:
    return [one for one in read(text, path)[1] if one.severity is Severity.ERROR]


def the_error(text: bytes | str, path: str = PATH) -> Problem:
    """The only error there is."""
    found = errors(text, path)
    assert len(found) == 1, [str(one) for one in found]
    return found[0]


def title(text: str) -> str | None:
    log, problems = read(text)
    assert not problems
    return log.entries[0].title


def assert_mends(text: str, code: str, line: int, hint: str | None = None) -> Problem:
    """One error with that code on that line; its hint, pasted, leaves none."""
    problem = the_error(text)
    assert (problem.code, problem.source.line) == (code, line), str(problem)
    if hint is not None:
        assert problem.hint == hint
    assert [str(one) for one in errors(mended(text, problem))] == []
    return problem


# A line that YAML can't read


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        pytest.param("title: a: b", 'title: "a: b"', id="colon"),
        pytest.param(
            "title: Week 3: more: and more", 'title: "Week 3: more: and more"', id="colons"
        ),
        pytest.param("title: is this it:", 'title: "is this it:"', id="colon at the end"),
        pytest.param("title: @x", 'title: "@x"', id="at sign"),
        pytest.param("title: `x` first", 'title: "`x` first"', id="backtick"),
        pytest.param("title: %x", 'title: "%x"', id="per cent"),
        pytest.param("title: “a: b”", 'title: "a: b"', id="curly quotes"),
        pytest.param("title: ‘a: b’", 'title: "a: b"', id="curly single quotes"),
        pytest.param("title: „a: b“", 'title: "a: b"', id="German quotes"),
        pytest.param("title: «a: b»", 'title: "a: b"', id="guillemets"),
        pytest.param('title: "a', 'title: "a"', id="quote left open"),
        pytest.param("title: 'a", 'title: "\'a"', id="single quote left open"),
        pytest.param("title: 'tis so", 'title: "\'tis so"', id="apostrophe first"),
        pytest.param("title: 'Don't'", 'title: "Don\'t"', id="apostrophe in single quotes"),
        pytest.param('title: "Be" or not', 'title: "\\"Be\\" or not"', id="quotes round one word"),
        pytest.param(r'title: "C:\files"', r'title: "C:\\files"', id="backslash"),
        pytest.param("title:x", "title: x", id="no blank after the colon"),
        pytest.param("title", "title: title", id="no colon"),
        pytest.param("tags: [a, b", "tags: [a, b]", id="bracket left open"),
        pytest.param("title: [draft: 2] b", 'title: "[draft: 2] b"', id="bracket in a text"),
        pytest.param("title: >", None, id="a lone sign"),
        pytest.param("title: | a", 'title: "| a"', id="a bar"),
        pytest.param("title: > 5 people", 'title: "> 5 people"', id="greater than"),
        pytest.param("title: - 5 people", 'title: "- 5 people"', id="a dash"),
        pytest.param("title: ? why", 'title: "? why"', id="a question mark"),
        pytest.param("title: *why*", 'title: "*why*"', id="stars"),
        pytest.param("title: **why**", 'title: "**why**"', id="bold"),
        pytest.param("title: &c", 'title: "&c"', id="ampersand"),
        pytest.param("title: !wow", 'title: "!wow"', id="exclamation mark"),
        pytest.param("title: {a", 'title: "{a"', id="brace left open"),
        pytest.param("title: a } b", None, id="a brace in a text"),
    ],
)
def test_a_line_that_cannot_be_read(line: str, hint: str | None) -> None:
    found = errors(entry(line))
    if hint is None:
        assert not found
    else:
        assert [(one.source.line, one.hint) for one in found] == [(2, hint)]
        assert not errors(entry(hint))


@pytest.mark.parametrize(
    ("tags", "hint"),
    [
        ("tags: [one two, three", "tags: [one two, three]"),
        ("tags: [one two, three,", "tags: [one two, three,]"),
        ("tags: [", "tags: []"),
    ],
)
@pytest.mark.parametrize(
    "more", ["ideas:\n  - idea: 1\n    title: A board", "achievements:\n  - One"]
)
def test_a_bracket_left_open_is_not_blamed_on_what_follows(tags: str, hint: str, more: str) -> None:
    found = assert_mends(entry(f"title: A [week\n{tags}\n{more}"), "yaml", 3, hint)
    assert "bracket" in found.message


@pytest.mark.parametrize(
    ("header", "line", "hint"),
    [
        pytest.param("tags:\n\t- a", 3, "  - a", id="before an item"),
        pytest.param("\ttitle: a", 2, "  title: a", id="before a field"),
        pytest.param("ideas:\n  - idea: 1\n\t\ttitle: a", 4, "    title: a", id="inside an item"),
        pytest.param("tags:\n  -\ta\n  - b", 3, "  -  a", id="after the dash"),
        pytest.param("title:\ta", None, None, id="after the colon, which is harmless"),
    ],
)
def test_tabs(header: str, line: int | None, hint: str | None) -> None:
    if line is None:
        assert not errors(entry(header))
    else:
        assert "tab" in assert_mends(entry(header), "yaml", line, hint).message


@pytest.mark.parametrize(
    ("header", "line", "hint"),
    [
        pytest.param("tags:\n  - a\n - b", 4, "  - b", id="an item too far left"),
        pytest.param("tags:\n  - a\n    - b", 4, "  - b", id="an item too far right"),
        pytest.param("title: x\n  tags: [a]", 3, "tags: [a]", id="a field too far right"),
        pytest.param("next_steps:\n  -a\n  - b", 3, "  - a", id="no blank after the dash"),
        pytest.param("next_steps:\n  - a\n  b\n  - c", 4, "    b", id="the rest of a sentence"),
        pytest.param("next_steps:\n  • a\n  • b", 3, "  - a", id="a bullet of a word processor"),
        pytest.param("next_steps:\n  – a", 3, "  - a", id="a long dash"),
    ],
)
def test_lists_out_of_line(header: str, line: int, hint: str) -> None:
    found = errors(entry(header))
    assert (found[0].code, found[0].source.line, found[0].hint) == ("yaml", line, hint)
    text = entry(header)
    for _ in range(3):
        text = mended(text, found[0]) if (found := errors(text)) else text
    assert not errors(text)


def test_a_list_without_its_name() -> None:
    problem = assert_mends(
        entry("title: x\n- Call Ann\n- Rest\ntags: [a]"), "yaml", 3, "next_steps:\n- Call Ann"
    )
    assert "name" in problem.message
    assert_mends(entry("title: x\n  - a\n  - b"), "yaml", 3, "next_steps:\n  - a")
    assert the_error(entry("ideas:\n  - title: x\n    note: y\n      - z")).hint == ""


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x85", "\u202e", "\u2066", "\ufeff"])
@pytest.mark.parametrize("text", [entry("title: a{}b"), entry("title: x", "a{}b\n")])
def test_invisible_characters(sign: str, text: str) -> None:
    line = 2 if "{" in text.split("\n")[1] else 4
    problem = assert_mends(text.replace("{}", sign), "control-character", line)
    assert f"U+{ord(sign):04X}" in problem.message
    assert sign not in problem.hint


def test_signs_of_other_scripts_are_not_invisible_characters() -> None:
    assert (
        title(entry("title: שלום \u200f👩\u200d⚕️ مرحبا\u200e"))
        == "שלום \u200f👩\u200d⚕️ مرحبا\u200e"
    )


# Values that other readers convert in silence


@pytest.mark.parametrize(
    "written",
    ["12:30", "0123", "yes", "No", "0x1F", "1e3", "1_000", ".5", "2026-11-20", "null", "NaN"],
)
def test_text_stays_text(written: str) -> None:
    assert title(entry(f"title: {written}")) == written
    log, problems = read(entry(f"tags: [{written}]"))
    assert not problems
    assert log.entries[0].tags == (written,)


@pytest.mark.parametrize("written", ["2026-02-30", "2026-13-01", "=", "<<", "0b_"])
def test_text_that_others_cannot_read_at_all(written: str) -> None:
    assert_mends(entry(f"title: {written}"), "reads-differently", 2, f'title: "{written}"')


def test_a_date_that_is_no_day() -> None:
    for line in ("date: 2018-09-31", "date: 17.9.2018", "date: 2018-9-17", "date: Monday"):
        found = errors(entry(line))
        assert {one.source.line for one in found} == {2}
        assert {one.code for one in found} <= {"field-value", "reads-differently"}


@pytest.mark.parametrize("name", ["2026", "12:30", "yes", "~", "null", "1.5"])
def test_names_of_fields_that_are_no_words(name: str) -> None:
    problem = the_error(entry(f"{name}: x"))
    assert (problem.code, problem.source.line) == ("reads-differently", 2)
    assert_mends(entry(f"lessons:\n  - {name}: x"), "reads-differently", 3, f'  - "{name}: x"')


# Fields


def test_a_field_given_twice_names_both_lines() -> None:
    problem = the_error(entry("draft: true\ntitle: x\ndraft: false"))
    assert (problem.code, problem.source.line) == ("duplicate-field", 4)
    assert "line 2" in problem.message


def test_a_field_given_twice_never_publishes_a_draft() -> None:
    log, _ = read(entry("draft: true\ndraft: false"))
    assert [one.draft for one in log.withheld] == [True]


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("Draft: true", "draft: true"),
        ("DRAFT: true", "draft: true"),
        ("drafts: true", "draft: true"),
        ("drat: true", "draft: true"),
        ("Title: My week", "title: My week"),
        ("tilte: 'a: b'", 'title: "a: b"'),
        ("tag: [a]", "tags: [a]"),
        ("Tags: [a, 'b, c']", 'tags: [a, "b, c"]'),
        ("next step:\n  - x", "next_steps:"),
        ("next-steps:\n  - x", "next_steps:"),
        ("Next steps:\n  - x", "next_steps:"),
        ("idea:\n  - x", "ideas:"),
        ("followed up: [x]", "followed_up: [x]"),
        ("achievement:\n  - x", "achievements:"),
        ("lesson: [x]", "lessons: [x]"),
    ],
)
def test_near_misses_of_fields(line: str, hint: str) -> None:
    problem = errors(entry(line))[0]
    assert (problem.code, problem.source.line, problem.hint) == ("field-unknown", 2, hint)
    assert "did you mean" in problem.message
    assert "field-unknown" not in {one.code for one in errors(mended(entry(line), problem))}


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("draft: [true]", "true or false"),
        ("date: [2018-09-17]", "a date"),
        ("title: {a: b}", "a text"),
        ("search: {boost: [2]}", "a number"),
        ("ideas: {a: b}", "a list"),
    ],
)
def test_values_of_the_wrong_kind(line: str, wanted: str) -> None:
    problem = the_error(entry(line))
    assert (problem.code, problem.source.line) == ("field-value", 2)
    assert f"must be {wanted}, not" in problem.message


# Fences


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        pytest.param("---\ntitle: x\n\nProse.\n", "front-matter-fence", 2, id="unclosed"),
        pytest.param(
            "---\ntitle: x\ntags:\n  - a\nProse it is, as you see.\n",
            "front-matter-fence",
            4,
            id="unclosed, without an empty line",
        ),
        pytest.param(
            "---\ntitle: x\n\nProse it is, as you see.\n\n---\n\nMore.\n",
            "front-matter-fence",
            2,
            id="unclosed, with a line across the text",
        ),
        pytest.param(
            "---\ntitle: x\n----\nProse.\n", "front-matter-fence", 3, id="four hyphens at the end"
        ),
        pytest.param(
            "----\ntitle: x\n---\nProse.\n", "front-matter-fence", 1, id="four hyphens at the start"
        ),
        pytest.param("--\ntitle: x\n---\nProse.\n", "front-matter-fence", 1, id="two hyphens"),
        pytest.param(
            "—\ntitle: x\n---\nProse.\n",
            "front-matter-fence",
            1,
            id="a long dash of a word processor",
        ),
        pytest.param(
            "–-\ntitle: x\n---\nProse.\n", "front-matter-fence", 1, id="a dash and a hyphen"
        ),
        pytest.param(
            "---\ntitle: x\n—-\nProse.\n", "front-matter-fence", 3, id="a long dash at the end"
        ),
        pytest.param("---\ntitle: x\n...\nProse.\n", "front-matter-fence", 3, id="three stops"),
        pytest.param(
            "---\ntitle: x\n... \n---\nProse.\n",
            "front-matter-fence",
            3,
            id="three stops and a blank",
        ),
        pytest.param("---\ntitle: x\n…\nProse.\n", "front-matter-fence", 3, id="an ellipsis"),
        pytest.param(" ---\ntitle: x\n---\nProse.\n", "front-matter-fence", 1, id="indented"),
        pytest.param("---\ntitle: x\n ---\nProse.\n", "front-matter-fence", 3, id="indented end"),
        pytest.param("- - -\ntitle: x\n---\nProse.\n", "front-matter-fence", 1, id="spaced"),
        pytest.param("***\ntitle: x\n***\nProse.\n", "front-matter-fence", 1, id="stars"),
        pytest.param("```\ntitle: x\n```\nProse.\n", "front-matter-fence", 1, id="a code block"),
        pytest.param(
            "---\ntitle: x\n---\nProse.\n\n---\n\nMore.\n",
            "front-matter-fence",
            6,
            id="a line across the text",
        ),
        pytest.param(
            "Prose.\n\n---\n\nMore.\n",
            "front-matter-fence",
            3,
            id="a line across a text without fields",
        ),
    ],
)
def test_fences(text: str, code: str, line: int) -> None:
    found = errors(text)
    assert (found[0].code, found[0].source.line) == (code, line), [str(one) for one in found]
    for _ in range(4):
        text = mended(text, found[0]) if (found := errors(text)) else text
    assert [str(one) for one in errors(text)] == []
    assert "Prose" in read(text)[0].entries[0].prose.body
    if "title" in text:
        assert read(text)[0].entries[0].title == "x"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("Hello.\n---\ntitle: x\n---\nProse.\n", 2, id="text before the fence"),
        pytest.param("# Week 1\n\n---\ntitle: x\n---\n", 3, id="a heading before the fence"),
        pytest.param("\n---\ntitle: x\n---\nProse.\n", 1, id="an empty line before"),
        pytest.param(" \n\t\n---\ntitle: x\n---\nProse.\n", 1, id="blank lines before"),
        pytest.param("<!-- mine -->\n---\ntitle: x\n---\n", 2, id="a comment before"),
    ],
)
def test_front_matter_that_is_not_first(text: str, line: int) -> None:
    problem = the_error(text)
    assert (problem.code, problem.source.line) == ("front-matter-fence", line)
    assert "first" in problem.message or "delete" in problem.message


@pytest.mark.parametrize("text", ["---\n---\nx\n", "---\n\n---\nx\n", "---\n# nothing\n---\nx\n"])
def test_front_matter_without_a_field(text: str) -> None:
    """Other readers would show its two lines on the page, and any comment between them."""
    assert_mends(text, "front-matter-fence", 1)


@pytest.mark.parametrize(
    "first", ["Note: I felt sad", "Note: x", "Today:\nit rained", "note_2:x", "  Sad: yes"]
)
def test_a_first_line_that_would_be_eaten(first: str) -> None:
    text = f"{first}\n\nMore.\n"
    problem = assert_mends(text, "front-matter-missing", 1)
    assert first.split("\n")[0] in mended(text, problem)
    assert first.split("\n")[0] in read(mended(text, problem))[0].entries[0].prose.body


def test_fields_without_fences_get_one_and_then_the_other() -> None:
    text = "title: My week\ntags: [a]\n\nProse.\n"
    problem = the_error(text)
    assert (problem.code, problem.source.line) == ("front-matter-missing", 1)
    text = mended(text, problem)
    assert_mends(text, "front-matter-fence", 3, "tags: [a]\n---")


@pytest.mark.parametrize("text", ["+++\ntitle = 'x'\n+++\n", "```yaml\n---\ntitle: x\n---\n```\n"])
def test_front_matter_of_other_programs(text: str) -> None:
    assert errors(text)[0].code == "front-matter-fence"


@pytest.mark.parametrize(
    ("header", "hint"),
    [
        ("- Call Ann\n- Write", "next_steps:\n- Call Ann"),
        ("[a, b]", "next_steps:\n[a, b]"),
        ("Just a thought", "title: Just a thought"),
        ("42", "title: 42"),
        ('"quoted"', "title: quoted"),
    ],
)
def test_front_matter_that_has_no_fields(header: str, hint: str) -> None:
    problem = the_error(entry(header))
    assert (problem.code, problem.source.line, problem.hint) == ("front-matter-shape", 2, hint)


# Bytes


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xef\xbb\xbf---\ntitle: x\n---\nProse.\n", id="byte order mark"),
        pytest.param(b"---\r\ntitle: x\r\n---\r\nProse.\r\n", id="CRLF"),
        pytest.param(b"---\rtitle: x\r---\rProse.\r", id="CR"),
        pytest.param(b"---\ntitle: x\r\n---\rProse.", id="mixed"),
        pytest.param(b"---\ntitle: x\n---\nProse.", id="no final newline"),
        pytest.param(b"---   \ntitle: x\n---\t\nProse.", id="blanks after the hyphens"),
        pytest.param(b"\xef\xbb\xbf---\r\ntitle: x\r\n---\r\nProse.", id="all of them"),
    ],
)
def test_what_editors_do_to_line_ends(data: bytes) -> None:
    log, problems = read(data)
    assert not problems
    assert log.entries[0].title == "x"
    assert log.entries[0].prose.body.strip() == "Prose."


@pytest.mark.parametrize(
    ("data", "line"),
    [
        pytest.param("---\ntitle: Café\n---\n".encode("cp1252"), 2, id="Windows-1252"),
        pytest.param("Prose.\n“Quoted”\n".encode("cp1252"), 2, id="Windows quotes"),
        pytest.param("---\ntitle: x\n---\n".encode("utf-16"), 1, id="UTF-16"),
        pytest.param(b"Prose.\n\xff\xfe\n", 2, id="other bytes"),
        pytest.param(b"Prose.\n\xed\xa0\x80\n", 2, id="half a character"),
        pytest.param(b"Prose.\n\xc0\xaf\n", 2, id="an overlong character"),
        pytest.param(b"a\r\nb\r\n\xe9\r\n", 3, id="after CRLF"),
        pytest.param(b"a\rb\r\xe9\r", 3, id="after CR"),
    ],
)
def test_other_encodings(data: bytes, line: int) -> None:
    problem = the_error(data)
    assert (problem.code, problem.source.line) == ("encoding", line)
    assert "copy" in problem.message
    assert not read(data)[0].entries


# Text that would be cut off, or ticked


@pytest.mark.parametrize(
    ("header", "line", "hint"),
    [
        ("title: Reflection #3", 2, 'title: "Reflection #3"'),
        ("title: #3", 2, 'title: "#3"'),
        ('title: "Reflection" #3', 2, 'title: "\\"Reflection\\" #3"'),
        ("tags:\n  - a\n  - #b", 4, '  - "#b"'),
        ("next_steps:\n  - Call ward #7 again", 3, '  - "Call ward #7 again"'),
        ("lessons:\n  - text: Rule #1", 3, '  - text: "Rule #1"'),
        ("tags: [a, b] #c", 2, None),
        ("tags: [a, b #c\n  ]", 2, None),
    ],
)
def test_text_that_would_be_cut_short(header: str, line: int, hint: str | None) -> None:
    problem = errors(entry(header))[0]
    assert (problem.code, problem.source.line) == ("cut-short", line)
    if hint:
        assert_mends(entry(header), "cut-short", line, hint)


def test_a_comment_with_a_blank_is_a_comment() -> None:
    assert (
        title(entry("title: Finding my feet   # optional\n# and a line of its own"))
        == "Finding my feet"
    )


@pytest.mark.parametrize("box", ["- [ ] x", "# - [ ] x", "- [x] x", "* [ ] x", "- [] x", "-[ ] x"])
def test_boxes_to_tick(box: str) -> None:
    problem = assert_mends(entry(f"next_steps:\n  {box}"), "task-item", 3, '  - "x"')
    assert "box" in problem.message


# What YAML can do and entries may not


@pytest.mark.parametrize(
    ("header", "line"),
    [
        pytest.param("title: !!python/object/apply:os.system [echo]", 2, id="an object"),
        pytest.param("title: !!python/object:x.y z", 2, id="another object"),
        pytest.param("title: !mine x", 2, id="a tag of one's own"),
        pytest.param("title: !<tag:yaml.org,2002:str> x", 2, id="a tag in full"),
        pytest.param("title: ! x", 2, id="an empty tag"),
        pytest.param("tags: [a,!!str b]", 2, id="a tag in a list"),
        pytest.param("title: &a x", 2, id="an anchor"),
        pytest.param("title: x\ntags: &a\n  - b", 3, id="an anchor of a list"),
        pytest.param("title: *a", 2, id="an alias"),
        pytest.param("&a title: x", 2, id="an anchor of a name"),
        pytest.param('search: {"exclude":*a}', 2, id="an alias after a quoted name"),
        pytest.param("<<: {title: x}", 2, id="a merge"),
    ],
)
def test_features_of_yaml(header: str, line: int) -> None:
    text = entry(header)
    found = [one for one in errors(text) if one.code == "yaml-feature"]
    assert {one.source.line for one in found} == {line}
    for _ in range(3):
        found = [one for one in errors(text) if one.code == "yaml-feature" and one.hint]
        text = mended(text, found[0]) if found else text
    assert "yaml-feature" not in {one.code for one in errors(text)} or "<<" in text


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "\n".join(
    f"{name}: &{name} [{','.join(['*' + before] * 9)}]"
    for before, name in zip("abcdefghij", "bcdefghijk", strict=True)
)
HOSTILE = {
    "alias bomb": BOMB,
    "open brackets": "tags: " + "[" * 60_000,
    "100,000 open brackets": "tags: " + "[" * 100_000,
    "brackets": "tags: " + "[" * 30_000 + "]" * 30_000,
    "brackets with a closed one each": "tags: " + "[[]," * 16_000,
    "braces": "search: " + "{a: " * 15_000,
    "dashes": "tags:\n  " + "- " * 30_000 + "x",
    "dashes with two blanks": "tags:\n  " + "-  " * 20_000 + "x",
    "dashes with tabs": "tags:\n  " + "-\t" * 20_000 + "x",
    "question marks": "? " * 30_000 + "x",
    "steps": "\n".join(" " * depth + "a:" for depth in range(350)),
    "brackets after a fault": "title: a: b\ntags: " + "[" * 60_000,
    "brackets after a tab": "\ttitle: x\ntags: " + "[" * 30_000 + "]" * 30_000,
    "an object": "title: !!python/object/apply:time.sleep [9]",
    "faults without end": "\n".join("x: y: z" for _ in range(8_000)),
    "quotes without end": '"' * 60_000,
    "one long line": "title: a: " + "b: " * 20_000,
    "blanks": "title: " + " " * 60_000 + "#x",
    "faults at the end": "lessons:\n"
    + "  - a sentence of some words\n" * 2_000
    + "x: y: z\n" * 200,
    "a quote left open above": 'title: "\n' + "x: y\n" * 10_000,
    "task items": "\n".join("- [ ] x" for _ in range(8_000)),
}


@pytest.mark.parametrize("header", HOSTILE.values(), ids=HOSTILE)
def test_hostile_front_matter_is_refused_at_once(header: str) -> None:
    text = entry(header)
    assert takes_less_than(2, lambda: errors(text))  # what is not refused at once takes minutes
    assert errors(text)


@pytest.mark.parametrize(
    "text",
    [
        "authors: " + "[" * 60_000,
        BOMB + "\nauthors: *k",
        "authors: &a [*a]",
        "authors:\n" + "- " * 30_000,
    ],
    ids=["brackets", "alias bomb", "a circle", "dashes"],
)
def test_hostile_lists_of_authors_are_refused_at_once(text: str) -> None:
    assert takes_less_than(1, lambda: the_error(text, "docs/.authors.yml"))
    assert the_error(text, "docs/.authors.yml").source.path == "docs/.authors.yml"


@pytest.mark.parametrize(
    "prose",
    [
        "idea <a " * 20_000,
        "Ideas 1, " + "2, " * 10_000,
        "[a](" * 50_000 + " idea 3",
        "`idea " * 50_000,
        "**idea " * 50_000,
        "> " * 50_000 + "Idea 1: x",
        "[" * 100_000 + " idea 3",
        "Idea 1: " + "a" * 1_000_000,
        "Idea 1: " + "a. " * 100_000,
        "Idea 1: <!-- x " * 4_000,
        "x ![idea][" * 20_000,
        "idea [^x" * 50_000,
        "idea\n[\n" * 20_000,
        "Idea 1: " + "`" * 50_000,
        "Idea 1: " + " ".join("`" * count for count in range(1_000)),
        "Idea 1: x\n\n" * 3_000,
        "Idea: x\n\n" * 3_000,
    ],
    ids=lambda prose: prose[:15],
)
def test_hostile_prose_takes_no_longer_than_its_size(prose: str) -> None:
    assert takes_less_than(3, lambda: read(prose))


def test_links_to_drafts_are_looked_for_in_no_longer_than_the_size_of_a_text() -> None:
    draft = {PATH: entry("draft: true")}
    for prose in ("](" * 100_000, "[x]: " * 50_000, "\n[" * 100_000, "href=" * 50_000):
        log = {**draft, "docs/x.md": f"{prose}\n"}
        assert takes_less_than(1, functools.partial(load, log, TODAY))


def test_sizes_have_a_limit() -> None:
    assert the_error(entry("title: " + "x" * 66_000)).code == "file-too-large"
    assert the_error("x" * (2 * 1024 * 1024 + 1)).code == "file-too-large"
    assert not errors("x " * (1024 * 1024 - 1))


def test_nesting_has_a_limit() -> None:
    for nested in ("[" * 21 + "]" * 21, "\n" + "\n".join(" " * n + "a:" for n in range(1, 22))):
        assert the_error(entry(f"hide: {nested}")).code == "front-matter-depth"


# Names


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("first-week.md", "2018-09-17.md"),
        ("2018-9-17.md", "2018-09-17.md"),
        ("2018-09-31.md", "2018-09-17.md"),
        ("2018-W38.md", "2018-09-17.md"),
        ("2026-W53.md", "2026-12-28.md"),
        ("2018-09-17 copy.md", "2018-09-17.md"),
        ("2018-09-17-Sam.md", "2018-09-17-sam.md"),
        ("2018-09-17.MD", "2018-09-17.md"),
        ("2018-09-17.markdown", "2018-09-17.md"),
        ("17-09-2018.md", "2018-09-17.md"),
        ("２０18-09-17.md", "2018-09-17.md"),
        ("2018-09-17-../../x.md", "2018-09-17.md"),
        ("2018-09-17-" + "x" * 81 + ".md", "2018-09-17-" + "x" * 80 + ".md"),
    ],
)
def test_names_of_entries(name: str, hint: str) -> None:
    problem = the_error("Prose.\n", f"docs/weeks/{name}")
    assert (problem.code, problem.source.line) == ("file-name", 0)
    assert problem.hint == hint


@pytest.mark.parametrize("author", ["../../x", "a/b", "Sam", "s am", "x" * 81, "é", "sam\\x", ".."])
def test_an_author_cannot_leave_the_folder(author: str) -> None:
    """The key of an author becomes part of addresses."""
    problem = the_error(entry(f"author: {author}"))
    assert (problem.code, problem.source.line) == ("field-value", 2)


# All at once


def test_all_errors_of_all_files_come_in_one_run() -> None:
    texts: dict[str, bytes | str] = {
        "docs/weeks/2018-09-17.md": entry("title: a: b\nauthor: `x`\ntags: c\nDraft: true"),
        "docs/weeks/2018-09-24.md": "---\ntitle: x\n",
        "docs/weeks/2018-10-01.md": "Caf\u00e9".encode("cp1252"),
        "docs/weeks/2018-10-08.md": entry("ideas:\n  - idea: 7\n    status: dune"),
        "docs/weeks/monday.md": "Prose.\n",
        "docs/about.md": entry("title: a: b"),
        "docs/.authors.yml": "authors: [a]",
    }
    _, problems = load(texts, TODAY)
    found = {(one.source.path.split("/")[-1], one.source.line, one.code) for one in problems}
    assert found >= {
        ("2018-09-17.md", 2, "yaml"),
        ("2018-09-17.md", 3, "yaml"),
        ("2018-09-17.md", 4, "field-value"),
        ("2018-09-17.md", 5, "field-unknown"),
        ("2018-09-24.md", 2, "front-matter-fence"),
        ("2018-10-01.md", 1, "encoding"),
        ("2018-10-08.md", 3, "idea-unknown"),
        ("monday.md", 0, "file-name"),
        ("about.md", 2, "yaml"),
        (".authors.yml", 1, "field-value"),
    }


def test_the_future_is_withheld_and_said() -> None:
    log, problems = read("Prose.\n", "docs/weeks/2018-12-24.md")
    assert not log.entries
    assert "entry-future" in {one.code for one in problems}


@pytest.mark.parametrize(
    "title_", ["x" * 5_000, "🩺" * 500, "א" * 500, "<script>alert(1)</script>", "a | b"]
)
def test_titles_of_all_kinds_are_kept(title_: str) -> None:
    assert title(entry(f"title: {title_}")) == title_


# Folders


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "docs" / "weeks").mkdir(parents=True)
    return tmp_path


def in_folder(site: Path) -> dict[str, str]:
    """The code by path of everything that is wrong with the names of a folder."""
    return {one.source.path: one.code for one in read_folder(site).problems}


def test_a_link_out_of_the_folder_is_not_followed(site: Path) -> None:
    (site / "secret.md").write_text("secret")
    (site / "docs" / "weeks" / "2018-09-17.md").symlink_to(site / "secret.md")
    (site / "elsewhere").mkdir()
    (site / "elsewhere" / "x.md").write_text("secret")
    (site / "docs" / "more").symlink_to(site / "elsewhere", target_is_directory=True)
    (site / "docs" / "gone.md").symlink_to(site / "nowhere")
    (site / "docs" / "round").symlink_to(site / "docs", target_is_directory=True)
    assert in_folder(site) == {
        f"docs/{name}": "file-link" for name in ("weeks/2018-09-17.md", "more", "gone.md", "round")
    }
    assert read_folder(site).texts == {}


@pytest.mark.parametrize("name", ["con.md", "NUL", "aux.txt", "com1.md", "LPT9.md", "Prn.x.md"])
def test_names_that_windows_reserves(site: Path, name: str) -> None:
    (site / "docs" / name).write_text("x")
    assert in_folder(site) == {f"docs/{name}": "file-name"}


@pytest.mark.parametrize(
    "name", ["a:b.md", "what?.md", 'say "hi".md', "a|b.md", "x.md ", "x.", "a\\b.md"]
)
@pytest.mark.skipif(sys.platform == "win32", reason="no such file can be made")
def test_names_that_windows_forbids(site: Path, name: str) -> None:
    (site / "docs" / name).write_text("x")
    assert in_folder(site) == {f"docs/{name}": "file-name"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2026-W47.md", "2026-W47/index.md"),
        ("a/README.md", "a/index.md"),
        ("Notes.md", "notes.md"),
        ("caf\u00e9.md", "cafe\u0301.md"),
        ("stra\u00dfe.md", "STRASSE.md"),
        ("Pictures/a.png", "pictures/A.PNG"),
        ("a.md", "a/index.html"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="the computer itself can't hold both")
def test_two_files_for_one_page(site: Path, one: str, other: str) -> None:
    for name in (one, other):
        path = site / "docs" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert set(in_folder(site).values()) == {"file-collision"}


@pytest.mark.skipif(os.name != "posix", reason="names are text there")
def test_a_name_that_is_no_text_is_said(site: Path) -> None:
    path = os.fsencode(site / "docs") + b"/caf\xe9.md"
    os.close(os.open(path, os.O_CREAT))
    problems = read_folder(site).problems
    assert [one.code for one in problems] == ["file-name"]
    str(problems[0]).encode("utf-8")


def test_what_cannot_be_opened_is_said(site: Path) -> None:
    pipe = site / "docs" / "pipe.md"
    os.mkfifo(pipe)
    (site / "docs" / "folder.md").mkdir()
    assert in_folder(site) == {"docs/pipe.md": "file-unreadable"}


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    folder = read_folder(tmp_path)
    assert (folder.texts, folder.names) == ({}, ())


def test_reading_changes_no_file(site: Path) -> None:
    weeks = site / "docs" / "weeks"
    texts = {
        "2018-09-17.md": b"\xef\xbb\xbf---\r\ntitle: a: b\r\n---\r\nProse.",
        "2018-09-24.md": b"---\rtitle: x\r---\r",
        "2018-10-01.md": b"caf\xe9",
        "2018-10-08.md": b"\x00\x01",
    }
    for name, data in texts.items():
        (weeks / name).write_bytes(data)
        os.utime(weeks / name, (0, 0))
    folder = read_folder(site)
    load(folder.texts, TODAY)
    assert {path.name: path.read_bytes() for path in weeks.iterdir()} == texts
    assert {path.stat().st_mtime for path in weeks.iterdir()} == {0}
    assert {path.split("/")[-1]: data for path, data in folder.texts.items()} == texts


def test_a_file_that_is_far_too_large_is_not_read_whole(site: Path) -> None:
    with (site / "docs" / "huge.md").open("wb") as file:
        file.truncate(5_000_000_000)
    folder = read_folder(site)
    assert sum(map(len, folder.texts.values())) < 3_000_000
    _, problems = load(folder.texts, TODAY)
    assert "file-too-large" in {one.code for one in problems}
