"""What an idea led to: steps, achievements and lessons, other ideas, and who came back to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from learnlog import addresses
from learnlog.idea_echoes import Echo
from learnlog.model import Achievement, Idea
from learnlog.views.parts import StepLine, step_line
from learnlog.views.site import Link, Site


@dataclass(frozen=True, slots=True)
class EchoLine:
    """A sentence that names the idea, and the very line of the entry that says it."""

    text: str
    source: Link


@dataclass(frozen=True, slots=True)
class LedTo:
    """What came of an idea; `mentioned_in` are entries whose prose names it, each once."""

    steps: list[StepLine]
    achieved: list[EchoLine]
    learned: list[EchoLine]
    took_in: list[Link]
    into: Link | None
    mentioned_in: list[Link]

    @property
    def anything(self) -> bool:
        """Whether there is something to tell."""
        echoes = self.achieved or self.learned or self.mentioned_in
        return bool(self.steps or echoes or self.took_in or self.into)


def led_to(site: Site, idea: Idea, echoes: Sequence[Echo]) -> LedTo:
    """What came of an idea; `echoes` are the achievements and lessons that name it."""
    uri = addresses.idea_uri(idea.number)
    into = site.log.ideas.get(idea.merged_into or 0)
    mentions: dict[str, Link] = {}
    for moment in idea.history:
        if moment.kind == "mention":
            link = site.entry_link(uri, moment.entry, moment.anchor)
            mentions.setdefault(moment.entry.uri, link)
    steps = site.steps_of_ideas.get(idea.number, ())
    return LedTo(
        steps=[replace(step_line(site, uri, step), idea=None) for step in steps],
        achieved=[_line(site, uri, one) for one in echoes if isinstance(one.item, Achievement)],
        learned=[_line(site, uri, one) for one in echoes if not isinstance(one.item, Achievement)],
        took_in=[site.idea_link(uri, one) for one in site.absorbed.get(idea.number, ())],
        into=site.idea_link(uri, into) if into else None,
        mentioned_in=list(mentions.values()),
    )


def _line(site: Site, uri: str, echo: Echo) -> EchoLine:
    return EchoLine(echo.item.text, site.entry_link(uri, echo.entry, echo.anchor))
