"""The log with what views look up again and again, found once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from learnlog import addresses
from learnlog.model import Answer, Entry, Idea, IdeaUpdate, Interview, Kind, Log, Post, Step
from learnlog.plain_text import plain_words, shortened
from learnlog.problems import Source
from learnlog.views.titles import kind_and_day, title_of
from learnlog.week_counting import WeekCount, week_count
from learnlog.weeks import working_week

Key = TypeVar("Key")
Value = TypeVar("Value")


class OwnPage(NamedTuple):
    """A page that the owner writes and the log adds to: its Markdown and its front matter."""

    words: str = ""
    fields: Mapping[str, object] = MappingProxyType({})


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
    began, `step_at` the step that a line lists, `answered` the steps an entry follows up;
    `absorbed` the ideas merged into one; `excerpts` the first words of entries; `home` what the
    owner has written for the home page.
    """

    log: Log
    count: WeekCount
    positions: Mapping[str, int]
    neighbours: Mapping[str, tuple[Entry | None, Entry | None]]
    tag_uris: Mapping[str, str]
    listed: Mapping[str, Sequence[Step]]
    step_at: Mapping[Source, Step]
    answered: Mapping[str, Sequence[tuple[Step, Answer]]]
    previous: Mapping[str, Entry]
    by_year: Mapping[int, Sequence[Entry]]
    tagged: Mapping[str, Sequence[Entry]]
    tagged_ideas: Mapping[str, Sequence[Idea]]
    absorbed: Mapping[int, Sequence[Idea]]
    steps_of_ideas: Mapping[int, Sequence[Step]]
    open_steps: Sequence[Step]
    live_ideas: Sequence[Idea]
    stale: int
    excerpts: Mapping[str, str]
    home: OwnPage

    def href(self, source: str, target: str, anchor: str = "") -> str:
        """The address of a page as seen from another."""
        return addresses.href(source, target, anchor, self.log.config.directory_urls)

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
        note = entry.title or "" if entry.kind is Kind.WEEK else ""
        return Link(self.name(entry), self.href(source, entry.uri, anchor), note)

    def idea_link(self, source: str, idea: Idea) -> Link:
        """A link to an idea's page, named by number and title."""
        uri = addresses.idea_uri(idea.number)
        return Link(f"Idea {idea.number}", self.href(source, uri), idea.title)

    def tag_links(self, source: str, tags: Sequence[str]) -> list[Link]:
        """Links to the pages of tags."""
        return [Link(tag, self.href(source, self.tag_uris[tag])) for tag in tags]

    def author_name(self, entry: Entry) -> str:
        """The name readers see, or the key where the author is not listed."""
        author = self.log.authors.get(entry.author or "")
        return author.name if author else entry.author or ""

    def idea_of(self, update: IdeaUpdate) -> Idea | None:
        """The idea that an item or paragraph speaks of."""
        return self.log.ideas.get(self.log.number_of(update) or 0)

    @property
    def years(self) -> list[int]:
        """Years that have entries, newest first."""
        return sorted(self.by_year, reverse=True)

    def entries_of(self, year: int | None) -> Sequence[Entry]:
        """The entries of a year, oldest first."""
        return self.by_year.get(year or 0, ())


def look_up(log: Log, home: OwnPage) -> Site:
    """A log's lookups."""
    ideas = log.ideas.values()
    answers = [(step, answer) for step in log.steps for answer in step.answers]
    return Site(
        log=log,
        count=week_count(log),
        positions={entry.uri: at for at, entry in enumerate(log.entries)},
        neighbours={uri: two for kind in Kind for uri, two in _neighbours(log.of_kind(kind))},
        tag_uris=addresses.tag_uris(_all_tags(log)),
        listed=_grouped((step.origin.uri, step) for step in log.steps),
        step_at={source: step for step in log.steps for source in step.listed},
        answered=_grouped((answer.entry.uri, (step, answer)) for step, answer in answers),
        previous=_previous(log.weeks),
        by_year=_grouped((entry.date.year, entry) for entry in log.entries),
        tagged=_grouped((tag, entry) for entry in log.published for tag in _tags_in(entry)),
        tagged_ideas=_grouped((tag, idea) for idea in ideas for tag in idea.tags),
        absorbed=_grouped((idea.merged_into, idea) for idea in ideas if idea.merged_into),
        steps_of_ideas=_grouped((step.idea, step) for step in log.steps if step.idea),
        open_steps=[step for step in log.steps if step.open],
        stale=sum(idea.stale for idea in ideas),
        live_ideas=[idea for idea in ideas if idea.status in log.config.live_statuses],
        excerpts={entry.uri: _excerpt(entry) for entry in log.published},
        home=home,
    )


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, list[Value]]:
    groups: dict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)


def _excerpt(entry: Entry) -> str:
    """The sentence that leads into an entry, or the first words of its prose."""
    if isinstance(entry.details, Post | Interview) and entry.details.standfirst:
        return shortened(entry.details.standfirst)
    for block in entry.prose.blocks:
        if block.kind == "paragraph" and not block.containers:
            lines = entry.prose.body.split("\n")[block.start : block.end]
            return shortened(plain_words("\n".join(lines)))
    return ""


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


def _tags_in(entry: Entry) -> dict[str, None]:
    """The tags of an entry and of what it lists, each once."""
    listed = (entry.achievements, entry.lessons, entry.next_steps)
    of_items = (tag for items in listed for item in items for tag in item.tags)
    return dict.fromkeys((*entry.tags, *of_items))


def _all_tags(log: Log) -> set[str]:
    tags = {tag for entry in log.published for tag in _tags_in(entry)}
    return tags | {tag for idea in log.ideas.values() for tag in idea.tags}
