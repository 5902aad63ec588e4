"""What comes back from a form changes an entry's file where it was changed, and nowhere else."""

from __future__ import annotations

import copy
import difflib
import os
import random
import re

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from fault_injection.made_up_entries import made_up_entry
from fault_injection.made_up_places import PATH
from learnlog.edit.line_ends import FileText
from learnlog.edit.refusal import Refusal
from learnlog.forms.changed_entry import changed_entry
from learnlog.forms.entry_form import EntryForm, entry_form, rules_of
from learnlog.forms.form_answers import group_answered, only_filled, said
from learnlog.forms.form_values import AT, Group, Shown
from learnlog.forms.written_entry import write_entry
from learnlog.front_matter.fields import EVENT, GROUPS, MAIN_FIELD, FieldRule, Rules
from learnlog.kinds import Kind

RULES = rules_of(Kind.WEEK)
WORDS = ("Ask the team", "12", "a: b", "x #y", "- z", "yes", "'q'", "[a]", "Tea, and cake", "“so”")
# Why a change of a made-up entry, which has no mistake, may be refused.
REASONS = {
    "a comment stands inside '…', and would be lost",
    "a comment stands inside '…', and could be lost",
    "a comment stands inside an item of '…' that was taken away",
    "a comment stands behind '…'",
    "a comment stands behind the value",
    "a comment stands between '…' and its value",
    "a sentence of several lines in '…' can't get a field",
    "an item of '…' has no words any more",
    "more would change than was meant",
    "'…' could not be written as it was answered",
}
many = settings(
    max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "60")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize="HYPOTHESIS_EXAMPLES" not in os.environ,
    database=None,
)


def shown(raw: str) -> EntryForm:
    form = entry_form(PATH, FileText(raw).plain, Kind.WEEK)
    assert isinstance(form, EntryForm)
    return form


def changed(raw: str, values: Group, body: str) -> str | Refusal:
    return changed_entry(PATH, raw, Kind.WEEK, values, body)


@many
@given(st.integers(0, 2**40))
def test_what_is_not_answered_another_way_stays_to_the_byte(seed: int) -> None:
    raw = made_up_entry(seed).data.decode()
    form = shown(raw)
    assert changed(raw, form.values, form.body) == raw


@many
@given(st.integers(0, 2**40))
def test_only_what_was_answered_changes(seed: int) -> None:
    made_up = made_up_entry(seed)
    raw, dice = made_up.data.decode(), random.Random(seed)
    form = shown(raw)
    for _ in range(4):
        values, name = another(form.values, dice)
        result = changed(raw, values, form.body)
        if isinstance(result, Refusal):
            event(reason(result))
            assert reason(result) in REASONS, f"{result}\n{name}\n{raw!r}"
            continue
        after, wanted = shown(result), group_answered(RULES, values)
        assert {one: said(after.values[one]) for one in RULES} == {
            one: said(wanted[one]) for one in RULES
        }
        assert after.body == form.body
        assert all(raw.count(one) <= result.count(one) for one in made_up.comments)
        assert others_stay(raw, result, name), f"{name}\n{raw!r}\n{result!r}"


def test_few_changes_are_refused() -> None:
    refused = count = 0
    for seed in range(200):
        raw, dice = made_up_entry(seed).data.decode(), random.Random(seed)
        form = shown(raw)
        values, _ = another(form.values, dice)
        refused += isinstance(changed(raw, values, form.body), Refusal)
        count += 1
    assert refused <= count // 25


def another(values: Group, dice: random.Random) -> tuple[Group, str]:
    """The values with one change, and the name of the field that it is in."""
    values, name = copy.deepcopy(values), dice.choice(list(RULES))
    if RULES[name].kind != "items":
        values[name] = answer(RULES[name], dice, values[name])
        return values, name
    items = values[name]
    assert isinstance(items, list)
    way = dice.choice(("add", "take", "move", "change", "change", "change"))
    if way == "add" or not items:
        item: Group = {AT: "new", MAIN_FIELD[name]: dice.choice(WORDS)}
        field = dice.choice(list(GROUPS[name]))
        item.setdefault(field, answer(GROUPS[name][field], dice, ""))
        items.insert(dice.randrange(len(items) + 1), item)
    elif way == "take":
        items.pop(dice.randrange(len(items)))
    elif way == "move":
        dice.shuffle(items)
    else:
        changed_item = dice.choice(items)
        assert isinstance(changed_item, dict)
        field = dice.choice(list(GROUPS[name]))
        changed_item[field] = answer(GROUPS[name][field], dice, changed_item[field])
    return values, name


