"""What stands in the lists of an entry, as it was written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from learnlog.problems import Source


class Listed:
    """What stands in a list of the front matter, with `lines` of its fields."""

    __slots__ = ()
    source: Source
    lines: Mapping[str, int]

    def at(self, name: str) -> Source:
        """The line of a field, or where the item begins."""
        return Source(self.source.path, self.lines.get(name, self.source.line))


@dataclass(frozen=True, slots=True)
class Smart:
    """What makes an idea, a step or an objective one that can be kept; None: not said."""

    specific: str | None = None
    measurable: str | None = None
    achievable: str | None = None
    relevant: str | None = None
    time_bound: str | None = None

    def over(self, earlier: Smart) -> Smart:
        """These, and of those that are not said the earlier ones."""
        names = [one.name for one in fields(self)]
        return Smart(*(getattr(self, name) or getattr(earlier, name) for name in names))

    @property
    def said(self) -> bool:
        """Whether any of the five is there."""
        return self != NOT_SAID


NOT_SAID = Smart()


@dataclass(frozen=True, slots=True)
class Activity:
    """What it took: `hours`, whether together with others, and the type a framework has for it."""

    hours: float | None = None
    participatory: bool = False
    type: str | None = None


NOTHING_TOLD = Activity()


@dataclass(frozen=True, slots=True)
class IdeaUpdate(Listed):
    """One thing an entry says of an idea: a list item, or a paragraph that begins `Idea N:`.

    `number` is None for an unnumbered new idea; `anchor` is its place on the entry's page;
    `lines` are those of its fields.
    """

    number: int | None
    source: Source
    anchor: str
    title: str | None = None
    status: str | None = None
    note: str | None = None
    impact: str | None = None
    into: int | None = None
    tags: tuple[str, ...] = ()
    words: str | None = None
    shows: tuple[str, ...] = ()
    smart: Smart = NOT_SAID
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Achievement(Listed):
    """Something done, and what it took; `shows` names framework items it is evidence for."""

    text: str
    source: Source
    activity: Activity = NOTHING_TOLD
    shows: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)

    @property
    def hours(self) -> float | None:
        """The hours spent on it."""
        return self.activity.hours


@dataclass(frozen=True, slots=True)
class Lesson(Listed):
    """Something learned; `applied` is the date of the entry in which it was used again."""

    text: str
    source: Source
    applied: dt.date | None = None
    shows: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class NextStep(Listed):
    """Something the writer means to do, known by its words."""

    text: str
    source: Source
    due: dt.date | None = None
    idea: int | None = None
    principle: str | None = None
    tags: tuple[str, ...] = ()
    smart: Smart = NOT_SAID
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class FollowUp(Listed):
    """What became of an earlier step; an empty `outcome` means not yet answered."""

    step: str
    source: Source
    outcome: str | None = None
    note: str | None = None
    until: dt.date | None = None
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class PersonNamed(Listed):
    """Somebody an entry tells of: `how` they were met, and whether they may be named (`consent`).

    `name` is None where only the role or the organisation is told.
    """

    name: str | None
    source: Source
    role: str | None = None
    organisation: str | None = None
    how: str = "mentioned"
    consent: str | None = None
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in a list."""

    text: str
    source: Source
