"""What the confidentiality check has to reach, and whether a count reaches it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from privacy_corpus.sentences import STRUCTURED

from privacy_count.counting import Count


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal: what it is about, in words, what a count reached, and whether that is enough."""

    about: str
    wanted: str
    reached: Callable[[Count], str]
    met: Callable[[Count], bool]


GOALS = (
    Goal(
        "numbers, dates of birth and addresses that stop a build",
        "99.5 % or more",
        lambda count: percent(count.found(STRUCTURED)),
        lambda count: count.found(STRUCTURED) >= 0.995,
    ),
    Goal(
        "names that are asked about",
        "95 % or more",
        lambda count: percent(count.found(["name"])),
        lambda count: count.found(["name"]) >= 0.95,
    ),
    Goal(
        "clean sentences that stop a build, of 1,000",
        "1 or fewer",
        lambda count: f"{count.stops_per_thousand:.1f}",
        lambda count: count.stops_per_thousand <= 1,
    ),
)


def percent(share: float) -> str:
    """A share for people, cut and not rounded: what is printed was reached."""
    return f"{int(share * 10_000 + 1e-6) / 100:.2f} %"
