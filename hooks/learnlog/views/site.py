"""The log with what views look up again and again, found once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from learnlog import addresses
from learnlog.model import Answer, Entry, Idea, IdeaUpdate, Kind, Log, NextStep, Step
from learnlog.names_in_text import Names
from learnlog.problems import Source
from learnlog.steps import step_key
from learnlog.titles import kind_and_day, title_of
from learnlog.views.excerpts import excerpt
from learnlog.week_counting import WeekCount
from learnlog.weeks import month_and_year, working_week


class OwnPage(NamedTuple):
    """A page that the owner writes and the log adds to: its Markdown, front matter and file."""

    words: str = ""
    fields: Mapping[str, object] = MappingProxyType({})
    path: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A text and where it leads; `note` is said beside it."""

    text: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """A log and its lookups; entries are keyed by `uri`, ideas by number.

    `neighbours` are the entries of its kind before and after one; `listed` are the steps an entry
    began, `step_at` the step that a line lists in some words, `answered` the steps an entry
    follows up;
    `closed_steps` are those that ended in a year;
    `by_author` has all published entries of each author who is named, oldest first;
    `entry_at` has them by `uri`;
    `absorbed` the ideas merged into one; `home` what the
    owner has written for the home page; `unnamed` the names that learnlog itself writes nowhere.
    """

    log: Log
    count: WeekCount
    positions: Mapping[str, int]
    neighbours: Mapping[str, tuple[Entry | None, Entry | None]]
    tag_uris: Mapping[str, str]
    listed: Mapping[str, Sequence[Step]]
    step_at: Mapping[tuple[Source, str], Step]
    answered: Mapping[str, Sequence[tuple[Step, Answer]]]
    previous: Mapping[str, Entry]
    by_year: Mapping[int, Sequence[Entry]]
    tagged: Mapping[str, Sequence[Entry]]
    tagged_ideas: Mapping[str, Sequence[Idea]]
    by_author: Mapping[str, Sequence[Entry]]
    entry_at: Mapping[str, Entry]
    absorbed: Mapping[int, Sequence[Idea]]
    steps_of_ideas: Mapping[int, Sequence[Step]]
    open_steps: Sequence[Step]
    closed_steps: Mapping[int, Sequence[Step]]
    live_ideas: Sequence[Idea]
    stale: int
    home: OwnPage
    unnamed: Names

    def href(self, source: str, target: str, anchor: str = "") -> str:
        """The address of a page as seen from another."""
        return addresses.href(source, target, anchor, self.log.config.directory_urls)

    def open_at(self, uri: str) -> int | None:
        """How many of the things that a section lists are open, where that is told of it."""
        listed = {addresses.STEPS: self.open_steps, addresses.IDEAS: self.live_ideas}.get(uri)
        return None if listed is None else len(listed)

    def name(self, entry: Entry) -> str:
        """ "Week 3", or the title of an entry of another kind."""
        if entry.kind is Kind.WEEK:
            return self.count.name(entry.date, entry.author)
        return title_of(entry, self.log)

    def heading(self, entry: Entry) -> str:
        """ "Week 3 (1–5 October 2018)", or "Post, 3 May 2018"."""
        if entry.kind is Kind.WEEK:
            return f"{self.name(entry)} ({working_week(entry.date)})"
        return kind_and_day(entry)

    def dates(self, entry: Entry) -> str:
        """ "1–5 October 2018", or "Post, 3 May 2018"."""
        return working_week(entry.date) if entry.kind is Kind.WEEK else kind_and_day(entry)

    def title(self, entry: Entry) -> str:
        """ "Week 3: Finding my feet", or the heading where the week has no title."""
        if entry.kind is Kind.WEEK:
            return f"{self.name(entry)}: {entry.title}" if entry.title else self.heading(entry)
        return self.name(entry)

    def entry_link(self, source: str, entry: Entry, anchor: str = "") -> Link:
        """A link to an entry, or to a place in it, named by its week or by its title."""
        href = self.href(source, entry.uri, anchor)
        if entry.kind is not Kind.WEEK:
            return Link(self.name(entry), href)
        month = f" ({month_and_year(entry.date)})" if self.count.several else ""
        return Link(f"{self.name(entry)}{month}", href, entry.title or "")

    def idea_link(self, source: str, idea: Idea) -> Link:
        """A link to an idea's page, named by number and title."""
        uri = addresses.idea_uri(idea.number)
        return Link(f"Idea {idea.number}", self.href(source, uri), idea.title)

    def tag_links(self, source: str, tags: Sequence[str]) -> list[Link]:
        """Links to the pages of tags."""
        return [Link(tag, self.href(source, self.tag_uris[tag])) for tag in tags]

    def excerpt(self, entry: Entry) -> str:
        """The first words of an entry, without names that learnlog writes nowhere."""
        return excerpt(entry, self.unnamed)

    def author_name(self, entry: Entry) -> str:
        """The name readers see, or the key where the author is not listed."""
        author = self.log.authors.get(entry.author or "")
        return author.name if author else entry.author or ""

    def idea_of(self, update: IdeaUpdate) -> Idea | None:
        """The idea that an item or paragraph speaks of."""
        return self.log.ideas.get(self.log.number_of(update) or 0)

    def step_of(self, written: NextStep) -> Step | None:
        """The step that an item of an entry lists."""
        return self.step_at.get(step_key(written.source, written.text))

    @property
    def years(self) -> list[int]:
        """Years that have entries, newest first."""
        return sorted(self.by_year, reverse=True)

    def entries_of(self, year: int | None) -> Sequence[Entry]:
        """The entries of a year, oldest first."""
        return self.by_year.get(year or 0, ())
