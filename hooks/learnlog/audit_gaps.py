"""From a gap to what was done about it, and what the next audit says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from learnlog.audits import AuditResult, PrincipleResult
from learnlog.model import NextStep, Step


@dataclass(frozen=True, slots=True)
class Gap:
    """A principle that is low or has an action, its actions, and its result next time.

    `later` is None where no later audit is compared with this one.
    """

    result: PrincipleResult
    actions: tuple[Step, ...]
    later: PrincipleResult | None


def gaps(
    audit: AuditResult, step_of: Callable[[NextStep], Step | None], after: AuditResult | None
) -> tuple[Gap, ...]:
    """The gaps of an audit and what else it means to improve, the lowest score first.

    `step_of` gives the step that an item of the audit lists.
    """
    actions: dict[str, list[Step]] = {}
    for written in audit.entry.next_steps:
        if written.principle and (step := step_of(written)):
            actions.setdefault(written.principle, []).append(step)
    found = [one for one in audit.principles if one.low or one.principle.key in actions]
    found.sort(key=lambda one: (not one.low, one.score is None, one.score or 0))
    return tuple(
        Gap(
            one,
            tuple(actions.get(one.principle.key, ())),
            after.of(one.principle.key) if after else None,
        )
        for one in found
    )
