"""The next steps: the open ones, how many were kept, and the ledger of all that are closed."""

from __future__ import annotations

from dataclasses import dataclass

from learnlog import addresses
from learnlog.views.parts import StepLine, step_line
from learnlog.views.site import Link, Site
from learnlog.views.years import year_links


@dataclass(frozen=True, slots=True)
class StepsPage:
    """The open steps (on the first page) and the closed ones of a year."""

    year: int | None
    first: bool
    open: list[StepLine]
    kept: int
    dropped: int
    closed: list[StepLine]
    years: list[Link]


def steps_page(site: Site, uri: str, year: int | None) -> StepsPage:
    """The values of the next-steps page of a year; the first page also has what is open."""
    first = uri == addresses.STEPS
    closed = [step for step in site.log.steps if step.closed]
    of_year = [step for step in closed if step.closed and step.closed.year == year]
    newest_first = sorted(of_year, key=lambda step: str(step.closed), reverse=True)
    return StepsPage(
        year=year,
        first=first,
        open=[step_line(site, uri, step) for step in site.open_steps] if first else [],
        kept=sum(step.outcome == "done" for step in closed),
        dropped=sum(step.outcome == "dropped" for step in closed),
        closed=[step_line(site, uri, step) for step in newest_first],
        years=year_links(site, uri, addresses.STEPS, year),
    )
