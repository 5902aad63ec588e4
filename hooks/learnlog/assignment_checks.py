"""What is worth telling about assignments: their days, and objectives of which nothing is said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import combinations

from learnlog.assignments import assignment_of, said_of
from learnlog.front_matter.quoting import quoted_if_needed
from learnlog.model import Assignment, Kind, Log, Objective
from learnlog.problems import Problem
from learnlog.week_counting import Frame, week_count

SEARCHED_YEARS = 9  # a 29 February has none in seven years where a century ends


def assignments_ending_early(log: Log) -> Iterator[Problem]:
    """Assignments that end before they begin; most often the year is that of the start."""
    for entry in log.published + log.withheld:
        assignment = assignment_of(entry)
        start, end = assignment.start, assignment.end
        if start and end and end < start:
            message = f"'end' is {end}, before the start ({start})"
            hint = f"end: {_same_day_later(end, start)}"
            yield Problem(entry.at("end"), "field-value", message, hint)


def objectives_without_outcome(log: Log) -> Iterator[Problem]:
    """Objectives whose day, or whose assignment, is over, and nothing is said of them."""
    for entry in log.of_kind(Kind.ASSIGNMENT):
        assignment = assignment_of(entry)
        for objective in assignment.objectives:
            if not said_of(objective) and (why := _over(assignment, objective, log.today)):
                message = f"{why}; say what came of '{objective.text}'"
                words = quoted_if_needed(objective.text)
                hint = f"- text: {words}\n  met: partly\n  outcome: …"
                yield Problem(objective.source, "objective-outcome", message, hint)


def assignments_overlapping(log: Log) -> Iterator[Problem]:
    """Two assignments of one author in the same days, so that nobody wonders how weeks count."""
    for later, earlier in combinations(week_count(log).frames, 2):
        if later.entry.author == earlier.entry.author and _overlap(later, earlier):
            message = (
                f"from {later.start} on this is the second assignment beside "
                f"{earlier.entry.source.path}; the weeks in both count from this one"
            )
            yield Problem(later.entry.at("start"), "assignment-overlap", message)


def _over(assignment: Assignment, objective: Objective, today: dt.date) -> str:
    """Why something should be said of an objective by now, or nothing."""
    if assignment.end and assignment.end < today:
        return f"the assignment ended on {assignment.end}"
    if objective.due and objective.due < today:
        return f"this was due on {objective.due}"
    return ""


def _overlap(later: Frame, earlier: Frame) -> bool:
    """Whether two share a day; one that ends before it begins has none."""
    last = min(later.end or dt.date.max, earlier.end or dt.date.max)
    return later.start <= last


def _same_day_later(day: dt.date, start: dt.date) -> dt.date:
    """The first such day of the calendar from `start` on."""
    for year in range(start.year, start.year + SEARCHED_YEARS):
        try:
            if (found := day.replace(year=year)) >= start:
                return found
        except ValueError:
            pass  # 29 February
    return start
