"""A calendar of the log: a weekly time to write, and every next step that has a date."""

from __future__ import annotations

import datetime as dt
import os
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from learnlog.edit import explanations
from learnlog.model import Step
from learnlog.weeks import long_date, monday_of
from learnlog.wording import same_words_key
from learnlog_cli.dates import WEEKDAY, WEEKDAYS
from learnlog_cli.stopping import Misunderstood

if TYPE_CHECKING:
    from icalendar import Calendar, Event

PRODUCT = "-//learnlog//learning log//EN"
CLOSED_SINCE = dt.timedelta(weeks=26)  # what was closed earlier is long gone from a calendar
WARNING = dt.timedelta(minutes=5)

_LAST_DAY = dt.date.max - dt.timedelta(days=1)
_SLOT = re.compile(
    rf"{WEEKDAY}(?: at)? (?P<hour>[0-9]{{1,2}})(?:[:.](?P<minute>[0-9]{{2}}))? ?(?P<half>am|pm)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Slot:
    """The time of the week that is kept for writing: `weekday` 0 is Monday."""

    weekday: int
    time: dt.time
    minutes: int


def read_slot(text: str, minutes: int) -> Slot | None:
    """A slot from words such as "friday 15:00" or "Thu 9.30 am"; None for anything else."""
    found = _SLOT.fullmatch(" ".join(text.casefold().replace(",", " ").split()))
    if found is None or not (found["minute"] or found["half"]):
        return None  # "friday 3" may mean the morning or the afternoon
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"] == "pm" else 0)
    try:
        time = dt.time(hour, int(found["minute"] or 0))
    except ValueError:
        return None
    return Slot(WEEKDAYS.index(found["weekday"][:3]), time, minutes)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose calendar it is: the site's name, the author ("" for all), names shown at steps."""

    site: str
    author: str
    names: Mapping[str | None, str]

    def uid(self, *parts: str) -> str:
        """A name for an event that stays the same as long as what it is made of."""
        return str(uuid.uuid5(uuid.NAMESPACE_URL, "\0".join(("learnlog", self.site, *parts))))


def calendar(steps: Iterable[Step], slot: Slot, owner: Owner, today: dt.date) -> bytes:
    """The bytes of the calendar, which depend on nothing else.

    A step that was closed, or lost its date, is there as cancelled: read in again, it goes.
    """
    from icalendar import Calendar  # slow to load

    made = Calendar()
    for name, value in (("prodid", PRODUCT), ("version", "2.0"), ("x-wr-calname", owner.site)):
        made.add(name, value)
    _fill(made, (_slot_event(slot, owner, today), *_step_events(steps, owner, today)))
    data: bytes = made.to_ical()
    return data


def _fill(made: Calendar, events: Iterable[Event]) -> None:
    """Put the events in; of two with one name the later one counts."""
    for event in {str(event["uid"]): event for event in events}.values():
        made.add_component(event)


def _event(uid: str, sequence: int, today: dt.date, **fields: object) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("sequence", sequence)
    event.add("dtstamp", dt.datetime.combine(today, dt.time(), dt.UTC))
    for name, value in fields.items():
        event.add(name, value)
    return event


def _slot_event(slot: Slot, owner: Owner, today: dt.date) -> Event:
    """The weekly time to write, from this week on, at the same hour wherever the writer is."""
    from icalendar import Alarm

    start = dt.datetime.combine(monday_of(today) + dt.timedelta(days=slot.weekday), slot.time)
    event = _event(
        owner.uid("slot", owner.author),
        0,
        today,
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


def _step_events(steps: Iterable[Step], owner: Owner, today: dt.date) -> Iterator[Event]:
    for step in steps:
        day = date_of(step)
        last = day or _last_date(step)
        forgotten = step.closed and last and today - max(step.closed, last) > CLOSED_SINCE
        if last is None or forgotten:
            continue
        author, key = step.origin.author, same_words_key(step.text)
        name = owner.names.get(author, "")
        yield _event(
            owner.uid("step", author or "", key, step.origin.date.isoformat()),
            len(step.answers) + len(step.listed) - 1,
            today,
            summary=f"{step.text} ({name})" if name else step.text,
            description=f"A next step of the entry of {long_date(step.origin.date)}.",
            dtstart=last,
            dtend=min(last, _LAST_DAY) + dt.timedelta(days=1),
            status="CONFIRMED" if day else "CANCELLED",
            transp="TRANSPARENT",
        )


def date_of(step: Step) -> dt.date | None:
    """The day on which an open step is to be thought of: when it is due, or comes back later."""
    dates = [date for date in (step.due, step.resting_until) if date]
    return max(dates) if step.open and dates else None


def _last_date(step: Step) -> dt.date | None:
    """The last day that a step without one was ever given."""
    given = (answer.until for answer in reversed(step.answers) if answer.until)
    return next(given, step.due)


def write_calendar(file: Path, data: bytes, docs: Path) -> None:
    """Put the calendar in place, whole or not at all; never where it would be published."""
    target = file.resolve()
    if not target.parent.is_dir():
        raise Misunderstood(
            f"There is no folder '{file.parent}'; make it first, or name a file in another folder."
        )
    if any(folder.samefile(docs) for folder in target.parents):
        other = docs.resolve().parent / target.name
        raise Misunderstood(
            f"'{file}' lies in the folder of the pages, so it would be published; "
            f'name another place, such as --ics "{other}".'
        )
    fresh = target.with_name(f".{target.name}.{os.getpid()}.learnlog-tmp")
    try:
        with fresh.open("xb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        fresh.replace(target)
    except OSError as wrong:
        raise click.ClickException(f"{explanations.of_system(wrong, file)}") from wrong
    finally:
        fresh.unlink(missing_ok=True)
