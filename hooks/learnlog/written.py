"""What was written in the entries, as frozen values; nothing here is concluded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from learnlog.kinds import Kind
from learnlog.markdown.blocks import Block
from learnlog.privacy.allowances import Allowance
from learnlog.privacy.declarations import Declaration
from learnlog.problems import Source
from learnlog.written_items import (
    NOTHING_TOLD,
    Achievement,
    Activity,
    FollowUp,
    IdeaUpdate,
    Lesson,
    NextStep,
    PersonNamed,
)
from learnlog.written_kinds import Details


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
    """An entry as its author wrote it. `uri` is its path in the docs folder.

    `date` is `dt.date.min` where it has none; `details` is what its kind says besides;
    `author_line` is where it names its author, 0 where the file's name does; `lines` are those of
    its fields; `unread`: it has front matter of which nothing could be read; `away` says why
    nothing was written in the weeks before it; `allowed` are words that the confidentiality check
    lets pass, `declared` who looked through it; `private_steps` are the `word_marks` of its private
    next steps, of which nothing else is kept.
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
    people: tuple[PersonNamed, ...] = ()
    shows: tuple[str, ...] = ()
    activity: Activity = NOTHING_TOLD
    away: str | None = None
    allowed: tuple[Allowance, ...] = ()
    declared: Declaration | None = None
    kind: Kind = Kind.WEEK
    details: Details = None
    author_line: int = 0
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    page_options: Mapping[str, object] = field(default_factory=dict)
    unread: bool = False
    private_steps: tuple[frozenset[bytes], ...] = ()

    @property
    def dated(self) -> bool:
        """Whether it has a day."""
        return self.date != dt.date.min

    def at(self, name: str) -> Source:
        """The line of a field, or the file's first."""
        return Source(self.source.path, self.lines.get(name, self.source.line))


@dataclass(frozen=True, slots=True)
class Author:
    """A person who writes: `key` is what entries say, `name` what readers see.

    `avatar` is a picture's path in the docs folder and `avatar_line` where it is given; `url` is
    a page of theirs on the web.
    """

    key: str
    name: str
    role: str = ""
    organisation: str = ""
    description: str = ""
    avatar: str = ""
    url: str = ""
    avatar_line: int = field(default=0, compare=False)
