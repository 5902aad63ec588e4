"""The interviews, newest first, and what is worth knowing of each before it is read."""

from __future__ import annotations

from dataclasses import dataclass

from learnlog import addresses
from learnlog.interview_answers import placed_videos, questions
from learnlog.model import Entry, Interview, Kind
from learnlog.titles import said_by
from learnlog.views.home import EntryCard, entry_card
from learnlog.views.parts import counted
from learnlog.views.site import Link, Site
from learnlog.weeks import long_date


@dataclass(frozen=True, slots=True)
class InterviewCard:
    """An interview in the list; `holds` counts its questions and videos."""

    card: EntryCard
    answered_by: str
    day: str
    holds: str
    top_tip: str


@dataclass(frozen=True, slots=True)
class InterviewsPage:
    """The interviews with a day, newest first, then those without; None where there is no tip."""

    interviews: list[InterviewCard]
    top_tips: Link | None


def interviews_page(site: Site, kind: Kind) -> InterviewsPage:
    """The values of the page that lists the interviews."""
    cards = [_card(site, kind.section, entry) for entry in newest_first(site)]
    tips = Link("All top tips on one page", site.href(kind.section, addresses.TOP_TIPS))
    return InterviewsPage(cards, tips if any(one.top_tip for one in cards) else None)


def newest_first(site: Site) -> list[Entry]:
    """The interviews, those without a day at the end."""
    return sorted(site.log.of_kind(Kind.INTERVIEW), key=lambda one: one.date, reverse=True)


def day_of(entry: Entry) -> str:
    """ "19 August 2026", or nothing."""
    return long_date(entry.date) if entry.dated else ""


def _card(site: Site, uri: str, entry: Entry) -> InterviewCard:
    details = entry.details if isinstance(entry.details, Interview) else Interview()
    asked, videos = len(questions(entry.prose)), len(placed_videos(entry))
    holds = [counted(asked, "question", "questions") if asked else ""]
    holds += [counted(videos, "video", "videos") if videos else ""]
    return InterviewCard(
        card=entry_card(site, uri, entry),
        answered_by=said_by(details),
        day=day_of(entry),
        holds=", ".join(filter(None, holds)),
        top_tip=details.top_tip or "",
    )
