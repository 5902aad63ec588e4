"""The time of the week that a writer keeps for the log: "friday 15:00"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from learnlog_cli.spoken.date_shapes import WEEKDAY, WEEKDAYS

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
