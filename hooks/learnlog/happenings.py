"""All that a log tells, by the day it is told of: found once, then looked up by stretch of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from learnlog.by_day import ByDay, Told, by_author, by_day
from learnlog.entry_days import told_on
from learnlog.forecasts import Foretold, forecasts_of
from learnlog.gaps import Gap, gaps_between
from learnlog.model import (
    Achievement,
    Activity,
    Answer,
    Assignment,
    Entry,
    Kind,
    Lesson,
    Log,
    Step,
)
from learnlog.roll_up_ideas import Move, moves_of
from learnlog.spoken_names import name_key
from learnlog.weeks import first_monday


@dataclass(frozen=True, slots=True)
class StepAnswered:
    """A step, and what one entry says became of it."""

    step: Step
    answer: Answer


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody by a key of theirs, and how they were met."""

    key: str
    how: str


@dataclass(frozen=True, slots=True)
class Happenings:
    """A log by day. `entries` repeat themselves as what they tell; `assignments` are none of them.

    Of `assignments` it is told when they were "begun" and "ended".
    `activities` are those of entries and of their achievements; `lessons` stand on the day they
    were learned, `applied` ones on the day they were used; `forecasts` on the day to look at
    them; `listed` and `closed` steps and `gaps` are found for all authors (None) and for each;
    `week_one` is the log's first Monday, None where it has no weeks.
    """

    entries: ByDay[Entry]
    assignments: ByDay[str]
    achievements: ByDay[Achievement]
    activities: ByDay[Activity]
    lessons: ByDay[Lesson]
    applied: ByDay[Lesson]
    listed: Mapping[str | None, ByDay[Step]]
    closed: Mapping[str | None, ByDay[Step]]
    answers: ByDay[StepAnswered]
    moves: ByDay[Move]
    forecasts: ByDay[Foretold]
    people: ByDay[Met]
    gaps: Mapping[str | None, tuple[Gap, ...]]
    week_one: dt.date | None

    @property
    def days(self) -> set[dt.date]:
        """Every day that an entry has, or that something was done or learned on."""
        dated = (self.entries, self.achievements, self.activities, self.lessons)
        return {day for one in dated for day in one.days}


def happenings_of(log: Log) -> Happenings:
    """Everything that a log tells, in one walk through each of its lists."""
    told = [(day, one) for one in log.entries if (day := told_on(one, log.today))]
    steps, weeks = log.steps, log.weeks
    return Happenings(
        entries=by_day(Told(one.date, one, one) for one in _written(log)),
        assignments=by_day(_assignments(log)),
        achievements=by_day(Told(day, one, its) for day, one in told for its in one.achievements),
        activities=by_day(Told(day, one, its) for day, one in told for its in _activities(one)),
        lessons=by_day(Told(day, one, lesson) for day, one in told for lesson in one.lessons),
        applied=by_day(_applied(log)),
        listed=by_author(Told(step.origin.date, step.origin, step) for step in steps),
        closed=by_author(_closed(steps)),
        answers=by_day(_answers(steps)),
        moves=by_day(Told(move.entry.date, move.entry, move) for move in _moves(log)),
        forecasts=by_day(_forecasts(log)),
        people=by_day(_met(log)),
        gaps=_gaps(log),
        week_one=first_monday([one.date for one in weeks], log.config.start) if weeks else None,
    )


def _written(log: Log) -> Iterator[Entry]:
    """All entries but assignments, on whose first day nothing need have been written."""
    return (one for one in log.entries if one.kind is not Kind.ASSIGNMENT)


def _assignments(log: Log) -> Iterator[Told[str]]:
    """When each assignment began, and when it ended, up to today."""
    for entry in log.entries:
        if isinstance(entry.details, Assignment):
            yield Told(entry.date, entry, "begun")
            if entry.details.end and entry.details.end <= log.today:
                yield Told(entry.details.end, entry, "ended")


def _activities(entry: Entry) -> Iterator[Activity]:
    """What took hours: the entry as a whole, and each of its achievements."""
    for one in (entry.activity, *(each.activity for each in entry.achievements)):
        if one.hours:
            yield one


def _applied(log: Log) -> Iterator[Told[Lesson]]:
    """Lessons on the days on which they were used again."""
    for entry in log.published:
        for lesson in entry.lessons:
            if lesson.applied and lesson.applied <= log.today:
                yield Told(lesson.applied, entry, lesson)


def _answers(steps: Iterable[Step]) -> Iterator[Told[StepAnswered]]:
    for step in steps:
        for answer in step.answers:
            if answer.outcome:
                yield Told(answer.entry.date, answer.entry, StepAnswered(step, answer))


def _closed(steps: Iterable[Step]) -> Iterator[Told[Step]]:
    """Steps on the day they were closed: never before that of the entry that lists them."""
    for step in steps:
        if step.closed:
            yield Told(max(step.closed, step.origin.date), step.answers[-1].entry, step)


def _moves(log: Log) -> Iterator[Move]:
    for idea in log.ideas.values():
        yield from moves_of(idea, log.config)


def _forecasts(log: Log) -> Iterator[Told[Foretold]]:
    for one in forecasts_of(log):
        if one.forecast.review:
            yield Told(one.forecast.review, one.entry, one)


def _met(log: Log) -> Iterator[Told[Met]]:
    """Everybody who was more than mentioned, unless they refused; without a name each by itself."""
    for entry in log.entries:
        for at, one in enumerate(entry.people):
            key = name_key(one.name) if one.name else f"{entry.uri}#{at}"
            day = told_on(entry, log.today)
            if (
                day
                and one.how != "mentioned"
                and not (key in log.people and log.people[key].refused)
            ):
                yield Told(day, entry, Met(key, one.how))


def _gaps(log: Log) -> dict[str | None, tuple[Gap, ...]]:
    """The gaps of the whole log and of each author; a review looks back, so it fills none."""
    by_author: dict[str | None, list[dt.date]] = {}
    for entry in _written(log):
        if entry.kind is not Kind.REVIEW:
            by_author.setdefault(entry.author, []).append(entry.date)
    found = {author: gaps_between(days) for author, days in by_author.items()}
    return {**found, None: gaps_between(day for days in by_author.values() for day in days)}
