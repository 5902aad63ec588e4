"""The look of a status: where on the way from first to last it stands, or how it left that way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from learnlog.config import Config

STEPS = 4  # looks for the way, of which the style sheet has a colour and a mark each


class StatusWord(NamedTuple):
    """A status and the class of its look."""

    name: str
    look: str


def status_words(statuses: Iterable[str], config: Config) -> tuple[StatusWord, ...]:
    """Some statuses with their looks."""
    return tuple(StatusWord(status, status_look(status, config)) for status in statuses)


def status_look(status: str, config: Config) -> str:
    """The class of a status: "learnlog-step-1" to "-4" on the way, "learnlog-status-parked" beside.

    A way of more or fewer statuses than four is spread over these four, first to last.
    """
    if status not in config.statuses:
        return f"learnlog-status-{status}"
    place = config.statuses.index(status) / (len(config.statuses) - 1)
    return f"learnlog-step-{1 + round(place * (STEPS - 1))}"
