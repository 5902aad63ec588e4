"""Edits of made-up files of every kind: every byte outside of what is meant stays as it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from fault_injection.edits import count_edits
from fault_injection.results import Tick


@dataclass(frozen=True, slots=True)
class ExactEdits:
    """How many files were edited, and how many edits were exact, refused or wrong."""

    tried: int
    edits: int
    exact: int
    refused: Counter[str]
    wrong: tuple[str, ...]

    @property
    def result(self) -> str:
        """What came of it, in words."""
        classes = "; ".join(f"{times:,} as {why}" for why, times in self.refused.most_common())
        refused = f"{self.refused.total():,} refused" + (f" ({classes})" if classes else "")
        return (
            f"{self.edits:,} edits: {self.exact:,} exact to the byte, {len(self.wrong)} wrong, "
            f"{refused}"
        ).replace("|", "\\|")

    @property
    def met(self) -> bool:
        """Whether no edit changed another byte, and every refusal said why."""
        return self.exact > 0 and not self.wrong and all(self.refused)


def count_exact_edits(number: int, seed: int, tick: Tick) -> ExactEdits:
    """Try changes of each sort in each of so many files."""
    edits = exact = 0
    refused: Counter[str] = Counter()
    wrong: list[str] = []
    for at in range(number):
        counts = count_edits(1, seed + at)
        edits, exact = edits + counts.edits, exact + counts.exact
        refused += counts.refused
        wrong += counts.wrong
        tick()
    return ExactEdits(number, edits, exact, refused, tuple(wrong))
