"""Rows of the site's table: what one is, and those of which there are many of a sort."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from learnlog.kept.watching import Watch
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


class Page(NamedTuple):
    """A page whose values are made by its `view` when they are needed.

    `watched`: the view looks at nothing but the watched form of the site, and at what it is
    `given` besides, which is all told in this text, in the title or in the address.
    """

    uri: str
    title: str
    view: Callable[[], object]
    listed: bool = True
    watched: bool = False
    given: str = ""


class Seen(NamedTuple):
    """The site as watched pages look at it, and who watches; nobody, where nothing is kept."""

    site: Site
    watch: Watch | None = None


class Row(NamedTuple):
    """A kind of page. `section` is its first page where that one belongs in the navigation, and
    `kind` that of the entries whose pages are among these.
    """

    template: str
    pages: Callable[[Site, Seen], Iterable[Page]]
    section: str = ""
    name: str = ""
    searched: bool = False
    kind: Kind | None = None


def made_now(shown: Callable[[Site], Iterable[Shown]]) -> Callable[[Site, Seen], Iterator[Page]]:
    """Pages that are made together, of the whole site."""

    def pages(site: Site, _seen: Seen) -> Iterator[Page]:
        for one in shown(site):
            yield Page(one.uri, one.title, partial(_itself, one.page), one.listed)

    return pages


def by_year(
    template: str, section: str, name: str, view: Callable[[Site, str, int | None], object]
) -> Row:
    """A section that has a page for each year."""

    def pages(site: Site, seen: Seen) -> Iterator[Page]:
        for uri, year in years.year_pages(site, section):
            title = name if uri == section else f"{name} {year}"
            made = partial(view, seen.site, uri, year)
            yield Page(uri, title, made, watched=True, given=str(year))

    return Row(template, pages, section, name)


def entry_pages(template: str, kind: Kind, view: Callable[[Site, Entry], object]) -> Row:
    """The pages of all entries of a kind."""

    def pages(site: Site, seen: Seen) -> Iterator[Page]:
        def page(uri: str) -> object:
            return view(seen.site, seen.site.entry_at[uri])

        for entry in site.log.of_kind(kind):
            yield Page(entry.uri, site.title(entry), partial(page, entry.uri), watched=True)

    return Row(template, pages, searched=True, kind=kind)


def section(template: str, kind: Kind, view: Callable[[Site, Kind], object]) -> Row:
    """The page that lists a kind, where there is any entry of it."""
    name = kind.value.capitalize()

    def pages(site: Site, _seen: Seen) -> Iterator[Page]:
        if site.log.of_kind(kind):
            yield Page(kind.section, name, partial(view, site, kind))

    return Row(template, pages, kind.section, name)


def one_page(template: str, section: str, name: str, view: Callable[[Site], object]) -> Row:
    """A section that is one page."""
    return Row(
        template, lambda site, _seen: [Page(section, name, partial(view, site))], section, name
    )


def _itself(page: object) -> object:
    return page
