"""One idea and everything that was ever said of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from learnlog import addresses
from learnlog.model import Idea, Moment
from learnlog.plain_text import shortened
from learnlog.views.parts import StepLine, idea_line, step_line
from learnlog.views.shown_links import shown_links
from learnlog.views.site import Link, Site
from learnlog.views.smart import SmartLine, smart_lines
from learnlog.views.status_looks import status_look
from learnlog.weeks import short_date, weeks_between


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One dated point of an idea's story; `entry` leads to the very paragraph."""

    entry: Link
    date: str
    said: str
    status: str
    look: str
    note: str
    quote: str


@dataclass(frozen=True, slots=True)
class IdeaPage:
    """An idea and everything that was ever said of it."""

    number: int
    title: str
    status: str
    look: str
    stale: bool
    weeks_unseen: int
    impact: str
    into: Link | None
    absorbed: list[Link]
    tags: list[Link]
    story: list[StoryLine]
    steps: list[StepLine]
    smart: list[SmartLine]
    shows: list[Link]
    older: Link | None
    newer: Link | None
    board: Link


def idea_page(site: Site, idea: Idea) -> IdeaPage:
    """The values of one idea's page."""
    uri = addresses.idea_uri(idea.number)
    line = idea_line(site, uri, idea)
    return IdeaPage(
        number=idea.number,
        title=idea.title,
        status=idea.status,
        look=line.look,
        stale=idea.stale,
        weeks_unseen=weeks_between(idea.last_seen, site.log.today),
        impact=idea.impact or "",
        into=line.into,
        absorbed=[site.idea_link(uri, one) for one in site.absorbed.get(idea.number, ())],
        tags=line.tags,
        story=[_story_line(site, uri, moment) for moment in idea.history],
        steps=[
            replace(step_line(site, uri, step), idea=None)
            for step in site.steps_of_ideas.get(idea.number, ())
        ],
        smart=smart_lines(idea.smart, None, site.log.config.smart_labels),
        shows=_shows(site, uri, idea),
        older=_neighbour(site, uri, idea.number - 1),
        newer=_neighbour(site, uri, idea.number + 1),
        board=Link("All ideas", site.href(uri, addresses.IDEAS)),
    )


def _shows(site: Site, uri: str, idea: Idea) -> list[Link]:
    """What the idea is evidence for, each item once, however many entries say it."""
    entries = {moment.entry.uri: moment.entry for moment in idea.history}.values()
    return list(
        dict.fromkeys(
            link
            for entry in entries
            for update in entry.ideas
            if update.shows and site.log.number_of(update) == idea.number
            for link in shown_links(site, uri, entry, update.shows)
        )
    )


def _story_line(site: Site, uri: str, moment: Moment) -> StoryLine:
    return StoryLine(
        entry=site.entry_link(uri, moment.entry, moment.anchor),
        date=short_date(moment.entry.date),
        said=_SAID[moment.kind],
        status=moment.status or "",
        look=status_look(moment.status or "", site.log.config),
        note=moment.note or "",
        quote=shortened(moment.quote or ""),
    )


def _neighbour(site: Site, uri: str, number: int) -> Link | None:
    idea = site.log.ideas.get(number)
    return site.idea_link(uri, idea) if idea else None


_SAID = {"born": "Written down", "update": "Updated", "mention": "Mentioned", "step": "Next step"}
