"""What was filled in on a form is read from the entry that is made of it, to the word."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from processor_time import takes_less_than

from learnlog.config import Config
from learnlog.files.decoding import UNSAFE
from learnlog.forms.written_entry import Value, Values, is_empty, write_entry
from learnlog.front_matter.fields import EVENT, GROUPS, MAIN_FIELD, OF_KIND, FieldRule, Rules
from learnlog.front_matter.nodes import plain
from learnlog.header import read_header
from learnlog.kinds import Kind
from learnlog.load import load

A_WEEK: Values = {
    "title": "Beds: who knows?",
    "ideas": ["Move the bed board", {"idea": 2, "status": "exploring", "note": "Drafted #1"}],
    "followed_up": [{"step": "Ring the office", "outcome": "done"}],
    "achievements": ["", {"text": "Wrote a post", "hours": 1.5}],
    "next_steps": [{"text": "Ask the porters", "due": dt.date(2026, 11, 30).isoformat()}],
    "tags": ["beds", "a, b"],
    "draft": False,
}


def test_a_week_is_written_as_a_person_would() -> None:
    assert write_entry(A_WEEK, "\n\nA story.\r\nIts end.\n\n") == (
        "---\n"
        'title: "Beds: who knows?"\n'
        'tags: [beds, "a, b"]\n'
        "draft: false\n"
        "ideas:\n"
        "  - Move the bed board\n"
        "  - idea: 2\n"
        "    status: exploring\n"
        '    note: "Drafted #1"\n'
        "followed_up:\n"
        "  - step: Ring the office\n"
        "    outcome: done\n"
        "achievements:\n"
        "  - text: Wrote a post\n"
        "    hours: 1.5\n"
        "next_steps:\n"
        "  - text: Ask the porters\n"
        "    due: 2026-11-30\n"
        "---\n"
        "A story.\nIts end.\n"
    )


def test_nothing_filled_in_is_no_header() -> None:
    assert write_entry({"title": " ", "ideas": [{"title": ""}], "tags": []}, "A word.") == (
        "A word.\n"
    )


def test_a_field_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="standfirst"):
        write_entry({"standfirst": "x"})
    with pytest.raises(ValueError, match="impcat"):
        write_entry({"ideas": [{"title": "x", "impcat": "y"}]})


@pytest.mark.parametrize(
    "body",
    [
        "---\ntitle: x\n---\n",
        "Note: I felt sad\nand more",
        "Note: I felt sad\n\n---\n\nand more",
        "title: not a field",
        "One.\n\n---\n\nTwo.",
        "----\nx\n",
        "+++\ntitle: x\n+++",
        "…\nwords",
        "```\n---\n```\n",
        "a\x00b\u202ec\u2028d",
        "   indented code\n",
    ],
)
@pytest.mark.parametrize("values", [{}, {"title": "A day"}])
def test_no_prose_is_taken_for_a_header(body: str, values: Values) -> None:
    text = write_entry(values, body)
    _, problems = load({"docs/weeks/2026-11-16.md": text}, dt.date(2026, 11, 20))
    assert [one for one in problems if one.code.startswith(("front", "control", "yaml"))] == []
    header, _ = read_header("x.md", text)
    assert header is not None
    assert [one.name for one in header.fields.fields] == [*values]
    assert words(body) == words(header.body)


def words(text: str) -> list[str]:
    """All that is no sign across the page."""
    return [one for one in one_line(text).split() if one.strip("-*\\+`")]


LINES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            *("yes", "2018", "1.5", "null", "~", "2026-11-16", "a: b", "- x", "[x]", "#", "x #y"),
            *("'", '"', "“a”: b", "idea: 3", "!x", "&x", "*x", "a\tb", "a\nb", "\\", "{", ":", "?"),
            *("text: x", "0x10", "1_000", "12:30", "=", "<<", "---", "x:", ": x", "@x", "`x`", "%"),
        ]
    ),
)


def a_value(rule: FieldRule, name: str = "") -> st.SearchStrategy[Value]:
    if choices := Config().all_statuses if name == "status" else rule.choices:
        return st.sampled_from(choices)
    dates = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)).map(dt.date.isoformat)
    by_kind: dict[str, st.SearchStrategy[Value]] = {
        "text": LINES,
        "texts": st.lists(LINES, max_size=3),
        "date": dates,
        "number": st.integers(1, 999),
        "hours": st.sampled_from([0.5, 1, 2.25]),
        "amount": st.integers(0, 5),
        "amounts": st.lists(st.integers(0, 5), max_size=3),
        "yes or no": st.booleans(),
        "words": st.lists(LINES, max_size=3).map("\n\n".join),
    }
    if rule.kind == "items":
        return st.lists(st.one_of(LINES, a_group(GROUPS[name])), max_size=3)
    return a_group(EVENT) if rule.kind == "event" else by_kind[rule.kind]


def a_group(rules: Rules) -> st.SearchStrategy[Values]:
    fields = {name: a_value(rule, name) for name, rule in rules.items() if rule.kind != "group"}
    return st.fixed_dictionaries({}, optional=fields)


def as_read(rule: FieldRule, value: Value, group: str = "") -> object:
    """A value as the parser has it: everything a text in one line, what is empty left out."""
    if rule.kind == "items":
        return [as_item(group, one) for one in value if not is_empty(one)]  # type: ignore[union-attr]
    if isinstance(value, dict):
        return as_group(EVENT, value)
    if isinstance(value, list):
        return [one_line(str(one)) for one in value if not is_empty(one)]
    if isinstance(value, bool):
        return value
    return one_line(str(value))


def as_item(group: str, value: Value) -> object:
    if isinstance(value, str):
        return one_line(value)
    found = as_group(GROUPS[group], value)  # type: ignore[arg-type]
    return found[MAIN_FIELD[group]] if [*found] == [MAIN_FIELD[group]] else found


def as_group(rules: Rules, value: Values) -> dict[str, object]:
    return {
        name: as_read(rule, value[name], name)
        for name, rule in rules.items()
        if not is_empty(value.get(name))
    }


def one_line(text: str) -> str:
    return " ".join(UNSAFE.sub(" ", text).split())


def flat(value: object) -> object:
    """Blanks apart, since a text of several paragraphs keeps its lines."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict):
        return {name: flat(one) for name, one in value.items()}
    return [flat(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("kind", Kind)
@given(data=st.data(), body=LINES)
@settings(max_examples=60, deadline=None)
def test_every_value_is_read_as_it_was_filled_in(
    kind: Kind, data: st.DataObject, body: str
) -> None:
    values = data.draw(a_group(OF_KIND[kind]))
    text = write_entry(values, body, kind)
    header, problems = read_header("x.md", text)
    assert header is not None, text
    assert not problems, (text, problems)
    read = {one.name: plain(one.value) for one in header.fields.fields}
    assert flat(read) == flat(as_group(OF_KIND[kind], values)), text
    assert words(header.body) == words(body)


@pytest.mark.parametrize("values", [{}, {"title": "A week"}])
def test_thousands_of_lines_across_the_page_are_written_at_once(values: Values) -> None:
    body = "Words.\n\n" + "---\n" * 5_000
    assert takes_less_than(5, lambda: write_entry(values, body))
    assert write_entry(values, body).count("***") == 5_000
