"""What holds for every edit: sought in made-up entries, whose places are known, and hostile texts.

`HYPOTHESIS_EXAMPLES=20000 pytest tests/test_editing_properties.py` searches longer.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from test_reading_properties import SIGNS, any_text

from fault_injection.edit_judge import expected, index_of, known_by, read, told
from fault_injection.edits import count_edits, every_trial, reason, tried
from fault_injection.made_up_entries import made_up_entry
from fault_injection.made_up_places import MAIN, PATH
from learnlog import Entry
from learnlog.edit import proof
from learnlog.edit.changes import AddItem, Change, ReplaceProse, SetFields
from learnlog.edit.editing import Edited, edited
from learnlog.edit.line_ends import FileText, Splice
from learnlog.edit.refusal import Refusal
from learnlog.front_matter.fields import GROUPS

SEEDS = st.integers(0, 2**40)
SEEN = SIGNS.filter(lambda sign: not "\ud800" <= sign <= "\udfff")
# Why an edit of a made-up entry, which has no mistake, may be refused.
REASONS = {
    "'…' stands more than once on line … of the file",
    "a comment stands beside '…', and would be lost",
    "more would change than was meant",
}
many = settings(
    max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "40")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize="HYPOTHESIS_EXAMPLES" not in os.environ,
    database=None,
)


@many
@given(SEEDS)
def test_only_what_is_meant_changes(seed: int) -> None:
    made_up = made_up_entry(seed)
    for trial in every_trial(made_up, random.Random(seed)):
        outcome = tried(made_up, trial)
        if isinstance(outcome, Refusal):
            event(reason(outcome))
            assert reason(outcome) in REASONS, f"{outcome}\n{trial}\n{made_up.data!r}"
            assert_helpful(outcome)
        else:
            assert outcome == ""


@many
@given(SEEDS)
def test_what_is_said_already_changes_nothing(seed: int) -> None:
    made_up = made_up_entry(seed)
    entry, _ = read(made_up.data)
    for trial in every_trial(made_up, random.Random(seed)):
        change = trial.change
        result = edited(PATH, made_up.data, change)
        if isinstance(result, Edited) and not isinstance(change, ReplaceProse):
            name = change.into if isinstance(change, AddItem) else change.of
            item = getattr(read(result.data)[0], name)[index_of(entry, change)]
            again = SetFields(name, item.source.line, known_by(name, item), change.fields)
            repeated = edited(PATH, result.data, again)
            alike = isinstance(repeated, Refusal) and "more than once" in repeated.message
            assert repeated == result or alike


def test_few_edits_are_refused() -> None:
    counts = count_edits(300, seed=1)
    assert counts.wrong == []
    assert counts.exact + counts.refused.total() == counts.edits >= 600
    assert counts.refused.total() <= counts.edits // 100
    assert counts.refused.keys() <= REASONS


def test_every_way_of_writing_is_made_up() -> None:
    data = [made_up_entry(seed).data for seed in range(400)]
    for written in (b"\xef\xbb\xbf", b"\r\n", b"[", b"{", b"|+", b">-", b" # ", b"~", b'""'):
        assert sum(written in one for one in data) >= 10
    assert any(b"\r" in one and b"\r\n" not in one and b"\n" not in one for one in data)
    assert any(b"\r\n" in one.replace(b"\n", b"", 1) and b"\r\r" in one for one in data)
    assert any(not one.startswith((b"---", b"\xef\xbb\xbf---")) for one in data)
    assert any(one.endswith(b"---") for one in data)
    assert all(read(one)[1] == () for one in data), "made-up entries have no mistakes"


def assert_helpful(refusal: Refusal) -> None:
    assert PATH in str(refusal) or "type it again" in str(refusal)
    assert len(refusal.message) > 20


words = st.one_of(
    st.sampled_from(("Ask the team", "12", "a: b", "", "~", "x #y")), st.text(SIGNS, max_size=12)
)
some_words = words.filter(lambda text: bool(text.split()))


@st.composite
def changes(draw: st.DrawFn, entry: Entry) -> Change:
    """Any change of an entry; what is to be written may be anything."""
    listed = [(name, item) for name in MAIN for item in getattr(entry, name)]
    if draw(st.integers(0, 3)) == 0:
        length = len(entry.prose.body)
        start, end = sorted(draw(st.tuples(st.integers(0, length), st.integers(0, length))))
        return ReplaceProse(start, end, draw(words))
    if listed and draw(st.integers(0, 2)):
        name, item = draw(st.sampled_from(listed))
        fields = draw(fields_of(name))
        return SetFields(name, item.source.line, known_by(name, item), fields)
    name = draw(st.sampled_from(list(MAIN)))
    return AddItem(name, {**draw(fields_of(name)), MAIN[name]: draw(some_words)})


def fields_of(name: str) -> st.SearchStrategy[dict[str, str]]:
    names = [one for one, rule in GROUPS[name].items() if rule.kind == "text"]
    fields = st.dictionaries(st.sampled_from(names), words, min_size=1, max_size=2)
    return st.tuples(fields, some_words).map(
        lambda drawn: {**drawn[0], **({MAIN[name]: drawn[1]} if MAIN[name] in drawn[0] else {})}
    )


@st.composite
def mutated_entry(draw: st.DrawFn) -> bytes:
    """A made-up entry with some signs put in, taken out or moved."""
    data = made_up_entry(draw(SEEDS)).data.decode()
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.text(SIGNS, max_size=3)) + data[at + draw(st.integers(0, 3)) :]
    return data.encode("utf-8", "surrogatepass")


any_file = st.one_of(
    mutated_entry(), any_text.map(lambda text: text.encode("utf-8", "surrogatepass"))
)


@many
@given(any_file, st.data())
def test_hostile_texts_are_edited_right_or_left_alone(data: bytes, drawn: st.DataObject) -> None:
    entry, faults = next(readable(data), (None, ()))
    if entry is None:
        assert isinstance(edited(PATH, data, AddItem("ideas", {"title": "x"})), Refusal)
        return
    change = drawn.draw(changes(entry))
    result = edited(PATH, data, change)
    if isinstance(result, Refusal):
        event(reason(result).partition(":")[0])
        assert_helpful(result)
        return
    event("edited" if result.data != data else "nothing to do")
    after, found = read(result.data)
    assert len(found) <= len(faults)
    assert told(after) == expected(entry, change)


def readable(data: bytes) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """The entry of some bytes, if they are one."""
    try:
        yield read(data)
    except AssertionError:
        return


@many
@given(SEEDS, st.integers(-2, 2), st.integers(-2, 2), st.text(SEEN, max_size=2), st.integers(0, 9))
def test_the_proof_lets_no_wrong_splice_pass(
    seed: int, start: int, end: int, more: str, cut: int
) -> None:
    """The proof sees what entries say, and no comments: these only the splices keep."""

    def wrong(file: FileText, splice: Splice) -> FileText:
        begin = max(splice.start + start, 0)
        return right(file, Splice(begin, max(splice.end + end, begin), splice.text[cut:] + more))

    right = FileText.spliced
    made_up = made_up_entry(seed)
    entry, _ = read(made_up.data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FileText, "spliced", wrong)
        for trial in every_trial(made_up, random.Random(seed)):
            result = edited(PATH, made_up.data, trial.change)
            if isinstance(result, Edited):
                event("edited")
                assert told(read(result.data)[0]) == expected(entry, trial.change)


# An item of `ideas` before and after a change that sets its note to 12.
TAKEN = [
    ("{title: a}", '{title: a, note: "12"}'),
    ("{title: 7, note: b}", "{title: 7, note: '12'}"),
]
NOT_TAKEN = [
    ("{title: a}", "{title: a, note: 12}"),
    ("{title: a}", "{title: b, note: '12'}"),
    ("{title: 7}", "{title: '7', note: '12'}"),
    ("{title: a}", "{title: a, note: '12', status: new}"),
    ("{title: a, status: new}", "{title: a, note: '12'}"),
    ("{title: a}", "{title: a, note: ['12']}"),
    ("{title: a}", "{title: a, note: '12'}, b"),
    ("{title: a}", "{title: a, note: '12'}]\nlessons: [b"),
    ("a]\nlessons: [b", "{title: a, note: '12'}]\nlessons: [c"),
    ("a]\nlessons: [b", "{title: a, note: '12'}"),
    ("b, {title: a}", "{title: a, note: '12'}, b"),
    ("{title: a}", "a"),
]


@pytest.mark.parametrize(("before", "after"), TAKEN + NOT_TAKEN)
def test_what_the_proof_takes_for_the_change(before: str, after: str) -> None:
    old, new = (shapes_of(f"---\ntitle: x\nideas: [{items}]\n---\n") for items in (before, after))
    taken = proof.same_but_item(old, new, "ideas", 0, {"note": "12"})
    assert taken == ((before, after) in TAKEN)


def test_the_proof_sees_another_field_change() -> None:
    old, new = (shapes_of(f"---\ntitle: {title}\nideas: [a]\n---\n") for title in ("1", "'1'"))
    assert proof.same_but_item(old, old, "ideas", 0, {"title": "a"})
    assert not proof.same_but_item(old, new, "ideas", 0, {"title": "a"})


def test_the_proof_takes_no_sentence_for_a_list() -> None:
    old, new = (shapes_of(f"---\nideas: [{item}]\n---\n") for item in ("a", "{title: a, tags: b}"))
    assert not proof.same_but_item(old, new, "ideas", 0, {"tags": "b"})


def shapes_of(text: str) -> proof.Shapes:
    header, errors = proof.readable(PATH, text.encode())
    assert header, errors
    return proof.shapes(header.fields)


@pytest.mark.parametrize(
    "change",
    [
        ReplaceProse(-1, 2, "x"),
        ReplaceProse(3, 2, "x"),
        ReplaceProse(0, 99, "x"),
        ReplaceProse(99, 99, "x"),
        ReplaceProse(0, 1, "\ud800"),
        ReplaceProse(0, 1, "\r"),
        AddItem("ideas", {"title": "\ud800"}),
    ],
)
def test_what_no_file_can_hold_is_refused(change: Change) -> None:
    assert_helpful(refused(edited(PATH, b"---\ntitle: x\n---\nProse.\n", change)))


def refused(result: Edited | Refusal) -> Refusal:
    assert isinstance(result, Refusal)
    return result
