"""What the log concludes from its entries, as frozen values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from learnlog.config import Config
from learnlog.kinds import Kind
from learnlog.people import Person
from learnlog.problems import Source
from learnlog.reference.catalogue import Reference
from learnlog.weeks import weeks_between
from learnlog.written import Author, Entry, Place
from learnlog.written_items import NOT_SAID, IdeaUpdate, Smart


@dataclass(frozen=True, slots=True)
class Moment:
    """One dated point in an idea's story. `kind` is born, update or mention."""

    kind: str
    entry: Entry
    anchor: str
    source: Source
    status: str | None = None
    note: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Idea:
    """An idea as it stands today: the fold of everything entries said of it."""

    number: int
    title: str
    status: str
    born: dt.date
    last_seen: dt.date
    mentions: int
    stale: bool
    history: tuple[Moment, ...]
    tags: tuple[str, ...] = ()
    impact: str | None = None
    merged_into: int | None = None
    smart: Smart = NOT_SAID


@dataclass(frozen=True, slots=True)
class Answer:
    """One later entry's word on a step; `outcome` None: the entry said nothing of it."""

    entry: Entry
    outcome: str | None
    note: str | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A next step and what became of it, so far; `listed` is every line that lists it.

    `carried`: how many later entries of its author left it open, by word or by silence;
    `closed`: the date of the entry that closed it; `silent`: entries since the last answer.
    """

    text: str
    origin: Entry
    source: Source
    answers: tuple[Answer, ...]
    carried: int
    silent: int
    outcome: str | None = None
    closed: dt.date | None = None
    due: dt.date | None = None
    idea: int | None = None
    listed: tuple[Source, ...] = ()
    principle: str | None = None
    smart: Smart = NOT_SAID

    @property
    def resting_until(self) -> dt.date | None:
        """The day to which it was deferred last."""
        return self.answers[-1].until if self.answers else None

    @property
    def open(self) -> bool:
        """Whether it still waits to be done."""
        return self.closed is None


@dataclass(frozen=True, slots=True)
class Log:
    """Everything a log says on one day. `entries` are the published ones, in reading order.

    `undated` are published ones without a day, which take no part in what lives in time;
    `numbers` are those given to ideas without one, by the line and anchor of what names them;
    `drafts` are paths of other pages that stay out, `files` counts the files of entries;
    `people` have names and are found by the key of theirs.
    """

    entries: tuple[Entry, ...]
    undated: tuple[Entry, ...]
    withheld: tuple[Entry, ...]
    ideas: Mapping[int, Idea]
    steps: tuple[Step, ...]
    authors: Mapping[str, Author]
    numbers: Mapping[tuple[Source, str], int]
    today: dt.date
    config: Config
    drafts: tuple[str, ...] = ()
    files: int = 0
    reference: Reference = field(default_factory=Reference)
    people: Mapping[str, Person] = field(default_factory=dict)

    @property
    def weeks(self) -> tuple[Entry, ...]:
        """The entries of weeks."""
        return self.of_kind(Kind.WEEK)

    @property
    def published(self) -> tuple[Entry, ...]:
        """Every entry that has a page, those without a day at the end."""
        return self.entries + self.undated

    def is_past(self, day: dt.date) -> bool:
        """Whether a day is over."""
        return day < self.today

    def weeks_since(self, day: dt.date) -> int:
        """Whole weeks from the week of a day to this one."""
        return weeks_between(day, self.today)

    def of_kind(self, kind: Kind) -> tuple[Entry, ...]:
        """The published entries of a kind, those without a day at the end."""
        return tuple(entry for entry in self.published if entry.kind is kind)

    def number_of(self, written: IdeaUpdate | Place) -> int | None:
        """The number of the idea that an item or a place in the text speaks of."""
        return written.number or self.numbers.get((written.source, written.anchor))
