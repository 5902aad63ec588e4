"""What assignments say, what lies in them, and how weeks are counted, for golden cases."""

from __future__ import annotations

from dataclasses import asdict

from learnlog import Log
from learnlog.assignments import assignment_of, inside
from learnlog.kinds import Kind
from learnlog.lesson_register import lessons_told, used_in
from learnlog.week_counting import week_count

Summary = dict[str, object]


def assignments(log: Log) -> dict[str, Summary]:
    """Every field of every assignment that says something."""
    return {
        one.uri: {"author": one.author, **_said(asdict(assignment_of(one)))}
        for one in log.of_kind(Kind.ASSIGNMENT)
    }


def held(log: Log) -> dict[str, Summary]:
    """What lies in each assignment that has a start."""
    found = {}
    for frame in week_count(log).frames:
        one = inside(log, frame)
        found[frame.entry.uri] = _said(
            {
                "weeks": [entry.uri for entry in one.weeks],
                "others": [entry.uri for entry in one.others],
                "born": [idea.title for idea in one.born],
                "moved": [idea.title for idea in one.moved],
                "steps": [step.text for step in one.steps],
            }
        )
    return found


def counted(log: Log) -> dict[str, str]:
    """The name of every week."""
    count = week_count(log)
    return {one.uri: count.name(one.date, one.author) for one in log.weeks}


def lessons(log: Log) -> list[str]:
    """Every lesson with its day, where it stands, and where it was used again."""
    found = []
    for told in lessons_told(log):
        used = used_in(log, told.entry, told.lesson)
        where = used.uri if used else "nowhere" if told.used else "not yet"
        found.append(f"{told.day} {told.entry.uri}: {told.lesson.text} | {where}")
    return found


def _said(value: Summary) -> Summary:
    """The fields that say something, as plain values, a source as file and line."""
    plain = {name: _plain(one) for name, one in value.items() if name != "lines"}
    return {name: one for name, one in plain.items() if one not in (None, "", [], {})}


def _plain(value: object) -> object:
    if isinstance(value, dict):
        path = value.keys() == {"path", "line", "column"}
        return f"{value['path']}:{value['line']}" if path else _said(value)
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value if isinstance(value, int | float | str | None) else str(value)
