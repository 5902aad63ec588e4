"""What became of a step: which step some words mean, and what to write for an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from learnlog.edit.changes import AddItem, Change, SetFields
from learnlog.model import Entry, FollowUp, Step
from learnlog.wording import same_words_key


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


def answered(entry: Entry, step: Step, fields: Mapping[str, str]) -> Change:
    """An answer in an entry: in the item that waits for it, or in a new one.

    `fields` are `outcome`, `note`, `until`; the date and the reason of another outcome go.
    """
    said = earlier_answer(entry, step)
    if said is None:
        return AddItem("followed_up", {"step": step.text, **fields})
    gone = dict.fromkeys((name for name in _outdated(said, fields) if name not in fields), "")
    return SetFields("followed_up", said.source.line, said.step, {**fields, **gone})


def lost_note(entry: Entry, step: Step, fields: Mapping[str, str]) -> str:
    """The note of an earlier answer in the entry that a new one takes the place of, or ""."""
    said = earlier_answer(entry, step)
    if said is None or not said.note or said.note == fields.get("note"):
        return ""
    return said.note if "note" in fields or "note" in _outdated(said, fields) else ""


def earlier_answer(entry: Entry, step: Step) -> FollowUp | None:
    """What an entry says of a step so far, if only that it waits for an answer."""
    key = same_words_key(step.text)
    return next((one for one in entry.followed_up if same_words_key(one.step) == key), None)


def _outdated(said: FollowUp, fields: Mapping[str, str]) -> list[str]:
    """The fields of an earlier answer that a new outcome makes untrue."""
    if said.outcome in (None, fields["outcome"]):
        return []
    return [name for name, value in (("note", said.note), ("until", said.until)) if value]
