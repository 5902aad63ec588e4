"""What is worth telling about plans that say one of the five of SMART; about no others."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.front_matter.item_fields import SMART
from learnlog.model import Log
from learnlog.problems import Problem
from learnlog.smart import Plan, is_measurable, missing, open_plans


def smart_fields_missing(log: Log) -> Iterator[Problem]:
    """Plans that say some of the five and leave others out."""
    for plan in open_plans(log):
        if left_out := missing(plan.smart, plan.due):
            names = " and ".join(filter(None, (", ".join(left_out[:-1]), left_out[-1])))
            verb = "is" if len(left_out) == 1 else "are"
            message = f"this {plan.what} says some of the five of SMART; {names} {verb} missing"
            hint = "\n".join(_line(plan, name) for name in left_out)
            yield Problem(plan.source, "smart-missing", message, hint)


def plans_not_measurable(log: Log) -> Iterator[Problem]:
    """Plans whose `measurable` names nothing that somebody else could see."""
    for plan in open_plans(log):
        if not is_measurable(plan.smart):
            message = (
                "no number, date or observable verb in 'measurable'; "
                "how would somebody else see it?"
            )
            hint = SMART["measurable"].example
            yield Problem(plan.at("measurable"), "smart-measurable", message, hint)


def _line(plan: Plan, name: str) -> str:
    """The line to add; a step or an objective says by when with the day that it is due."""
    return "due: …" if name == "time_bound" and plan.has_due else f"{name}: …"
