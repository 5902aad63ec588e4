"""One idea and everything that was ever said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from learnlog import addresses
from learnlog.idea_echoes import Echo
from learnlog.model import Idea, Moment
from learnlog.plain_text import shortened
from learnlog.views.idea_led_to import LedTo, led_to
from learnlog.views.idea_stays import StayLine, stay_lines
from learnlog.views.parts import counted
from learnlog.views.shown_links import shown_links
from learnlog.views.site import Link, Site
from learnlog.views.smart import SmartLine, smart_lines
from learnlog.views.status_looks import status_look
from learnlog.weeks import short_date


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One dated point of an idea's story; `entry` leads to the very paragraph.

    `kind` is born, update, mention or step; `day` the date for programs.
    """

    kind: str
    entry: Link
    day: str
    date: str
    said: str
    status: str
    look: str
    note: str
    quote: str


@dataclass(frozen=True, slots=True)
class IdeaPage:
    """An idea as it stands today, and its story without its steps, which are in `led_to`.

    `reason` is why it has its status.
    """

    status: str
    look: str
    reason: str
    stale: bool
    born: StoryLine
    last_seen: StoryLine
    ago: str
    mentions: str
    impact: str
    tags: list[Link]
    stays: list[StayLine]
    story: list[StoryLine]
    led_to: LedTo
    smart: list[SmartLine]
    shows: list[Link]
    older: Link | None
    newer: Link | None
    board: Link


def idea_page(site: Site, number: int, echoes: Mapping[int, Sequence[Echo]]) -> IdeaPage:
    """The values of one idea's page; `echoes` are the achievements and lessons that name ideas."""
    idea, uri = site.log.ideas[number], addresses.idea_uri(number)
    lines = [_story_line(site, uri, moment) for moment in idea.history]
    return IdeaPage(
        status=idea.status,
        look=status_look(idea.status, site.log.config),
        reason=_reason(idea, site.log.config.live_statuses),
        stale=idea.stale,
        born=lines[0],
        last_seen=lines[-1],
        ago=_ago(site.log.weeks_since(idea.last_seen)),
        mentions=_times(idea.mentions),
        impact=idea.impact or "",
        tags=site.tag_links(uri, idea.tags),
        stays=stay_lines(site, idea),
        story=[line for line in lines if line.kind != "step"],
        led_to=led_to(site, idea, echoes.get(number, ())),
        smart=smart_lines(idea.smart, None, site.log.config.smart_labels),
        shows=_shows(site, uri, idea),
        older=_neighbour(site, uri, idea.number - 1),
        newer=_neighbour(site, uri, idea.number + 1),
        board=Link("All ideas", site.href(uri, addresses.IDEAS)),
    )


def _reason(idea: Idea, live: Sequence[str]) -> str:
    """What was said when it got the status that it has; of a live idea, what was said last."""
    told = [one for one in idea.history if one.kind != "step"]
    if idea.status not in live:  # what was said before it last came to rest is no reason
        moved = [at for at, one in enumerate(told) if one.status and one.status != idea.status]
        told = [one for one in told[moved[-1] + 1 if moved else 0 :] if one.status]
    return next((one.note for one in reversed(told) if one.note), "")


def _times(number: int) -> str:
    return ("", "once", "twice")[number] if number < 3 else f"{number} times"


def _ago(weeks: int) -> str:
    return f"{counted(weeks, 'week', 'weeks')} ago" if weeks else "this week"


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
        kind=moment.kind,
        entry=site.entry_link(uri, moment.entry, moment.anchor),
        day=moment.entry.date.isoformat(),
        date=short_date(moment.entry.date),
        said=_SAID[moment.kind],
        status=moment.status or "",
        look=status_look(moment.status, site.log.config) if moment.status else "",
        note=moment.note or "",
        quote=shortened(moment.quote or ""),
    )


def _neighbour(site: Site, uri: str, number: int) -> Link | None:
    idea = site.log.ideas.get(number)
    return site.idea_link(uri, idea) if idea else None


_SAID = {"born": "Written down", "update": "Updated", "mention": "Mentioned", "step": "Next step"}
