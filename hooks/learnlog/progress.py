"""How far long work is: whoever works tells it, and whoever is given it shows it, or nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")


class Progress:
    """Is told of phases and steps, and does nothing with it; others show it."""

    def phase(self, name: str, total: int = 0) -> None:
        """Something begins that has so many steps; 0 where nobody knows how many."""

    def advance(self, steps: int = 1) -> None:
        """So many steps more are done."""

    def reached(self, steps: int) -> None:
        """So many steps of the phase are done, counted from its beginning."""

    def at(self, name: str, steps: int, total: int) -> None:
        """So many steps of the phase `name` are done, which begins now if it has not."""

    def end(self) -> None:
        """All is done, or broken off."""

    def over(self, name: str, items: Sequence[Item]) -> Iterator[Item]:
        """The items one by one, as a phase of as many steps."""
        self.phase(name, len(items))
        for item in items:
            yield item
            self.advance()


UNSEEN = Progress()
