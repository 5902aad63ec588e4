"""The next edition of a calendar: what has changed since the one before is marked as newer.

RFC 5545 has a program keep, of two events of one name, the one with the higher SEQUENCE, and of
equal ones the one with the later DTSTAMP. What did not change keeps both, so that nothing is done
twice in the writer's calendar.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//learnlog//learning log//EN"
CANCELLED_FOR = dt.timedelta(weeks=4)  # by then the file has been read in, or never will be

_BEGIN = b"BEGIN:VCALENDAR"
_REVISION = (b"SEQUENCE", b"DTSTAMP", b"LAST-MODIFIED")
# Where the edition before is lost, each day is newer than all editions of the day before.
_EDITIONS_OF_A_DAY = 100


@dataclass(frozen=True, slots=True)
class Edition:
    """A calendar that was written before: the log that it is of, and its events by name."""

    site: str
    events: Mapping[str, Event]


def read_edition(data: bytes) -> Edition | None:
    """The calendar that learnlog wrote; None for anything else."""
    from icalendar import Calendar, Event

    head = data.partition(b"BEGIN:VEVENT")[0].splitlines()
    if not head or head[0].strip() != _BEGIN or f"PRODID:{PRODUCT}".encode() not in head:
        return None
    try:
        read = Calendar.from_ical(data)
    except (ValueError, LookupError):  # cut short, or changed by hand: what it told is lost
        return Edition("", {})
    found = (event for event in read.walk("VEVENT") if isinstance(event, Event))
    events = {str(event.get("uid", "")): event for event in found}
    events.pop("", None)
    return Edition(str(read.get("x-wr-calname", "")), events)


def revised(
    events: Mapping[str, Event], earlier: Mapping[str, Event], today: dt.date
) -> Iterator[Event]:
    """The events of the next edition, and those of the earlier one that are cancelled now."""
    for uid, event in events.items():
        before = earlier.get(uid)
        if before and _content(before) == _content(event):
            yield before
        else:
            yield _stamped(event, before, today)
    for uid, before in earlier.items():
        if uid in events or _forgotten(before, today):
            continue
        yield before if _is_cancelled(before) else _cancelled(before, today)


def _content(event: Event) -> list[bytes]:
    """An event's lines, but for those that tell which revision it is."""
    lines: list[bytes] = event.to_ical().splitlines()
    return [line for line in lines if line.partition(b":")[0] not in _REVISION]


def _stamped(event: Event, before: Event | None, today: dt.date) -> Event:
    """The event as revised today."""
    at_least = today.toordinal() * _EDITIONS_OF_A_DAY
    revision = at_least if before is None else max(at_least, _sequence(before) + 1)
    moment = dt.datetime.combine(today, dt.time(), dt.UTC)
    for name, value in (("sequence", revision), ("dtstamp", moment), ("last-modified", moment)):
        event.pop(name, None)
        event.add(name, value)
    return event


def _cancelled(before: Event, today: dt.date) -> Event:
    for name, value in (("status", "CANCELLED"), ("transp", "TRANSPARENT")):
        before.pop(name, None)
        before.add(name, value)
    before.subcomponents = []  # nobody is to be reminded of it
    return _stamped(before, before, today)


def _is_cancelled(event: Event) -> bool:
    return str(event.get("status", "")) == "CANCELLED"


def _forgotten(event: Event, today: dt.date) -> bool:
    """Whether an event was cancelled, and would have been, so long ago that it may go."""
    days = [day for name in ("dtstamp", "dtstart") if (day := _day(event, name))]
    return _is_cancelled(event) and today - max(days, default=dt.date.min) > CANCELLED_FOR


def _day(event: Event, name: str) -> dt.date | None:
    found = moment(event, name)
    return found.date() if isinstance(found, dt.datetime) else found


def moment(event: Event, name: str) -> dt.date | None:
    """A day of an event, or a day with its time; None where it has none that can be read."""
    try:
        found = getattr(event.get(name), "dt", None)
    except ValueError:
        return None
    return found if isinstance(found, dt.date) else None


def _sequence(event: Event) -> int:
    try:
        return int(event.get("sequence", 0))
    except (TypeError, ValueError):
        return 0
