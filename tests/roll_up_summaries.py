"""What came of every span of a log, as short plain values that a person can read in a case."""

from __future__ import annotations

from collections.abc import Iterable

from learnlog import Log
from learnlog.happenings import happenings_of
from learnlog.roll_up import RollUp, roll_up
from learnlog.roll_up_ideas import Path
from learnlog.roll_up_promises import Promises
from learnlog.spans import spans_looked_back_on


def roll_up_summaries(log: Log) -> dict[str, dict[str, object]]:
    """The roll-ups by the names of their spans."""
    found = happenings_of(log)
    spans = spans_looked_back_on(log, found.days)
    return {span.name: _summary(roll_up(log, span, found)) for span in spans}


def _summary(found: RollUp) -> dict[str, object]:
    span, hours = found.span, found.hours
    told = {
        "is": f"{span.title}: {span.first} to {span.last}{', so far' * span.so_far}",
        "entries": [one.uri.removesuffix(".md") for one in found.entries],
        "assignments": [
            f"{one.day} {one.entry.uri.removesuffix('.md')} {one.what}" for one in found.assignments
        ],
        "weeks": f"{found.weeks_written} of {found.weeks_possible}",
        "achievements": [f"{one.day} {one.what.text}" for one in found.achievements],
        "hours": f"{hours.total:g}" if hours.total else "",
        "with others": hours.participatory,
        "by type": dict(hours.by_type),
        **_promises(found.promises),
        "born": [f"{one.idea.number} {one.to}" for one in found.born],
        "moved": _paths(found.moved),
        "decided": _paths(found.decided),
        "learned": [f"{one.day} {one.what.text}" for one in found.learned],
        "used again": [f"{one.day} {one.what.text}" for one in found.used_again],
        "forecasts": [f"{one.day} {one.what.forecast.text}" for one in found.forecasts],
        "people": dict(found.people),
        "gaps": [gap.sentence for gap in found.gaps],
    }
    return {name: value for name, value in told.items() if value}


def _promises(found: Promises) -> dict[str, object]:
    return {
        "rate": found.rate,
        "listed": [one.what.text for one in found.listed],
        "kept": [one.what.step.text for one in found.kept],
        "dropped": [one.what.step.text for one in found.dropped],
        "left open": [one.what.step.text for one in found.left_open],
        "left from before": found.left_from_before,
    }


def _paths(found: Iterable[Path]) -> list[str]:
    return [
        " | ".join((f"{one.idea.number} {' > '.join(one.statuses)}", one.last.note or ""))
        for one in found
    ]
