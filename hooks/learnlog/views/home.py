"""The home page: the latest week, what I said I would do, ideas that wait for a decision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from learnlog import addresses
from learnlog.happenings import happenings_of
from learnlog.model import Entry, Idea, Step
from learnlog.views.parts import IdeaLine, StepLine, idea_line, step_line
from learnlog.views.pictures import Calendar, calendar
from learnlog.views.site import Link, Site
from learnlog.weeks import monday_of

RECENT = 5
MOST_OPEN = 8


@dataclass(frozen=True, slots=True)
class EntryCard:
    """An entry in a list, with its first words."""

    link: Link
    heading: str
    author: str
    excerpt: str
    tags: list[Link]


@dataclass(frozen=True, slots=True)
class HomePage:
    """Everything the home page shows; `words` are the owner's own, as Markdown.

    `calendar` is the whole log in one picture.
    """

    words: Markup
    latest: EntryCard | None
    this_week_missing: bool
    steps: list[StepLine]
    waiting: list[IdeaLine]
    recent: list[EntryCard]
    calendar: Calendar | None
    archive: Link
    timeline: Link
    page_options: Mapping[str, object]
    steps_page: Link
    ideas_page: Link


def home_page(site: Site) -> HomePage:
    """The values of the home page."""
    uri = addresses.HOME
    weeks = site.log.weeks[-1:]
    recent = [one for one in site.log.entries[: -RECENT - 2 : -1] if one not in weeks][:RECENT]
    this_week = monday_of(site.log.today)
    return HomePage(
        words=Markup(site.home.words),
        latest=entry_card(site, uri, weeks[0]) if weeks else None,
        this_week_missing=not weeks or monday_of(weeks[0].date) < this_week,
        steps=[step_line(site, uri, step) for step in _most_pressing(site)],
        waiting=[idea_line(site, uri, idea) for idea in _longest_waiting(site)],
        recent=[entry_card(site, uri, entry) for entry in recent],
        calendar=calendar(happenings_of(site.log), site.log.today),
        archive=Link("All entries", site.href(uri, addresses.ARCHIVE)),
        timeline=Link("The timeline", site.href(uri, addresses.TIMELINE)),
        page_options=site.home.fields,
        steps_page=Link(_all("next steps", len(site.open_steps)), site.href(uri, addresses.STEPS)),
        ideas_page=Link(_all("ideas", site.stale), site.href(uri, addresses.IDEAS)),
    )


def _most_pressing(site: Site) -> list[Step]:
    """The open steps that can be seen to first: those that do not rest, the soonest due first."""
    today, never = site.log.today, dt.date.max

    def place(step: Step) -> tuple[bool, dt.date]:
        return (step.resting_until or today) > today, step.due or never

    return sorted(site.open_steps, key=place)[:MOST_OPEN]


def _longest_waiting(site: Site) -> list[Idea]:
    stale = (idea for idea in site.live_ideas if idea.stale)
    return sorted(stale, key=lambda idea: idea.last_seen)[:MOST_OPEN]


def _all(things: str, number: int) -> str:
    """ "All ideas", with the number of what is open where the page does not show all of it."""
    return f"All {things}" + (f" ({number} open)" if number > MOST_OPEN else "")


def entry_card(site: Site, uri: str, entry: Entry) -> EntryCard:
    """An entry as lists show it."""
    return EntryCard(
        link=Link(site.title(entry), site.href(uri, entry.uri)),
        heading=site.heading(entry),
        author=site.author_name(entry),
        excerpt=site.excerpts[entry.uri],
        tags=site.tag_links(uri, entry.tags),
    )
