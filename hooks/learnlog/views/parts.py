"""Values that several pages show: steps, ideas in a line, the strip of what is open."""

from __future__ import annotations

from dataclasses import dataclass

from learnlog import addresses
from learnlog.model import Activity, Answer, Idea, Log, Step
from learnlog.views.site import Link, Site
from learnlog.views.smart import SmartLine, smart_lines
from learnlog.views.status_looks import status_look
from learnlog.weeks import short_date


@dataclass(frozen=True, slots=True)
class OpenStrip:
    """What is open today, for the top of every page."""

    steps: Link
    ideas: Link
    waiting: Link | None


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step in a list: where it came from, what became of it, `state` a word for its style.

    `author` is told where there are several.
    """

    text: str
    origin: Link
    author: str
    state: str
    said: str
    note: str
    due: str
    overdue: bool
    carried: int
    age: int
    idea: Link | None
    closed: Link | None
    smart: list[SmartLine]


@dataclass(frozen=True, slots=True)
class IdeaLine:
    """An idea in a list or table; `touched` is the day of `last_seen`."""

    link: Link
    status: str
    look: str
    stale: bool
    born: Link
    last_seen: Link
    touched: str
    age: int
    mentions: int
    into: Link | None
    tags: list[Link]


WAITING_ANCHOR = "waiting-for-a-decision"


def open_strip(site: Site, uri: str) -> OpenStrip:
    """Counts of what is open, as links from the page `uri`."""
    steps, live = len(site.open_steps), len(site.live_ideas)
    stale = site.stale
    ideas = site.href(uri, addresses.IDEAS)
    waiting = Link(f"{stale} waiting for a decision", f"{ideas}#{WAITING_ANCHOR}")
    return OpenStrip(
        steps=Link(counted(steps, "open step", "open steps"), site.href(uri, addresses.STEPS)),
        ideas=Link(counted(live, "live idea", "live ideas"), ideas),
        waiting=waiting if stale else None,
    )


def step_line(site: Site, uri: str, step: Step, answer: Answer | None = None) -> StepLine:
    """A step as it stands today, or as `answer` left it."""
    last = answer or (step.answers[-1] if step.answers else None)
    outcome = last.outcome if last else None
    closing = step.answers[-1].entry if step.closed and not answer else None
    idea = site.log.ideas.get(step.idea or 0)
    return StepLine(
        text=step.text,
        origin=site.entry_link(uri, step.origin),
        author=site.author_name(step.origin) if len(site.by_author) > 1 else "",
        state=outcome or "open",
        said=_said(outcome, last),
        note=(last.note if last else None) or "",
        due=short_date(step.due) if step.due else "",
        overdue=_overdue(step, site.log),
        carried=step.carried,
        age=site.log.weeks_since(step.origin.date),
        idea=site.idea_link(uri, idea) if idea else None,
        closed=site.entry_link(uri, closing) if closing else None,
        smart=smart_lines(step.smart, step.due, site.log.config.smart_labels),
    )


def idea_line(site: Site, uri: str, idea: Idea) -> IdeaLine:
    """An idea as it stands today."""
    into = site.log.ideas.get(idea.merged_into or 0)
    first, last = idea.history[0], idea.history[-1]
    return IdeaLine(
        link=site.idea_link(uri, idea),
        status=idea.status,
        look=status_look(idea.status, site.log.config),
        stale=idea.stale,
        born=site.entry_link(uri, first.entry, first.anchor),
        last_seen=site.entry_link(uri, last.entry, last.anchor),
        touched=short_date(idea.last_seen),
        age=site.log.weeks_since(idea.last_seen),
        mentions=idea.mentions,
        into=site.idea_link(uri, into) if into else None,
        tags=site.tag_links(uri, idea.tags),
    )


def _overdue(step: Step, log: Log) -> bool:
    if not step.open or step.due is None or not log.is_past(step.due):
        return False
    return step.resting_until is None or step.resting_until <= log.today


def _said(outcome: str | None, last: Answer | None) -> str:
    if outcome == "deferred" and last and last.until:
        return f"deferred until {short_date(last.until)}"
    return outcome or "not answered yet"


def took(activity: Activity) -> str:
    """ "2 h, with others", or nothing where neither is said."""
    hours = f"{activity.hours:g} h" if activity.hours else ""
    together = "with others" if activity.participatory else ""
    return ", ".join(filter(None, (hours, together)))


def counted(number: int, one: str, many: str) -> str:
    """ "1 idea", "2 ideas"."""
    return f"{number} {one if number == 1 else many}"
