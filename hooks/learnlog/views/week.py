"""The page of one week: last week's plan and what became of it, and what all entries show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from learnlog.model import Answer, Entry, Step
from learnlog.views.entry_parts import EntryParts, description, entry_parts, page_options
from learnlog.views.parts import StepLine, step_line
from learnlog.views.site import Link, Site
from learnlog.weeks import monday_of


@dataclass(frozen=True, slots=True)
class WeekPage:
    """Everything the page of a week shows; `frame` is the assignment that the week lies in.

    `headline` is the week's own title, empty where it has none.
    """

    parts: EntryParts
    headline: str
    plan: list[StepLine]
    frame: Link | None
    description: str
    page_options: dict[str, object]


def week_page(site: Site, entry: Entry) -> WeekPage:
    """The values of a week's page."""
    frame = site.count.frame_of(entry.date, entry.author)
    return WeekPage(
        parts=replace(entry_parts(site, entry), subtitle=""),  # the headline says it
        headline=entry.title or "",
        plan=list(plan(site, entry)),
        frame=site.entry_link(entry.uri, frame.entry) if frame else None,
        description=description(site, entry),
        page_options=page_options(entry),
    )


def plan(site: Site, entry: Entry) -> Iterator[StepLine]:
    """The steps an entry answers, and those since its author's last week that it passes over."""
    answered = site.answered.get(entry.uri, ())
    for step, answer in answered:
        yield step_line(site, entry.uri, step, answer)
    spoken_of = {id(step) for step, _ in answered}
    for step in _since_last_week(site, entry):
        if id(step) not in spoken_of:
            yield step_line(site, entry.uri, step, Answer(entry, None))


def _since_last_week(site: Site, entry: Entry) -> Iterator[Step]:
    """The steps its author listed in their last week's entry, and after it before this week."""
    last = site.previous.get(entry.uri)
    between = site.log.entries[site.positions[last.uri] : site.positions[entry.uri]] if last else ()
    for other in between:
        if other.author == entry.author and monday_of(other.date) < monday_of(entry.date):
            yield from site.listed.get(other.uri, ())
