"""All assignments, and what the next one may learn from them as a list to tick on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from learnlog.assignments import assignment_of, is_current
from learnlog.model import Entry, Kind
from learnlog.views.countdown import Countdown, countdown, dates
from learnlog.views.lesson_lines import LessonLine, lesson_line
from learnlog.views.objectives import objectives_met
from learnlog.views.site import Link, Site


@dataclass(frozen=True, slots=True)
class AssignmentCard:
    """An assignment in the list."""

    link: Link
    place: str
    author: str
    dates: str
    countdown: Countdown | None
    met: str


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Assignments that run, are over, or have no dates."""

    name: str
    cards: list[AssignmentCard]


@dataclass(frozen=True, slots=True)
class Reminder:
    """A sentence on what to do another way, and the assignment that says so."""

    text: str
    source: Link


@dataclass(frozen=True, slots=True)
class AssignmentsPage:
    """The assignments, and the checklist: what to do another way first, then the lessons."""

    groups: list[CardGroup]
    differently: list[Reminder]
    lessons: list[LessonLine]


def assignments_page(site: Site, kind: Kind) -> AssignmentsPage:
    """The values of the page that lists all assignments."""
    groups = list(_groups(site))
    entries = [entry for _, some in groups for entry in some]
    uri = kind.section
    return AssignmentsPage(
        groups=[CardGroup(name, [_card(site, uri, one) for one in some]) for name, some in groups],
        differently=list(_reminders(site, uri, entries)),
        lessons=[lesson_line(site, uri, one, said) for one in entries for said in one.lessons],
    )


def _groups(site: Site) -> Iterator[tuple[str, list[Entry]]]:
    """The current ones, those that are not, and those without a start; the latest first."""
    newest = sorted(site.log.of_kind(Kind.ASSIGNMENT), key=lambda one: one.date, reverse=True)
    current = [one for one in newest if is_current(assignment_of(one), site.log.today)]
    dated = [one for one in newest if one.dated and one not in current]
    undated = [one for one in newest if not one.dated]
    for name, some in (("Now", current), ("Earlier", dated), ("Without a start", undated)):
        if some:
            yield name, some


def _card(site: Site, uri: str, entry: Entry) -> AssignmentCard:
    assignment = assignment_of(entry)
    return AssignmentCard(
        link=site.entry_link(uri, entry),
        place=", ".join(filter(None, (assignment.role, assignment.host))) if entry.title else "",
        author=site.author_name(entry),
        dates=dates(assignment),
        countdown=countdown(assignment, site.log.today),
        met=objectives_met(assignment.objectives),
    )


def _reminders(site: Site, uri: str, entries: Iterable[Entry]) -> Iterator[Reminder]:
    for entry in entries:
        for said in assignment_of(entry).would_do_differently:
            yield Reminder(said.text, site.entry_link(uri, entry))
