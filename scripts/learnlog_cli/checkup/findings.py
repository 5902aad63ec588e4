"""What a check found, and what to do about it: values, so that they can be shown in any form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

SHOWN = 3


class State(Enum):
    """Whether something is as it should be, worth knowing, or in the way."""

    GOOD = "good"
    NOTICE = "notice"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    `check` names it, `found` says what was there, `what_to_do` is the way out in plain words
    with the command to type on a line of its own (empty where nothing is to be done).
    """

    check: str
    state: State
    found: str
    what_to_do: str = ""


def good(check: str, found: str) -> Finding:
    """Something as it should be."""
    return Finding(check, State.GOOD, found)


def notice(check: str, found: str, what_to_do: str = "") -> Finding:
    """Something worth knowing, which stops nobody from writing."""
    return Finding(check, State.NOTICE, found, what_to_do)


def bad(check: str, found: str, what_to_do: str) -> Finding:
    """Something that is in the way, or may lose what was written."""
    return Finding(check, State.BAD, found, what_to_do)


def counted(number: int, one: str, many: str = "") -> str:
    """A number and its noun: "1 entry", "2 entries"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def first_of(names: Sequence[str]) -> str:
    """The first few of some names, and how many more there are."""
    shown = ", ".join(names[:SHOWN])
    return f"{shown} and {len(names) - SHOWN} more" if len(names) > SHOWN else shown
