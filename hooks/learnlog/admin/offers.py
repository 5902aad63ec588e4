"""What a form offers to choose from: ideas by number, open steps by their words, authors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from learnlog.model import Idea, Log

LONGEST_LABEL = 80


class Offer(NamedTuple):
    """A value, and what it is called on the form."""

    value: str | int
    label: str


# Offers by the list and the field they are for; the list is "" for fields of the entry itself.
Offers: TypeAlias = Mapping[tuple[str, str], tuple[Offer, ...]]


def offers_of(log: Log) -> Offers:
    """What the published entries of a log know. What is private or a draft is not among it."""
    ideas, steps = tuple(_ideas(log)), tuple(_steps(log))
    return {
        ("ideas", "idea"): ideas,
        ("ideas", "into"): ideas,
        ("next_steps", "idea"): ideas,
        ("followed_up", "step"): steps,
        ("", "author"): tuple(_authors(log)),
    }


def _authors(log: Log) -> Iterator[Offer]:
    """All authors, or none: a list without somebody who has published nothing yet would keep that
    one from writing, and with their name it would tell more than the pages do.
    """
    if log.authors.keys() <= {entry.author for entry in log.published}:
        yield from (Offer(one.key, one.name) for one in log.authors.values())


def _ideas(log: Log) -> Iterator[Offer]:
    """The open ideas, then the others: news of these come late, but they come."""
    live = log.config.live_statuses
    ideas = sorted(log.ideas.values(), key=lambda one: (one.status not in live, one.number))
    return (_idea(one, one.status in live) for one in ideas)


def _idea(idea: Idea, is_open: bool) -> Offer:
    words = f"{idea.number} – {_short(idea.title)}"
    return Offer(idea.number, words if is_open else f"{words} ({idea.status})")


def _steps(log: Log) -> Iterator[Offer]:
    """The open steps by their exact words, the oldest first, then those that were followed up."""
    open_first = sorted(log.steps, key=lambda one: not one.open)
    words = {step.text: step.open for step in open_first}
    return (
        Offer(one, _short(one) if live else f"{_short(one)} (answered)")
        for one, live in words.items()
    )


def _short(words: str) -> str:
    if len(words) <= LONGEST_LABEL:
        return words
    return f"{words[:LONGEST_LABEL].rpartition(' ')[0]} …"
