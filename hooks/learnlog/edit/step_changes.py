"""What became of a step: which step some words mean, and what to write for an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from learnlog.edit.changes import AddItem, Change, SetFields
from learnlog.model import Entry, FollowUp, Step
from learnlog.wording import same_words_key

NEEDS_REASON = ("dropped", "deferred")


def fitting(words: str, steps: Sequence[Step]) -> list[Step]:
    """The steps that some words mean: the very words, or a part of them, or all of the words."""
    key = same_words_key(words)
    by_key = [(step, same_words_key(step.text)) for step in steps]
    same = [step for step, known in by_key if known == key]
    part = [step for step, known in by_key if key in known]
    scattered = [step for step, known in by_key if all(one in known for one in key.split())]
    return same or part or scattered


def answerable(entry: Entry | None, steps: Sequence[Step], author: str | None) -> list[Step]:
    """Steps of earlier entries that an entry of their author may speak of, the oldest first.

    These are the open ones, and those that this entry itself has closed.
    """
    return [
        step
        for step in steps
        if step.origin.author == author
        and (entry is None or step.origin.uri != entry.uri)
        and (step.open or (entry is not None and step.answers[-1].entry.uri == entry.uri))
    ]


def answered_in(entry: Entry | None, step: Step) -> bool:
    """Whether an entry says what became of a step."""
    return entry is not None and any(one.entry.uri == entry.uri for one in step.answers)


def answered(entry: Entry, step: Step, fields: Mapping[str, str]) -> Change:
    """An answer in an entry: in the item that waits for it, or in a new one.

    `fields` are `outcome`, `note`, `until`. Of an earlier answer there the words are kept, and
    the day to which it was put off goes.
    """
    said = _earlier_answer(entry, step)
    if said is None:
        return AddItem("followed_up", {"step": step.text, **fields})
    note = _both_notes(said, fields)
    until = {"until": ""} if said.until and "until" not in fields else {}
    words = {**fields, **({"note": note} if note else {}), **until}
    return SetFields("followed_up", said.source.line, said.step, words)


def _earlier_answer(entry: Entry, step: Step) -> FollowUp | None:
    """What an entry says of a step so far, if only that it waits for an answer."""
    key = same_words_key(step.text)
    return next((one for one in entry.followed_up if same_words_key(one.step) == key), None)


def _both_notes(said: FollowUp, fields: Mapping[str, str]) -> str:
    """The note of an earlier answer and the new one; the reason of another outcome named so."""
    old, new = said.note or "", fields.get("note", "")
    if old and said.outcome in NEEDS_REASON and said.outcome != fields["outcome"]:
        old = f"{said.outcome} first: {old}"
    if not old or old in new:
        return new
    if not new or new in old:
        return old
    return f"{old}{'' if old[-1] in '.!?…' else '.'} {new}"
