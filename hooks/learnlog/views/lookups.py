"""A log's lookups, found once for all pages."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from learnlog import addresses
from learnlog.model import Entry, Kind, Log, Step
from learnlog.naming import unnamed_people
from learnlog.steps import step_key
from learnlog.views.site import OwnPage, Site
from learnlog.week_counting import week_count

Key = TypeVar("Key")
Value = TypeVar("Value")


def look_up(log: Log, home: OwnPage) -> Site:
    """A log's lookups."""
    ideas = log.ideas.values()
    unnamed = unnamed_people(log.people.values())
    answers = [(step, answer) for step in log.steps for answer in step.answers]
    return Site(
        log=log,
        count=week_count(log),
        positions={entry.uri: at for at, entry in enumerate(log.entries)},
        neighbours={uri: two for kind in Kind for uri, two in _neighbours(log.of_kind(kind))},
        tag_uris=addresses.tag_uris(_all_tags(log)),
        listed=_grouped((step.origin.uri, step) for step in log.steps),
        step_at={step_key(at, step.text): step for step in log.steps for at in step.listed},
        answered=_grouped((answer.entry.uri, (step, answer)) for step, answer in answers),
        previous=_previous(log.weeks),
        by_year=_grouped((entry.date.year, entry) for entry in log.entries),
        tagged=_grouped((tag, entry) for entry in log.published for tag in tags_in(entry)),
        tagged_ideas=_grouped((tag, idea) for idea in ideas for tag in idea.tags),
        by_author=_grouped((entry.author, entry) for entry in log.published if entry.author),
        entry_at={entry.uri: entry for entry in log.published},
        absorbed=_grouped((idea.merged_into, idea) for idea in ideas if idea.merged_into),
        steps_of_ideas=_grouped((step.idea, step) for step in log.steps if step.idea),
        open_steps=_pressing(log),
        closed_steps=_grouped((step.closed.year, step) for step in log.steps if step.closed),
        stale=sum(idea.stale for idea in ideas),
        live_ideas=[idea for idea in ideas if idea.status in log.config.live_statuses],
        home=home,
        unnamed=unnamed,
    )


def _pressing(log: Log) -> list[Step]:
    """The open steps: first those that do not rest, and of these the soonest due."""

    def place(step: Step) -> tuple[bool, dt.date]:
        return (step.resting_until or log.today) > log.today, step.due or dt.date.max

    return sorted((step for step in log.steps if step.open), key=place)


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, list[Value]]:
    groups: dict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)


def _neighbours(
    entries: Sequence[Entry],
) -> Iterator[tuple[str, tuple[Entry | None, Entry | None]]]:
    for before, entry, after in zip((None, *entries), entries, (*entries[1:], None), strict=False):
        yield entry.uri, (before, after)


def _previous(entries: Sequence[Entry]) -> dict[str, Entry]:
    """For each entry its author's entry before it."""
    last: dict[str | None, Entry] = {}
    previous: dict[str, Entry] = {}
    for entry in entries:
        if entry.author in last:
            previous[entry.uri] = last[entry.author]
        last[entry.author] = entry
    return previous


def tags_in(entry: Entry) -> dict[str, None]:
    """The tags of an entry and of what it lists, each once."""
    listed = (entry.achievements, entry.lessons, entry.next_steps)
    of_items = (tag for items in listed for item in items for tag in item.tags)
    return dict.fromkeys((*entry.tags, *of_items))


def _all_tags(log: Log) -> set[str]:
    tags = {tag for entry in log.published for tag in tags_in(entry)}
    return tags | {tag for idea in log.ideas.values() for tag in idea.tags}
