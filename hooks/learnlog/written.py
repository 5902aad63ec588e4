"""What was written in the entries, as frozen values; nothing here is concluded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from learnlog.markdown.blocks import Block
from learnlog.problems import Source


class _Listed:
    """What stands in a list of the front matter, with `lines` of its fields."""

    __slots__ = ()
    source: Source
    lines: Mapping[str, int]

    def at(self, name: str) -> Source:
        """The line of a field, or where the item begins."""
        return Source(self.source.path, self.lines.get(name, self.source.line))


@dataclass(frozen=True, slots=True)
class IdeaUpdate(_Listed):
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
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Achievement:
    """Something done; `hours` spent on it; `shows` names framework items it is evidence for."""

    text: str
    source: Source
    hours: float | None = None
    shows: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lesson(_Listed):
    """Something learned; `applied` is the date of the entry in which it was used again."""

    text: str
    source: Source
    applied: dt.date | None = None
    shows: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class NextStep(_Listed):
    """Something the writer means to do, known by its words."""

    text: str
    source: Source
    due: dt.date | None = None
    idea: int | None = None
    tags: tuple[str, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class FollowUp(_Listed):
    """What became of an earlier step; an empty `outcome` means not yet answered."""

    step: str
    source: Source
    outcome: str | None = None
    note: str | None = None
    until: dt.date | None = None
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a body names an idea: characters `start` to `end`.

    `anchor` is its name on the page; `paragraph_end` is the end of the paragraph it opens, or
    None for a mention; `number` is None where that paragraph leaves it to the log. `certain` is
    false for a lower-case "idea 3", which may be plain speech.
    """

    number: int | None
    start: int
    end: int
    anchor: str
    quote: str
    source: Source
    paragraph_end: int | None = None
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Prose:
    """An entry's own words: `body` with plain line ends, from line `first_line` of the file.

    `blocks` are the Markdown blocks of the body, `places` where it names ideas, in order, and
    `updates` what the paragraphs that begin `Idea N:` say.
    """

    body: str
    first_line: int
    blocks: Sequence[Block] = ()
    places: tuple[Place, ...] = ()
    updates: tuple[IdeaUpdate, ...] = ()

    @property
    def mentions(self) -> Iterator[Place]:
        """The places where an idea is named in the middle of a text."""
        return (place for place in self.places if place.paragraph_end is None)


@dataclass(frozen=True, slots=True)
class Entry:
    """One week's entry as its author wrote it. `uri` is its path in the docs folder.

    `author_line` is where it names its author, 0 where the file's name does.
    """

    uri: str
    source: Source
    date: dt.date
    author: str | None
    prose: Prose
    title: str | None = None
    tags: tuple[str, ...] = ()
    draft: bool = False
    ideas: tuple[IdeaUpdate, ...] = ()
    followed_up: tuple[FollowUp, ...] = ()
    achievements: tuple[Achievement, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    author_line: int = 0
    page_options: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Author:
    """A person who writes: `key` is what entries say, `name` what readers see."""

    key: str
    name: str
    role: str = ""
