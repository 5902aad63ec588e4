"""A text that was pasted is sorted into fields, and no word of it is lost."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from processor_time import takes_less_than

from learnlog.forms.pasted_text import Sorted, sort_text
from learnlog.forms.section_words import list_headed_by
from learnlog.forms.written_entry import Value, write_entry
from learnlog.idea_names import begins_idea
from learnlog.load import load

A_WEEK = """\
Week 4 (8th – 12th October)

A slow start. I sat with the porters for a morning
and counted calls.

Idea 5: Put the bed board by the lift. The porters would see it first.

Things I noticed:

  • Nobody looks up
  • The phone rings all day

Idea 2: two wards have tried it.

Achievements this week…

  • Counted 40 calls
  • Made a friend
    in the stores

Next week I plan to…

  • Ring the two wards
  • Ask for a key

What became of last week's plans

- Sit with the porters – done
- Ring the office: deferred. The lead was away.
- Something else – done

Leave a comment
"""


def test_a_week_in_plain_text_is_sorted_into_fields() -> None:
    steps = ["Ring the office", "Sit with the porters"]
    assert sort_text(A_WEEK, {2: "Count the calls"}, steps) == Sorted(
        {
            "title": "Week 4 (8th – 12th October)",
            "ideas": [
                {
                    "idea": 5,
                    "title": "Put the bed board by the lift",
                    "note": "The porters would see it first.",
                },
                {"idea": 2, "note": "two wards have tried it."},
            ],
            "achievements": ["Counted 40 calls", "Made a friend in the stores"],
            "next_steps": ["Ring the two wards", "Ask for a key"],
            "followed_up": [
                {"step": "Sit with the porters", "outcome": "done"},
                {
                    "step": "Ring the office",
                    "outcome": "deferred",
                    "note": "The lead was away.",
                },
            ],
        },
        "A slow start. I sat with the porters for a morning\nand counted calls.\n\n"
        "Things I noticed:\n\n  - Nobody looks up\n  - The phone rings all day\n\n"
        "- Something else – done\n\nLeave a comment",
    )


def test_what_was_sorted_is_an_entry_without_errors() -> None:
    found = sort_text(A_WEEK.replace("Idea 2: two", "Idea 1: Two"))
    text = write_entry(found.values, found.body)
    _, problems = load({"docs/weeks/2018-10-08.md": text}, dt.date(2018, 10, 12))
    assert [one for one in problems if one.severity.value == "error"] == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Achievements this week…", "achievements"),
        ("## What went well", "achievements"),
        ("**Highlights of the week:**", "achievements"),
        ("Next week I plan to…", "next_steps"),
        ("Next week, I’ll:", "next_steps"),
        ("I plan to", "next_steps"),
        ("To do", "next_steps"),
        ("NEXT STEPS", "next_steps"),
        ("What's next?", ""),
        ("What I learned this week", "lessons"),
        ("Lessons learnt:", "lessons"),
        ("What became of last week's plans", "followed_up"),
        ("New ideas", "ideas"),
        ("Achievements of the porters", ""),
        ("Next week I plan to ring the ward", ""),
        ("Plans", "next_steps"),
        ("Planes", ""),
        ("", ""),
        ("…", ""),
    ],
)
def test_only_a_heading_heads_a_list(line: str, name: str) -> None:
    assert list_headed_by(line) == name


def test_a_heading_that_nothing_follows_stays_in_the_story() -> None:
    assert sort_text("Next steps\n\nIdea: x") == Sorted({"ideas": ["x"]}, "Next steps")
    assert sort_text("I rest.\n\nNext steps:") == Sorted({}, "I rest.\n\nNext steps:")


def test_lines_without_marks_are_items_until_an_empty_line() -> None:
    found = sort_text("Next week I plan to\nRing the ward\nAsk for a key\n\nThat was it.")
    assert found == Sorted({"next_steps": ["Ring the ward", "Ask for a key"]}, "That was it.")


LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            *("", "", "", "Achievements this week…", "Next week I plan to…", "Lessons:", "Ideas"),
            *("What became of last week's plans", "Week 3 (1–5 May)", "# A day", "Idea 5: More"),
            *("Idea: one more. And so on.", "  • an item", "- another", "1. first", "2) second"),
            *("- [x] Ring the ward – done", "Ring the ward: carried", "a long line " * 8, "---"),
            *("- Idea 7: in a list", "**Idea 9.** bold", "title: x", "Idea 0: none", "• ", "  x"),
        ]
    ),
)


def all_words(value: Value) -> list[str]:
    if isinstance(value, str):
        return re.findall(r"\w+", value)
    if isinstance(value, dict):
        return [word for one in value.values() for word in all_words(one)]
    if isinstance(value, list | tuple):
        return [word for one in value for word in all_words(one)]
    return [str(value)] if isinstance(value, int) else []


def marks_of(text: str) -> Counter[str]:
    """The words that may go: of headings of lists, of "Idea 5:", of numbers before items."""
    found = Counter[str]()
    for line in re.split(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", text):
        mark = re.match(r"[ \t]*(?:\d{1,3}[.)][ \t]+)?(?:[-*+–—•·‣▪●○][ \t]+)?(?:\[[xX]\])?", line)
        opened = begins_idea(line)
        heading = line if list_headed_by(line) else ""
        found.update(re.findall(r"\w+", f"{mark[0] if mark else ''} {heading}"))
        found.update(re.findall(r"\w+", opened[0]) if opened else ())
    return found


@given(lines=st.lists(LINES, max_size=14))
@settings(max_examples=2000, deadline=None)
@example(lines=["Next steps", "", "Idea 5: More"])
def test_no_word_of_a_pasted_text_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = sort_text(text, {5: "Known"}, ["Ring the ward"])
    before = Counter(re.findall(r"\w+", text))
    after = Counter(all_words([found.values, found.body]))  # type: ignore[list-item]
    assert not before - after - marks_of(text), found
    written = Counter(re.findall(r"\w+", write_entry(found.values, found.body)))
    assert not after - written


def test_a_paragraph_below_a_list_of_one_is_story() -> None:
    found = sort_text("Achievements:\n- one\n\nThen I went home.\n\nNext steps\n\nRest.\n\nMore.")
    assert found.values == {"achievements": ["one"], "next_steps": ["Rest."]}
    assert found.body == "Then I went home.\n\nMore."


@pytest.mark.parametrize(
    "line", ["-" * 50_000 + "x", "x" + " " * 50_000 + "y", ".\t" * 25_000 + "x"]
)
def test_a_line_without_end_is_sorted_at_once(line: str) -> None:
    text = f"Achievements:\u00a0\n- one\n\n{line}"
    assert takes_less_than(2, lambda: sort_text(text))
    assert sort_text(text).values == {"achievements": ["one"]}
