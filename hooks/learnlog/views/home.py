"""The home page: the latest week, what I said I would do, ideas that wait for a decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from learnlog import addresses
from learnlog.model import Entry, Idea
from learnlog.views.edit_links import start_link
from learnlog.views.last_built import LastBuilt, last_built
from learnlog.views.parts import IdeaLine, StepLine, idea_line, step_line
from learnlog.views.pictures import Calendar, calendar, pictured
from learnlog.views.site import Link, Site
from learnlog.weeks import weeks_between

RECENT = 5
MOST_OPEN = 8
QUIET = 3  # weeks after which a log rests, and nobody needs to be told


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

    `calendar` is the log in one picture.
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
    built: LastBuilt
    start: Link | None


def home_page(site: Site) -> HomePage:
    """The values of the home page."""
    uri = addresses.HOME
    weeks = site.log.weeks[-1:]
    recent = [one for one in site.log.entries[: -RECENT - 2 : -1] if one not in weeks][:RECENT]
    today = site.log.today
    return HomePage(
        words=Markup(site.home.words),
        latest=entry_card(site, uri, weeks[0]) if weeks else None,
        this_week_missing=bool(weeks) and 0 < weeks_between(weeks[0].date, today) <= QUIET,
        steps=[step_line(site, uri, step) for step in site.open_steps[:MOST_OPEN]],
        waiting=[idea_line(site, uri, idea) for idea in _longest_waiting(site)],
        recent=[entry_card(site, uri, entry) for entry in recent],
        calendar=calendar(pictured(site.log)),
        archive=Link("All entries", site.href(uri, addresses.ARCHIVE)),
        timeline=Link("The timeline", site.href(uri, addresses.TIMELINE)),
        page_options=site.home.fields,
        steps_page=_all(site, addresses.STEPS, "next steps", len(site.open_steps), "open"),
        ideas_page=_all(site, addresses.IDEAS, "ideas", site.stale, "waiting"),
        built=last_built(site.log),
        start=start_link(site, uri),
    )


def _longest_waiting(site: Site) -> list[Idea]:
    stale = (idea for idea in site.live_ideas if idea.stale)
    return sorted(stale, key=lambda idea: idea.last_seen)[:MOST_OPEN]


def _all(site: Site, uri: str, things: str, number: int, they_are: str) -> Link:
    """ "All ideas", or "All ideas (10 waiting)" where the page does not show all that wait."""
    more = f" ({number} {they_are})" if number > MOST_OPEN else ""
    return Link(f"All {things}{more}", site.href(addresses.HOME, uri))


def entry_card(site: Site, uri: str, entry: Entry) -> EntryCard:
    """An entry as lists show it."""
    return EntryCard(
        link=Link(site.title(entry), site.href(uri, entry.uri)),
        heading=site.heading(entry),
        author=site.author_name(entry),
        excerpt=site.excerpt(entry),
        tags=site.tag_links(uri, entry.tags),
    )
