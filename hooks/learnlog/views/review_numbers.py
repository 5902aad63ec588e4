"""The numbers of a roll-up: a short list of terms and values, without those that are nought."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from learnlog.model import Kind, Log
from learnlog.roll_up import Hours, RollUp
from learnlog.views.parts import counted


@dataclass(frozen=True, slots=True)
class Number:
    """A term, the number that is counted of it, and what can be said more exactly."""

    term: str
    value: str
    more: list[str]


def review_numbers(log: Log, found: RollUp) -> Iterator[Number]:
    """The numbers that say something."""
    told = {
        "Weeks written": _weeks(found),
        "Other entries": _other_entries(found),
        "Achievements": [_count(len(found.achievements))],
        "Hours": _hours(log, found.hours),
        "Promises": _promises(found),
        "Ideas": [_counted(len(found.born), "new"), _counted(len(found.decided), "decided")],
        "Lessons": _lessons(found),
        "People": [_counted(number, how) for how, number in found.people],
    }
    for term, values in told.items():
        if some := list(filter(None, values)):
            yield Number(term, some[0], some[1:])


def summary(found: RollUp) -> str:
    """One line on a span: "4 entries, 3 achievements, 5 promises kept", as far as there are any.

    Where there are none of these, the hours and lessons of an assignment that ended then.
    """
    counts: tuple[tuple[float, str, str], ...] = (
        (len(found.entries), "entry", "entries"),
        (len(found.achievements), "achievement", "achievements"),
        (len(found.promises.kept), "promise kept", "promises kept"),
    )
    if not any(number for number, *_ in counts):
        counts = (
            (found.hours.total, "hour", "hours"),
            (len(found.learned), "lesson", "lessons"),
        )
    return ", ".join(
        f"{number:g} {one if number == 1 else many}" for number, one, many in counts if number
    )


def _hours(log: Log, hours: Hours) -> list[str]:
    """All hours, those together with others, and those of each type of activity."""
    titles = {one.key: one.title for one in log.reference.activities}
    by_type = [f"{total:g} {titles.get(key, key).lower()}" for key, total in hours.by_type]
    return [_count(hours.total), _counted(hours.participatory, "together with others"), *by_type]


def _promises(found: RollUp) -> list[str]:
    kept, dropped = len(found.promises.kept), len(found.promises.dropped)
    return [f"{kept} of {kept + dropped}", "closed steps were done"] if kept + dropped else []


def _lessons(found: RollUp) -> list[str]:
    used = sum(one.what.applied is not None for one in found.learned)
    return [
        _counted(len(found.learned), "learned"),
        _counted(used, "of them used since"),
        _counted(len(found.used_again), "from before used"),
    ]


def _weeks(found: RollUp) -> list[str]:
    return [f"{found.weeks_written} of {found.weeks_possible}"] if found.weeks_written else []


def _other_entries(found: RollUp) -> list[str]:
    kinds = [(kind, len(found.of_kind(kind))) for kind in Kind if kind is not Kind.WEEK]
    return [counted(number, kind.word, kind.value) for kind, number in kinds if number]


def _counted(number: float, what: str) -> str:
    return f"{number:g} {what}" if number else ""


def _count(number: float) -> str:
    return f"{number:g}" if number else ""
