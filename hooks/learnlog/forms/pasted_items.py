"""The items of lists in a text that was written elsewhere: ideas, and what became of steps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from learnlog.forms.written_entry import Value
from learnlog.front_matter.fields import OUTCOMES
from learnlog.plain_text import first_sentence

BULLET = re.compile(r"[ \t]*(?:[-*+•·‣▪●○–—]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_OUTCOME = re.compile(rf"\W*\b({'|'.join(OUTCOMES)})\b[\s:.,)–—-]*", re.IGNORECASE)


def as_idea(words: str, number: int, known: Mapping[int, str]) -> Value:
    """The item of an idea: news of one that is known, or a new one with its title and the rest.

    `number` is 0 where it takes the next free one.
    """
    if number in known:
        return {"idea": number, "note": words}
    title = first_sentence(words)
    rest = words[len(title) :].lstrip(".").strip()
    if not number and not rest:
        return title
    told: dict[str, Value] = {"idea": number} if number else {}
    return {**told, "title": title, **({"note": rest} if rest else {})}


def as_follow_up(words: str, steps: Sequence[str]) -> Iterator[Value]:
    """The item that says what became of a step, where its words and an outcome are there."""
    for step in sorted(steps, key=len, reverse=True):
        if words[: len(step)].casefold() == step.casefold():
            told = words[len(step) :]
            if found := _OUTCOME.match(told):
                note = told[found.end() :].strip()
                outcome = found[1].lower()
                yield {"step": step, "outcome": outcome, **({"note": note} if note else {})}
            return
