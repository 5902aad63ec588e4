"""The site as a table: one row for each kind of page that learnlog builds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from learnlog import addresses
from learnlog.model import Entry, Kind
from learnlog.views import (
    archive,
    gathered,
    home,
    ideas,
    next_steps,
    other_entry,
    timeline,
    week,
    years,
)
from learnlog.views.site import Site


class Shown(NamedTuple):
    """One page: where it stands, its title, and the values it shows."""

    uri: str
    title: str
    page: object


class Row(NamedTuple):
    """A kind of page. `section` is its first page where that one belongs in the navigation."""

    template: str
    shown: Callable[[Site], Iterable[Shown]]
    section: str = ""
    name: str = ""
    searched: bool = False


def _by_year(
    template: str, section: str, name: str, view: Callable[[Site, str, int | None], object]
) -> Row:
    def shown(site: Site) -> Iterator[Shown]:
        for uri, year in years.year_pages(site, section):
            yield Shown(uri, name if uri == section else f"{name} {year}", view(site, uri, year))

    return Row(template, shown, section, name)


def _entries(template: str, kind: Kind, view: Callable[[Site, Entry], object]) -> Row:
    """The pages of all entries of a kind."""

    def shown(site: Site) -> Iterator[Shown]:
        for entry in site.log.of_kind(kind):
            yield Shown(entry.uri, site.title(entry), view(site, entry))

    return Row(template, shown, searched=True)


def _section(template: str, kind: Kind, view: Callable[[Site, Kind], object]) -> Row:
    """The page that lists a kind, where there is any entry of it."""
    name = kind.value.capitalize()

    def shown(site: Site) -> Iterator[Shown]:
        if site.log.of_kind(kind):
            yield Shown(kind.section, name, view(site, kind))

    return Row(template, shown, kind.section, name)


def _ideas(site: Site) -> Iterator[Shown]:
    for number, idea in site.log.ideas.items():
        title = f"Idea {number}: {idea.title}"
        yield Shown(addresses.idea_uri(number), title, ideas.idea_page(site, idea))


def _tags(site: Site) -> Iterator[Shown]:
    for tag, uri in site.tag_uris.items():
        yield Shown(uri, f"Tag: {tag}", archive.tag_page(site, tag))


def _one(template: str, section: str, name: str, view: Callable[[Site], object]) -> Row:
    return Row(template, lambda site: [Shown(section, name, view(site))], section, name)


SITE: tuple[Row, ...] = (
    _one("home.md.jinja", addresses.HOME, "Home", home.home_page),
    _entries("week.md.jinja", Kind.WEEK, week.week_page),
    _one("ideas.md.jinja", addresses.IDEAS, "Ideas", ideas.ideas_page),
    Row("idea.md.jinja", _ideas, searched=True),
    _by_year("next-steps.md.jinja", addresses.STEPS, "Next steps", next_steps.steps_page),
    _by_year(
        "gathered.md.jinja", addresses.ACHIEVEMENTS, "Achievements", gathered.achievements_page
    ),
    _by_year("gathered.md.jinja", addresses.LESSONS, "Lessons", gathered.lessons_page),
    _by_year("timeline.md.jinja", addresses.TIMELINE, "Timeline", timeline.timeline_page),
    _section("section.md.jinja", Kind.ASSIGNMENT, other_entry.section_page),
    _entries("other-entry.md.jinja", Kind.ASSIGNMENT, other_entry.other_page),
    _section("section.md.jinja", Kind.AUDIT, other_entry.section_page),
    _entries("other-entry.md.jinja", Kind.AUDIT, other_entry.other_page),
    _section("section.md.jinja", Kind.POST, other_entry.section_page),
    _entries("other-entry.md.jinja", Kind.POST, other_entry.other_page),
    _section("section.md.jinja", Kind.INTERVIEW, other_entry.section_page),
    _entries("other-entry.md.jinja", Kind.INTERVIEW, other_entry.other_page),
    _section("section.md.jinja", Kind.REVIEW, other_entry.section_page),
    _entries("other-entry.md.jinja", Kind.REVIEW, other_entry.other_page),
    _by_year("archive.md.jinja", addresses.ARCHIVE, "Archive", archive.archive_page),
    _one("tags.md.jinja", addresses.TAGS, "Tags", archive.tags_page),
    Row("tag.md.jinja", _tags),
)
