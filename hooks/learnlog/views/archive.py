"""All entries: by year and month, and by tag."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from learnlog import addresses
from learnlog.model import Entry, Kind
from learnlog.views.home import EntryCard, entry_card
from learnlog.views.parts import IdeaLine, counted, idea_line
from learnlog.views.site import Link, Site
from learnlog.views.years import months_of, year_links


@dataclass(frozen=True, slots=True)
class CardGroup:
    """The entries of a month or of a kind, newest first."""

    name: str
    cards: list[EntryCard]


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """The entries of a year; those without a day stand at the end of the newest one's page."""

    year: int | None
    total: int
    months: list[CardGroup]
    years: list[Link]


@dataclass(frozen=True, slots=True)
class TagsPage:
    """All tags; a link's note says how often each is used."""

    tags: list[Link]


@dataclass(frozen=True, slots=True)
class TagPage:
    """What carries one tag."""

    tag: str
    kinds: list[CardGroup]
    ideas: list[IdeaLine]
    all_tags: Link


def archive_page(site: Site, uri: str, year: int | None) -> ArchivePage:
    """The values of a year's archive page."""
    entries = site.entries_of(year)
    months = [_group(site, uri, name, some) for name, some in months_of(entries)]
    if uri == addresses.ARCHIVE and site.log.undated:
        months.append(_group(site, uri, "Without a day", site.log.undated))
    return ArchivePage(year, len(entries), months, year_links(site, uri, addresses.ARCHIVE, year))


def tags_page(site: Site) -> TagsPage:
    """The values of the page of all tags."""
    return TagsPage(
        [
            Link(tag, site.href(addresses.TAGS, uri), _uses(site, tag))
            for tag, uri in site.tag_uris.items()
        ]
    )


def tag_page(site: Site, tag: str) -> TagPage:
    """The values of one tag's page, newest entry first."""
    uri = site.tag_uris[tag]
    return TagPage(
        tag=tag,
        kinds=[
            _group(site, uri, kind.value.capitalize(), some)
            for kind in Kind
            if (some := [one for one in reversed(site.tagged.get(tag, ())) if one.kind is kind])
        ],
        ideas=[idea_line(site, uri, idea) for idea in site.tagged_ideas.get(tag, ())],
        all_tags=Link("All tags", site.href(uri, addresses.TAGS)),
    )


def _group(site: Site, uri: str, name: str, entries: Iterable[Entry]) -> CardGroup:
    return CardGroup(name, [entry_card(site, uri, entry) for entry in entries])


def _uses(site: Site, tag: str) -> str:
    entries, ideas = site.tagged.get(tag, ()), site.tagged_ideas.get(tag, ())
    return f"{counted(len(entries), 'entry', 'entries')}, {counted(len(ideas), 'idea', 'ideas')}"
