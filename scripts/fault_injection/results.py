"""What every count gives back, and how it shows that it goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

# Called once for everything that was tried.
Tick = Callable[[], object]


class Count(Protocol):
    """The outcome of one count."""

    @property
    def tried(self) -> int:
        """How often it was tried."""

    @property
    def result(self) -> str:
        """What came of it, in words."""

    @property
    def met(self) -> bool:
        """Whether nothing was lost, and everything was told."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fault: what is done, the goal, how often in full and reduced, and the count."""

    name: str
    what: str
    goal: str
    full: int
    reduced: int
    count: Callable[[int, int, Tick], Count]


def row(kind: Kind, count: Count) -> str:
    """A count as a line of a table in Markdown."""
    verdict = "reached" if count.met else "**missed**"
    cells = (kind.what, f"{count.tried:,}", count.result, f"{kind.goal}: {verdict}")
    return f"| {' | '.join(cells)} |"
