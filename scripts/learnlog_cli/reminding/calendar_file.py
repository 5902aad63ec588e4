"""A calendar of the log: a weekly time to write, and every next step that has a date."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from learnlog.model import Step
from learnlog.weeks import long_date, monday_of
from learnlog.wording import same_words_key
from learnlog_cli.reminding.calendar_revisions import PRODUCT, moment, revised
from learnlog_cli.reminding.calendar_slot import Slot
from learnlog_cli.spoken.date_shapes import WEEKDAYS

if TYPE_CHECKING:
    from icalendar import Event

WARNING = dt.timedelta(minutes=5)

_LAST_DAY = dt.date.max - dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose calendar it is: the site's name, the author ("" for all), names shown at steps."""

    site: str
    author: str
    names: Mapping[str | None, str]

    def uid(self, *parts: str) -> str:
        """A name for an event that stays the same as long as what it is made of."""
        return str(uuid.uuid5(uuid.NAMESPACE_URL, "\0".join(("learnlog", self.site, *parts))))


def calendar(
    steps: Iterable[Step], slot: Slot, owner: Owner, earlier: Mapping[str, Event], today: dt.date
) -> bytes:
    """The bytes of the calendar, which depend on nothing else.

    What is in the `earlier` calendar and no longer to be done is cancelled: read in again, it goes.
    """
    from icalendar import Calendar  # slow to load

    made = Calendar()
    for name, value in (("prodid", PRODUCT), ("version", "2.0"), ("x-wr-calname", owner.site)):
        made.add(name, value)
    slot_uid = owner.uid("slot", owner.author)
    start = _start(slot, earlier.get(slot_uid), today)
    events = (_slot_event(slot_uid, slot, owner, start), *_step_events(steps, owner))
    for event in revised(_by_uid(events), earlier, today):
        made.add_component(event)
    data: bytes = made.to_ical()
    return data


def _by_uid(events: Iterable[Event]) -> dict[str, Event]:
    """The events by name; of two with one name the later one counts."""
    return {str(event["uid"]): event for event in events}


def _event(uid: str, **fields: object) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    for name, value in fields.items():
        event.add(name, value)
    return event


def _start(slot: Slot, earlier: Event | None, today: dt.date) -> dt.datetime:
    """When the time to write is for the first time: this week, or as it was if it stays as it is.

    It is the same hour wherever the writer is.
    """
    first = dt.datetime.combine(monday_of(today) + dt.timedelta(days=slot.weekday), slot.time)
    before = moment(earlier, "dtstart") if earlier else None
    if not isinstance(before, dt.datetime) or before.tzinfo or before > first:
        return first
    same = (before.weekday(), before.time()) == (slot.weekday, slot.time)
    return before if same else first


def _slot_event(uid: str, slot: Slot, owner: Owner, start: dt.datetime) -> Event:
    """The weekly time to write."""
    from icalendar import Alarm

    event = _event(
        uid,
        summary=f"Write this week's entry: {owner.site}",
        description="learnlog new\nlearnlog review",
        dtstart=start,
        dtend=start + dt.timedelta(minutes=slot.minutes),
        rrule={"freq": "weekly", "byday": WEEKDAYS[slot.weekday][:2].upper()},
    )
    alarm = Alarm()
    for name, value in (("action", "DISPLAY"), ("trigger", -WARNING)):
        alarm.add(name, value)
    alarm.add("description", f"Write this week's entry: {owner.site}")
    event.add_component(alarm)
    return event


def _step_events(steps: Iterable[Step], owner: Owner) -> Iterator[Event]:
    for step in steps:
        day = date_of(step)
        if day is None:
            continue
        author, key = step.origin.author, same_words_key(step.text)
        name = owner.names.get(author, "")
        yield _event(
            owner.uid("step", author or "", key, step.origin.date.isoformat()),
            summary=f"{step.text} ({name})" if name else step.text,
            description=f"A next step of the entry of {long_date(step.origin.date)}.",
            dtstart=day,
            dtend=min(day, _LAST_DAY) + dt.timedelta(days=1),
            status="CONFIRMED",
            transp="TRANSPARENT",
        )


def date_of(step: Step) -> dt.date | None:
    """The day on which an open step is to be thought of: when it is due, or comes back later."""
    dates = [date for date in (step.due, step.resting_until) if date]
    return max(dates) if step.open and dates else None
