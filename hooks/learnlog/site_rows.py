"""Rows of the site's table: what one is, and those of which there are many of a sort."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from learnlog.model import Entry, Kind
from learnlog.views import years
from learnlog.views.site import Site


class Shown(NamedTuple):
    """One page: where it stands, its title, and the values it shows.

    `listed`: whether the navigation has it, where it is the first page of its row.
    """

    uri: str
    title: str
    page: object
    listed: bool = True


class Row(NamedTuple):
    """A kind of page. `section` is its first page where that one belongs in the navigation."""

    template: str
    shown: Callable[[Site], Iterable[Shown]]
    section: str = ""
    name: str = ""
    searched: bool = False


def by_year(
    template: str, section: str, name: str, view: Callable[[Site, str, int | None], object]
) -> Row:
    """A section that has a page for each year."""

    def shown(site: Site) -> Iterator[Shown]:
        for uri, year in years.year_pages(site, section):
            yield Shown(uri, name if uri == section else f"{name} {year}", view(site, uri, year))

    return Row(template, shown, section, name)


def entry_pages(template: str, kind: Kind, view: Callable[[Site, Entry], object]) -> Row:
    """The pages of all entries of a kind."""

    def shown(site: Site) -> Iterator[Shown]:
        for entry in site.log.of_kind(kind):
            yield Shown(entry.uri, site.title(entry), view(site, entry))

    return Row(template, shown, searched=True)


def section(template: str, kind: Kind, view: Callable[[Site, Kind], object]) -> Row:
    """The page that lists a kind, where there is any entry of it."""
    name = kind.value.capitalize()

    def shown(site: Site) -> Iterator[Shown]:
        if site.log.of_kind(kind):
            yield Shown(kind.section, name, view(site, kind))

    return Row(template, shown, kind.section, name)


def one_page(template: str, section: str, name: str, view: Callable[[Site], object]) -> Row:
    """A section that is one page."""
    return Row(template, lambda site: [Shown(section, name, view(site))], section, name)
