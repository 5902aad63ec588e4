"""What interviews say, as short plain values that a person can read in a golden case."""

from __future__ import annotations

from learnlog import Entry, Log
from learnlog.forecasts import due_forecasts, forecasts_of
from learnlog.interview_answers import placed_videos, questions
from learnlog.kinds import Kind


def interviews(log: Log) -> dict[str, object]:
    """The questions with their lines and anchors, and the videos with what is known of them."""
    return {
        entry.uri: {"questions": _questions(entry), "videos": _videos(entry)}
        for entry in log.of_kind(Kind.INTERVIEW)
    }


def forecasts(log: Log) -> list[str]:
    """Every forecast, and the order of those that are due."""
    due = due_forecasts(log, log.today)
    return [
        f"{one.entry.uri}#{one.anchor} {one.forecast.text}: "
        f"{one.forecast.outcome or 'no word'}"
        f"{f', number {due.index(one) + 1} of those that are due' if one in due else ''}"
        for one in forecasts_of(log)
    ]


def _questions(entry: Entry) -> list[str]:
    first = entry.prose.first_line
    return [
        f"{first + one.block.start} {one.words} #{one.anchor}" for one in questions(entry.prose)
    ]


def _videos(entry: Entry) -> list[str]:
    return [
        f"{entry.prose.first_line + one.line} {one.address.page} | "
        f"{one.question.words if one.question else 'no question'} | "
        f"{f'listed on line {one.told.source.line}' if one.told else 'not listed'}"
        for one in placed_videos(entry)
    ]
