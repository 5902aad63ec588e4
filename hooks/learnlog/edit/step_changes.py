"""What became of a step: which step some words mean, and what to write for an answer."""

from __future__ import annotations

from collections.abc import Sequence

from learnlog.edit.changes import AddItem, Change, SetFields
from learnlog.model import Entry, Step
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


def answered(entry: Entry, step: Step, fields: dict[str, str]) -> Change:
    """An answer in an entry: in the item that waits for it, or in a new one.

    `fields` are `outcome`, `note`, `until`; a date to which it was deferred before goes.
    """
    key = same_words_key(step.text)
    for said in entry.followed_up:
        if same_words_key(said.step) == key:
            gone = {"until": ""} if said.until and "until" not in fields else {}
            return SetFields("followed_up", said.source.line, said.step, {**fields, **gone})
    return AddItem("followed_up", {"step": step.text, **fields})
