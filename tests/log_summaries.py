"""What a log says, as short plain values that a person can read in a golden case."""

from __future__ import annotations

from dataclasses import fields

from assignment_summaries import assignments, counted, held, lessons
from audit_summaries import audit_summaries
from interview_summaries import forecasts, interviews
from roll_up_summaries import roll_up_summaries

from learnlog import Entry, Idea, Log, Problem, Step
from learnlog.people import Person

Summary = dict[str, object]


def told(problem: Problem) -> Summary:
    """A problem as it is shown, with its hint and how grave it is."""
    return _given({"says": str(problem), "severity": problem.severity.value, "write": problem.hint})


def summaries(log: Log, wanted: list[str]) -> dict[str, object]:
    """The parts of the log that a case asks for."""
    makers = {
        "entries": lambda: [_entry(entry) for entry in log.entries],
        "undated": lambda: [_entry(entry) for entry in log.undated],
        "withheld": lambda: [entry.uri for entry in log.withheld],
        "ideas": lambda: {number: _idea(idea) for number, idea in log.ideas.items()},
        "numbers": lambda: _numbers(log),
        "steps": lambda: [_step(step) for step in log.steps],
        "authors": lambda: {key: f"{one.name} | {one.role}" for key, one in log.authors.items()},
        "people": lambda: {key: _person(one) for key, one in log.people.items()},
        "bodies": lambda: {entry.uri: entry.prose.body for entry in log.entries},
        "places": lambda: _places(log),
        "roll_ups": lambda: roll_up_summaries(log),
        "interviews": lambda: interviews(log),
        "forecasts": lambda: forecasts(log),
        "audits": lambda: audit_summaries(log),
        "assignments": lambda: assignments(log),
        "held": lambda: held(log),
        "counted": lambda: counted(log),
        "lessons": lambda: lessons(log),
    }
    return {name: makers[name]() for name in wanted}


def _entry(entry: Entry) -> Summary:
    year, week, day = entry.date.isocalendar() if entry.dated else (0, 0, 0)
    return _given(
        {
            "uri": entry.uri,
            "date": f"{entry.date} is {year}-W{week:02}-{day}" if entry.dated else "",
            "author": entry.author,
            "title": entry.title,
            "tags": list(entry.tags),
            "achievements": [
                _given(
                    {
                        "text": one.text,
                        "hours": one.hours,
                        "shows": list(one.shows),
                        "tags": list(one.tags),
                    }
                )
                for one in entry.achievements
            ],
            "lessons": [
                _given({"text": one.text, "applied": _day(one.applied)}) for one in entry.lessons
            ],
            "page": dict(entry.page_options),
        }
    )


def _idea(idea: Idea) -> Summary:
    return _given(
        {
            "title": idea.title,
            "status": idea.status,
            "seen": f"{idea.born} to {idea.last_seen}",
            "mentions": idea.mentions,
            "stale": idea.stale,
            "merged_into": idea.merged_into,
            "impact": idea.impact,
            "tags": list(idea.tags),
            "history": [
                " | ".join(
                    str(part)
                    for part in (f"{one.source} {one.kind}", one.status, one.note, one.quote)
                    if part
                )
                for one in idea.history
            ],
        }
    )


def _step(step: Step) -> Summary:
    return _given(
        {
            "text": step.text,
            "from": str(step.source),
            "author": step.origin.author,
            "carried": step.carried,
            "silent": step.silent,
            "outcome": step.outcome,
            "closed": _day(step.closed),
            "due": _day(step.due),
            "idea": step.idea,
            "principle": step.principle,
            "smart": {
                one.name: getattr(step.smart, one.name)
                for one in fields(step.smart)
                if getattr(step.smart, one.name)
            },
            "answers": [
                " | ".join(
                    str(part) for part in (one.entry.date, one.outcome, one.note, one.until) if part
                )
                for one in step.answers
            ],
        }
    )


def _person(person: Person) -> str:
    """What is known of somebody in one line, and by which entries."""
    said = (person.name, person.role, person.organisation, person.consent)
    known = (f"{one.item.how} in {one.item.source}" for one in person.known_by)
    return " | ".join([*(part or "?" for part in said), *known])


def _numbers(log: Log) -> list[str]:
    return [
        f"{update.source} {log.number_of(update)}: {update.title or update.words or ''}"
        for entry in log.entries
        for update in (*entry.ideas, *entry.prose.updates)
    ]


def _places(log: Log) -> list[str]:
    """Every place where a text names an idea: its words, its number and its anchor."""
    return [
        f"{place.source} {entry.prose.body[place.start : place.end]!r} "
        f"{log.number_of(place)} #{place.anchor}"
        for entry in log.entries
        for place in entry.prose.places
    ]


def _day(date: object) -> str | None:
    return str(date) if date else None


def _given(values: Summary) -> Summary:
    """The values that say something."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {}, 0)}