def answer(rule: FieldRule, dice: random.Random, before: Shown) -> Shown:
    if rule.kind == "text":
        return dice.choice((*WORDS, ""))
    if rule.kind == "date":
        return dice.choice(("2026-11-02", ""))
    if rule.kind == "number":
        return dice.choice((3, 17, None))
    if rule.kind == "hours":
        return dice.choice((1.5, 2, None))
    if rule.kind == "yes or no":
        return dice.choice((True, False))
    return list(dice.sample(WORDS, dice.randrange(3))) if rule.kind == "texts" else before


def others_stay(raw: str, result: str, name: str) -> bool:
    """Whether every line that went or came is one of the field, or of a header that began."""
    assert raw.startswith("\ufeff") == result.startswith("\ufeff")
    texts = (raw.removeprefix("\ufeff"), result.removeprefix("\ufeff"))
    lines = [re.split(r"(?<=\n)|(?<=\r)(?!\n)", text) for text in texts]
    own = field_lines(lines[0], name)
    if not texts[1].startswith("---"):  # the field was all that the header had
        own |= {at for at, line in enumerate(lines[0]) if not line.strip()}
    moves = difflib.SequenceMatcher(None, *lines, autojunk=False).get_opcodes()
    touched = {at for way, start, end, _, _ in moves if way != "equal" for at in range(start, end)}
    return touched <= own


def field_lines(lines: list[str], name: str) -> set[int]:
    """The lines from a field's name to the next name or fence, and the fences themselves."""
    found: set[int] = set()
    inside, margin = False, ""
    for at, line in enumerate(lines):
        begun = re.match(r"([ \t]*)(\w+):", line)
        fence = line.startswith("---")
        if begun and (not inside or len(begun[1]) <= len(margin)):
            inside, margin = begun[2] == name, begun[1]
        if fence:
            inside = False
        if inside or fence:
            found.add(at)
    return found


def reason(refusal: Refusal) -> str:
    return re.sub(r"'[^']*'", "'…'", refusal.message)


WEEK = """\
---
title: Before   # of Monday
tags:
  - one # kept
  - two
ideas:
  - Ask them       # today
  - idea: 3
    status: testing
  # between
  - title: "Share"
    tags: [a, "b, c"]
draft: true
---
Text.
"""


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("title: Before ", "title: After ", {"title": "After"}),
        ("draft: true\n", "", {"draft": False}),
        ("  - two\n", "  - two\n  - three\n", {"tags": ["one", "two", "three"]}),
        ("  - two\n", "", {"tags": ["one"]}),
        ("draft: true\n", "draft: true\naway: annual leave\n", {"away": "annual leave"}),
        ("draft: true\n", "draft: true\nhours: 1.5\n", {"hours": 1.5}),
        (
            "draft: true\n",
            "draft: true\nnext_steps:\n  - Go on\n",
            {"next_steps": [{AT: "x", "text": "Go on"}]},
        ),
    ],
)
def test_a_field(before: str, after: str, change: Group) -> None:
    form = shown(WEEK)
    assert changed(WEEK, form.values | change, form.body) == WEEK.replace(before, after)


@pytest.mark.parametrize(
    ("before", "after", "at", "change"),
    [
        ("Ask them ", "Ask all ", 0, {"title": "Ask all"}),
        (
            "  - Ask them       # today\n",
            "  - title: Ask them       # today\n    status: parked\n",
            0,
            {"status": "parked"},
        ),
        ("status: testing\n", "status: testing\n    note: 'So'\n", 1, {"note": "'So'"}),
        ("    status: testing\n", "", 1, {"status": ""}),
        ('[a, "b, c"]', '["b, c"]', 2, {"tags": ["b, c"]}),
    ],
)
def test_a_field_of_an_item(before: str, after: str, at: int, change: Group) -> None:
    form = shown(WEEK)
    ideas = form.values["ideas"]
    assert isinstance(ideas, list)
    ideas[at] = {**ideas[at], **change}  # type: ignore[dict-item]
    result = changed(WEEK, form.values, form.body)
    assert isinstance(result, str), result
    assert result.replace("\"'So'\"", "'So'") == WEEK.replace(before, after)


