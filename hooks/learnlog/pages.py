"""The site as a table: one row for each kind of page that learnlog builds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined

from learnlog import addresses
from learnlog.escaping import html_text, markdown_text
from learnlog.model import Entry, Kind, Log
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
from learnlog.views.parts import open_strip
from learnlog.views.site import Link, OwnPage, Site, look_up

STYLE = "assets/learnlog.css"


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


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """A page as plain Markdown; `name` is what the navigation calls it, empty for entries,
    ideas and other pages that are too many for it.
    """

    uri: str
    title: str
    markdown: str
    name: str

    @property
    def in_navigation(self) -> bool:
        """Whether the navigation lists it."""
        return bool(self.name)


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


def build_pages(log: Log, home: OwnPage) -> Iterator[BuiltPage]:
    """Every page of a log as plain Markdown with relative links, in the order of the table.

    `home` is what the owner has written for the home page.
    """
    site = look_up(log, home)
    for row in SITE:
        template = _ENVIRONMENT.get_template(row.template)
        for shown in row.shown(site):
            body = template.render(
                title=shown.title,
                page=shown.page,
                strip=open_strip(site, shown.uri),
                trail=[Link("Log", site.href(shown.uri, addresses.HOME))],
            )
            name = _name(site, row) if shown.uri == row.section else ""
            yield BuiltPage(shown.uri, shown.title, _header(shown, row) + body, name)


def style_sheet() -> bytes:
    """The style sheet that the pages want, for `STYLE` in the docs folder."""
    return resources.files("learnlog").joinpath("assets", "learnlog.css").read_bytes()


def _name(site: Site, row: Row) -> str:
    """A section's name, with the number of what is open in it."""
    waiting = {addresses.STEPS: len(site.open_steps), addresses.IDEAS: len(site.live_ideas)}
    count = waiting.get(row.section)
    return f"{row.name} ({count})" if count else row.name


def _header(shown: Shown, row: Row) -> str:
    """Front matter for the builder, each value as JSON, which is YAML too.

    Themes put titles and descriptions into HTML as they are, so they are escaped here.
    """
    fields: dict[str, object] = {"title": html_text(shown.title)}
    if not row.searched:
        fields["search"] = {"exclude": True}
    fields |= getattr(shown.page, "page_options", {})
    if description := getattr(shown.page, "description", ""):
        fields["description"] = html_text(description)
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    return "\n".join(["---", *lines, "---", ""])


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("learnlog"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = markdown_text
    return environment


_ENVIRONMENT = _environment()
