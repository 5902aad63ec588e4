"""What interviews have foretold, and which of it is to be looked at by now."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from learnlog.model import Entry, Forecast, Interview, Log


@dataclass(frozen=True, slots=True)
class Foretold:
    """A forecast with the interview in which it was made; `anchor` is its place on that page."""

    entry: Entry
    forecast: Forecast
    anchor: str

    @property
    def open(self) -> bool:
        """Whether nobody has said yet how it turned out."""
        return self.forecast.outcome in (None, "open")

    def due(self, today: dt.date) -> bool:
        """Whether the day to look has come, and nothing has been said of it."""
        review = self.forecast.review
        return self.open and review is not None and review <= today


def forecasts_in(entry: Entry) -> tuple[Foretold, ...]:
    """The forecasts of an entry, as they are listed; none where it is no interview."""
    details = entry.details
    listed = details.forecasts if isinstance(details, Interview) else ()
    return tuple(
        Foretold(entry, forecast, f"log-forecast-{number}")
        for number, forecast in enumerate(listed, start=1)
    )


def forecasts_of(log: Log) -> tuple[Foretold, ...]:
    """Every forecast of the published interviews, in their reading order."""
    return tuple(one for entry in log.published for one in forecasts_in(entry))


def due_forecasts(log: Log, today: dt.date) -> tuple[Foretold, ...]:
    """The forecasts that are due, the one that has waited longest first."""
    due = (one for one in forecasts_of(log) if one.due(today))
    return tuple(sorted(due, key=lambda one: one.forecast.review or today))