def test_items_move_and_go_with_their_comments() -> None:
    form = shown(WEEK)
    ideas = form.values["ideas"]
    assert isinstance(ideas, list)
    form.values["ideas"] = [ideas[2], ideas[0]]
    lines = WEEK.splitlines(keepends=True)
    wanted = [*lines[:6], *lines[10:12], lines[6], lines[9], *lines[12:]]
    assert changed(WEEK, form.values, form.body) == "".join(wanted)


def test_prose_changes_between_the_blanks_around_it() -> None:
    raw = "---\ntitle: x\n---\n\n  Text.  \n\n\n"
    assert changed(raw, shown(raw).values, "Other\n\n---\n\nwords.") == (
        "---\ntitle: x\n---\n\n  Other\n\n***\n\nwords.  \n\n\n"
    )


def test_a_file_without_front_matter_gets_one() -> None:
    form = shown("Text.\n")
    result = changed("Text.\n", form.values | {"title": "New"}, form.body)
    assert result == "---\ntitle: New\n---\nText.\n"
    assert changed("---\ntitle: New\n---\nText.\n", form.values, form.body) == "Text.\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("---\ntitle: [a\n---\n", "closing bracket"),
        ("---\ntags: one\n---\n", "line 2 can't be shown in a form: 'tags' is not a list"),
        ("---\nideas:\n  - [a, b]\n---\n", "line 3 can't be shown"),
        ("---\nhours: a lot\n---\n", "'hours' is not a number such as 1.5"),
    ],
)
def test_what_no_form_can_show_is_refused_with_the_line(text: str, told: str) -> None:
    refused = entry_form(PATH, text, Kind.WEEK)
    assert isinstance(refused, Refusal)
    assert told in refused.message
    assert changed(text, {}, "") == refused


@many
@given(st.integers(0, 2**40))
def test_what_a_form_of_any_kind_wrote_is_changed_as_it_is_answered(seed: int) -> None:
    dice = random.Random(seed)
    kind = dice.choice(list(Kind))
    rules = rules_of(kind)
    values = {one: given_to(rule, one, dice) for one, rule in rules.items() if dice.random() < 0.4}
    text = write_entry(only_filled(values), "Text.", kind)  # type: ignore[arg-type]
    form = entry_form(PATH, text, kind)
    assert isinstance(form, EntryForm), form
    assert said_in(form.values, rules) == said_in(group_answered(rules, values), rules)
    assert changed_entry(PATH, text, kind, form.values, form.body) == text
    name = dice.choice(list(rules))
    wanted = copy.deepcopy(form.values) | {name: given_to(rules[name], name, dice)}
    result = changed_entry(PATH, text, kind, wanted, form.body)
    assert isinstance(result, str), result
    after = entry_form(PATH, result, kind)
    assert isinstance(after, EntryForm)
    assert said_in(after.values, rules) == said_in(group_answered(rules, wanted), rules)


def said_in(values: Group, rules: Rules) -> Group:
    return {name: said(values[name]) for name in rules}


def given_to(rule: FieldRule, name: str, dice: random.Random) -> Shown:
    """A value for a field of any kind."""
    if rule.kind == "items":
        return [an_item(name, dice) for _ in range(dice.randrange(4))]
    if rule.kind == "event":
        return {one: given_to(inner, one, dice) for one, inner in EVENT.items()}
    if rule.kind == "amounts":
        return [dice.choice(("1", "2", "x")) for _ in range(dice.randrange(4))]
    if rule.kind == "amount":
        return dice.choice((0, 1.5, None))
    if rule.kind == "words":
        return dice.choice(("One line.", "Two\nlines.", "A part.\n\nOther: #x\n- y", ""))
    if rule.choices:
        return dice.choice((*rule.choices, ""))
    return answer(rule, dice, "")


def an_item(name: str, dice: random.Random) -> Group:
    rules = GROUPS[name]
    fields = {one for one in rules if dice.random() < 0.3} | {MAIN_FIELD[name]}
    return {AT: "new"} | {one: given_to(rules[one], one, dice) for one in rules if one in fields}
