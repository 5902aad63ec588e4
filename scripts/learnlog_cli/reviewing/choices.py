"""The answers that a review offers, and the one that somebody has typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from learnlog.config import Config
from learnlog.model import Idea
from learnlog_cli.reviewing.agenda import Item


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer: the `key` or `word` to type, and what it `means`.

    `value` is the status or outcome that is written down; "" for what writes none.
    """

    key: str
    word: str
    means: str
    value: str = ""


KEEP = Choice("k", "keep", "it stays as it is, and you have looked at it")
MERGE = Choice("m", "merge", "it is a part of another idea", "merged")
SKIP = Choice("s", "skip", "decide another time")
QUIT = Choice("q", "quit", "stop here; the answers so far are saved")
_PARK = Choice("p", "park", "not now", "parked")
_REJECT = Choice("r", "reject", "no", "rejected")
_OF_STEPS = (
    Choice("d", "done", "it is done", "done"),
    Choice("c", "carry", "not yet; it goes on", "carried"),
    Choice("l", "later", "put it off until a day", "deferred"),
    Choice("x", "drop", "give it up", "dropped"),
)


def choices(item: Item, config: Config) -> tuple[Choice, ...]:
    """What can be answered to an item."""
    if not isinstance(item, Idea):
        return (*_OF_STEPS, SKIP, QUIT)
    return (KEEP, *_onwards(item, config), _PARK, _REJECT, MERGE, SKIP, QUIT)


def _onwards(idea: Idea, config: Config) -> Iterator[Choice]:
    """Take an idea up, and move it to the status behind the one it has."""
    first = config.statuses[1]
    yield Choice("e", "explore", f"you are at it: {first}", first)
    after = config.statuses.index(idea.status) + 1
    if after > 1:
        yield Choice(
            "n", "next", f"it has come on: {config.statuses[after]}", config.statuses[after]
        )


def chosen(typed: str, offered: Sequence[Choice]) -> tuple[Choice | None, str]:
    """The one choice that was typed, and the note behind it.

    A choice is known by its letter, its word or status, or the beginning of its word.
    """
    first, _, note = typed.strip().partition(" ")
    said = first.rstrip(":,.").casefold()
    exact = [one for one in offered if said and said in (one.key, one.word, one.value)]
    begun = [one for one in offered if said and one.word.startswith(said)]
    found = exact or begun
    return (found[0] if len(found) == 1 else None), " ".join(note.split())
