"""The objectives of an assignment against what came of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from learnlog.assignments import said_of
from learnlog.model import Objective
from learnlog.views.parts import counted
from learnlog.views.site import Site
from learnlog.views.smart import SmartLine, smart_lines
from learnlog.weeks import short_date


@dataclass(frozen=True, slots=True)
class State:
    """How far an objective is: a word for its style, a sign, and the words for it."""

    name: str
    sign: str
    words: str


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """An objective: what was meant, and what came of it; `overdue`: nothing is said of it yet."""

    text: str
    measure: str
    due: str
    overdue: bool
    smart: list[SmartLine]
    state: State
    outcome: str


STATES: dict[str | None, State] = {
    "yes": State("yes", "✓", "met"),
    "partly": State("partly", "◐", "partly met"),
    "no": State("no", "✗", "not met"),
    None: State("unsaid", "○", "not said yet"),
}


def objective_lines(site: Site, objectives: Sequence[Objective]) -> list[ObjectiveLine]:
    """The objectives as a page shows them, in their order."""
    return [_line(site, one) for one in objectives]


def objectives_met(objectives: Sequence[Objective]) -> str:
    """ "1 of 3 objectives met, 2 partly", or nothing where there are none."""
    if not objectives:
        return ""
    met = Counter(one.met for one in objectives)
    total = counted(len(objectives), "objective", "objectives")
    rest = ((met["partly"], "partly"), (met["no"], "not met"), (met[None], "not said yet"))
    parts = [f"{met['yes']} of {total} met", *(f"{some} {words}" for some, words in rest if some)]
    return ", ".join(parts)


def _line(site: Site, one: Objective) -> ObjectiveLine:
    late = one.due is not None and one.due < site.log.today
    return ObjectiveLine(
        text=one.text,
        measure=one.measure or "",
        due=short_date(one.due) if one.due else "",
        overdue=late and not said_of(one),
        smart=smart_lines(one.smart, one.due, site.log.config.smart_labels),
        state=STATES[one.met],
        outcome=one.outcome or "",
    )
