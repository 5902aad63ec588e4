"""Forecasts that are due, as lines for a terminal: where each stands, and what to write there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from learnlog.forecasts import Foretold
from learnlog.problems import Source
from learnlog.weeks import short_date

HEADING = "Forecasts to look at"
LINE = "outcome: came true"
ADD = "add below"
_HOW = "Or: partly, did not come true. To look again another time: a later day after 'review:'."


def place_of(one: Foretold) -> tuple[Source, str]:
    """The line of its outcome, to be written anew, or else the one to add the outcome below."""
    forecast = one.forecast
    if "outcome" in forecast.lines:
        return forecast.at("outcome"), "write"
    return forecast.at("review"), ADD


def forecast_lines(due: Sequence[Foretold]) -> Iterator[str]:
    """A heading, each forecast with its place, and what to write; nothing where none is due."""
    if due:
        yield HEADING
    for one in due:
        since = f" (since {short_date(one.forecast.review)})" if one.forecast.review else ""
        yield f"  {one.forecast.text}{since}"
        place, how = place_of(one)
        yield f"    {place}  {how}: {LINE}"
    if due:
        yield f"  {_HOW}"


def forecast_as_json(one: Foretold) -> dict[str, object]:
    """A forecast for a program."""
    place, how = place_of(one)
    return {
        "text": one.forecast.text,
        "review": one.forecast.review,
        "path": place.path,
        "line": place.line,
        "write": LINE,
        "below": how == ADD,
    }
