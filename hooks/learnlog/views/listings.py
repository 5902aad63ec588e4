"""Lists of a roll-up: a few lines at once, more to be unfolded, and what is too much counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from learnlog.views.site import Link
from learnlog.views.status_looks import StatusWord

AT_ONCE = 5
MOST = 500  # lines of one list: a longer one is slow on a phone


@dataclass(frozen=True, slots=True)
class Line:
    """A point of a list: `lead` before its text, `way` the statuses it went, links said behind."""

    text: str
    lead: Link | None = None
    way: tuple[StatusWord, ...] = ()
    note: str = ""
    said: str = ""
    source: Link | None = None
    used: Link | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with a `label`: the first lines, and the rest to be unfolded (`more` names it).

    `below` tells of what is counted and not listed.
    """

    label: str
    first: list[Line]
    rest: list[Line]
    more: str
    below: str = ""


def listings(*each: tuple[str, Iterable[Line]]) -> list[Listing]:
    """The lists that have lines, by label."""
    filled = ((label, list(lines)) for label, lines in each)
    return [listing(label, lines) for label, lines in filled if lines]


def listing(label: str, lines: list[Line]) -> Listing:
    """Some lines as a list that shows the first, unfolds more, and counts what is too much."""
    at_once = AT_ONCE if len(lines) > AT_ONCE + 1 else len(lines)
    named = f"{label} ({len(lines)})" if label else ""
    left = len(lines) - MOST
    below = f"{left} more are not listed here: their entries have them." if left > 0 else ""
    rest = lines[at_once:MOST]
    return Listing(named, lines[:at_once], rest, f"{len(rest)} more", below)
