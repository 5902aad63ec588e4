"""What is worth telling about evidence: what `shows` names, and the types of activity."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.did_you_mean import nearest
from learnlog.entry_days import told_on
from learnlog.front_matter.quoting import quoted_if_needed
from learnlog.model import Activity, Log
from learnlog.problems import Problem, Source


def shown_unknown(log: Log) -> Iterator[Problem]:
    """What entries and their achievements, lessons and ideas show, where there is no such item."""
    for entry in log.published:
        day = told_on(entry, log.today)
        if entry.shows:
            yield from log.reference.wrong_shown(entry.shows, day, entry.at("shows"))
        listed = (entry.achievements, entry.lessons, entry.ideas)
        for one in (one for items in listed for one in items if one.shows):
            yield from log.reference.wrong_shown(one.shows, day, one.at("shows"))


def activities_unknown(log: Log) -> Iterator[Problem]:
    """Types of activity that no framework tells apart; silent while the file of one is wrong."""
    if log.reference.unread_frameworks:
        return
    known = [one.key for one in log.reference.activities]
    there = f"there are {', '.join(known)}" if known else "no framework has any"
    for activity, source in _activities(log):
        if activity.type is not None and activity.type not in known:
            close = nearest(activity.type, known)
            message = f"there is no type of activity '{activity.type[:60]}'; {there}"
            hint = f"activity: {quoted_if_needed(close)}" if close else ""
            yield Problem(source, "activity-unknown", message, hint)


def _activities(log: Log) -> Iterator[tuple[Activity, Source]]:
    for entry in log.published:
        yield entry.activity, entry.at("activity")
        yield from ((one.activity, one.at("activity")) for one in entry.achievements)
