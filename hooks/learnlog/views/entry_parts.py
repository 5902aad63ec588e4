"""What the page of any entry shows: who wrote it, prose, ideas, achievements, lessons, steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from learnlog import addresses
from learnlog.model import Achievement, Entry, IdeaUpdate, Kind, Lesson
from learnlog.prose_page import prose_page
from learnlog.views.bylines import Writer, writer
from learnlog.views.descriptions import headline
from learnlog.views.entry_people import EntryPeople, entry_people
from learnlog.views.parts import StepLine, step_line, took
from learnlog.views.shown_links import shown_links
from learnlog.views.site import Link, Site
from learnlog.views.status_looks import status_look
from learnlog.views.used_again import used_again
from learnlog.views.years import year_uri

WORDS_A_MINUTE = 200


@dataclass(frozen=True, slots=True)
class ListedIdea:
    """An idea that the entry's front matter speaks of."""

    anchor: str
    link: Link
    said: str
    look: str
    note: str
    now: str


@dataclass(frozen=True, slots=True)
class Item:
    """An achievement or lesson in a list."""

    text: str
    hours: str
    applied: Link | None
    shows: list[Link]
    tags: list[Link]


@dataclass(frozen=True, slots=True)
class EntryParts:
    """What all kinds of entry show; `prose` is Markdown for the builder, `above` leads up to it."""

    title: str
    heading: str
    subtitle: str
    writer: Writer | None
    minutes: int
    above: Link
    newer: Link | None
    older: Link | None
    tags: list[Link]
    shows: list[Link]
    took: str
    prose: Markup
    ideas: list[ListedIdea]
    achievements: list[Item]
    lessons: list[Item]
    next_steps: list[StepLine]
    people: EntryPeople


def entry_parts(site: Site, entry: Entry, prose: str | None = None) -> EntryParts:
    """The values that all kinds of entry have; `prose` where a kind makes its own."""
    older, newer = site.neighbours[entry.uri]
    week = entry.kind is Kind.WEEK
    return EntryParts(
        title=site.title(entry),
        heading=site.heading(entry) if week else site.title(entry),
        subtitle=entry.title or "" if week else site.heading(entry),
        writer=writer(site, entry),
        minutes=max(1, round(len(entry.prose.body.split()) / WORDS_A_MINUTE)),
        above=_archive(site, entry) if week else _section(site, entry),
        newer=_neighbour(site, entry, newer),
        older=_neighbour(site, entry, older),
        tags=site.tag_links(entry.uri, entry.tags),
        shows=shown_links(site, entry.uri, entry, entry.shows),
        took=took(entry.activity),
        prose=Markup(prose_page(site.log, entry) if prose is None else prose),
        ideas=[listed for update in entry.ideas for listed in _listed(site, entry, update)],
        achievements=[item(site, entry.uri, one, entry) for one in entry.achievements],
        lessons=[item(site, entry.uri, one, entry) for one in entry.lessons],
        next_steps=[
            step_line(site, entry.uri, step)
            for written in entry.next_steps
            if (step := site.step_of(written))
        ],
        people=entry_people(site.log, entry),
    )


def description(site: Site, entry: Entry) -> str:
    """One sentence on an entry: its own, or its title and its first words."""
    own = entry.page_options.get("description")
    words = site.excerpt(entry) or site.dates(entry)
    return str(own) if own else headline(site.title(entry), words)


def page_options(entry: Entry) -> dict[str, object]:
    """What the page says of itself to the builder."""
    return {name: entry.page_options[name] for name in sorted(entry.page_options)}


def item(site: Site, uri: str, one: Achievement | Lesson, entry: Entry) -> Item:
    """An achievement or lesson of an entry as a page shows it."""
    return Item(
        text=one.text,
        hours=took(one.activity) if isinstance(one, Achievement) else "",
        applied=used_again(site, uri, entry, one) if isinstance(one, Lesson) else None,
        shows=shown_links(site, uri, entry, one.shows),
        tags=site.tag_links(uri, one.tags),
    )


def _section(site: Site, entry: Entry) -> Link:
    return Link(entry.kind.value.capitalize(), site.href(entry.uri, entry.kind.section))


def _archive(site: Site, entry: Entry) -> Link:
    uri = year_uri(site, addresses.ARCHIVE, entry.date.year)
    return Link(str(entry.date.year), site.href(entry.uri, uri))


def _neighbour(site: Site, entry: Entry, other: Entry | None) -> Link | None:
    if other is None:
        return None
    link = site.entry_link(entry.uri, other)
    if entry.kind is not Kind.WEEK or other.author == entry.author:
        return link
    return replace(link, text=", ".join(filter(None, (link.text, site.author_name(other)))))


def _listed(site: Site, entry: Entry, update: IdeaUpdate) -> Iterator[ListedIdea]:
    idea = site.idea_of(update)
    if idea is None:
        return
    born = idea.history[0].source == update.source
    yield ListedIdea(
        anchor=update.anchor,
        link=site.idea_link(entry.uri, idea),
        said=update.status or ("new" if born else ""),
        look=status_look(update.status or site.log.config.statuses[0], site.log.config),
        note=update.note or (f"Impact: {update.impact}" if update.impact else ""),
        now="" if update.status == idea.status else f"today: {idea.status}",
    )
