"""The next steps: the open ones, how many were kept, and the ledger of all that are closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from learnlog import addresses
from learnlog.model import Step
from learnlog.views.parts import StepLine, step_line
from learnlog.views.site import Link, Site
from learnlog.views.years import year_links

AT_ONCE = 100  # steps of a list that are shown before it is unfolded


@dataclass(frozen=True, slots=True)
class StepsPage:
    """The open steps (on the first page) and the closed ones of a year; `…_more` are to be
    unfolded.
    """

    year: int | None
    first: bool
    open: list[StepLine]
    open_more: list[StepLine]
    kept: int
    dropped: int
    closed: list[StepLine]
    closed_more: list[StepLine]
    years: list[Link]


def steps_page(site: Site, uri: str, year: int | None) -> StepsPage:
    """The values of the next-steps page of a year; the first page also has what is open."""
    first = uri == addresses.STEPS
    of_year = site.closed_steps.get(year or 0, ())
    newest_first = sorted(of_year, key=lambda step: str(step.closed), reverse=True)
    opened, open_more = _folded(site, uri, site.open_steps if first else ())
    closed, closed_more = _folded(site, uri, newest_first)
    return StepsPage(
        year=year,
        first=first,
        open=opened,
        open_more=open_more,
        kept=_ended(site, "done") if first else 0,
        dropped=_ended(site, "dropped") if first else 0,
        closed=closed,
        closed_more=closed_more,
        years=year_links(site, uri, addresses.STEPS, year),
    )


def _folded(site: Site, uri: str, steps: Sequence[Step]) -> tuple[list[StepLine], list[StepLine]]:
    """Some steps as lines: those that are shown at once, and the rest, which is never one."""
    lines = [step_line(site, uri, step) for step in steps]
    shown = AT_ONCE if len(lines) > AT_ONCE + 1 else len(lines)
    return lines[:shown], lines[shown:]


def _ended(site: Site, outcome: str) -> int:
    """How many steps of all years ended so."""
    return sum(step.outcome == outcome for some in site.closed_steps.values() for step in some)
