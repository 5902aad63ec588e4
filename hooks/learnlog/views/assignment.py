"""The page of an assignment: what was meant, what came of it, and what happened in its time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from learnlog import addresses
from learnlog.assignments import assignment_of
from learnlog.entry_names import stem_of
from learnlog.model import Assignment, Challenge, Entry, Kind
from learnlog.spans import spans_of_assignments
from learnlog.views.assignment_period import Period, assignment_period
from learnlog.views.countdown import Countdown, countdown, dates
from learnlog.views.entry_parts import EntryParts, description, entry_parts, page_options
from learnlog.views.lesson_lines import LessonLine, lesson_line
from learnlog.views.objectives import ObjectiveLine, objective_lines, objectives_met
from learnlog.views.site import Link, Site


@dataclass(frozen=True, slots=True)
class Fact:
    """Something in a few words under a name; several values stand below each other."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AssignmentPage:
    """Everything the page shows; `words_heading` parts the prose from what stands above it."""

    parts: EntryParts
    facts: list[Fact]
    countdown: Countdown | None
    met: str
    objectives: list[ObjectiveLine]
    challenges: tuple[Challenge, ...]
    words_heading: str
    period: Period
    lessons: list[LessonLine]
    differently: list[str]
    thanks: list[str]
    review: Link | None
    description: str
    page_options: dict[str, object]


def assignment_page(site: Site, entry: Entry) -> AssignmentPage:
    """The values of the page of an assignment."""
    assignment, today = assignment_of(entry), site.log.today
    return AssignmentPage(
        parts=_parts(site, entry),
        facts=list(facts(assignment)),
        countdown=countdown(assignment, today),
        met=objectives_met(assignment.objectives),
        objectives=objective_lines(site, assignment.objectives),
        challenges=assignment.challenges,
        words_heading=_words_heading(entry, assignment),
        period=assignment_period(site, entry),
        lessons=[lesson_line(site, entry.uri, entry, one) for one in entry.lessons],
        differently=[one.text for one in assignment.would_do_differently],
        thanks=[one.text for one in assignment.thanks],
        review=_review(site, entry),
        description=description(site, entry) or assignment.focus or "",
        page_options=page_options(entry),
    )


def facts(assignment: Assignment) -> Iterator[Fact]:
    """What an assignment says of itself in a few words each, only what there is."""
    days = assignment.days_a_week
    found = {
        "Host": assignment.host,
        "Role": assignment.role,
        "Dates": dates(assignment),
        "Time": f"{days:g} {'day' if days == 1 else 'days'} a week" if days else "",
        "Focus": assignment.focus,
    }
    for name, value in found.items():
        if value:
            yield Fact(name, (value,))
    if assignment.sponsors:
        yield Fact("Sponsor" if len(assignment.sponsors) == 1 else "Sponsors", assignment.sponsors)


def _parts(site: Site, entry: Entry) -> EntryParts:
    """What all entries show; an assignment's lessons have a list of their own, its dates a line."""
    return replace(entry_parts(site, entry), lessons=[], subtitle="Assignment")


def _words_heading(entry: Entry, assignment: Assignment) -> str:
    above = assignment.objectives or assignment.challenges
    return "In my own words" if above and entry.prose.body.strip() else ""


def _review(site: Site, entry: Entry) -> Link | None:
    """The look back on it: every assignment with a first day has one, others if it is written."""
    reviewed = {span.frame.entry.uri for span in spans_of_assignments(site.log) if span.frame}
    written = {stem_of(one.uri) for one in site.log.of_kind(Kind.REVIEW)}
    stem = stem_of(entry.uri)
    if entry.uri not in reviewed and stem not in written:
        return None
    return Link("the review of this assignment", site.href(entry.uri, addresses.review_uri(stem)))
