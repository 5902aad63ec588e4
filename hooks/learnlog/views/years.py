"""Sections that are split by year, so that no page grows with the whole log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from learnlog import addresses
from learnlog.model import Entry
from learnlog.views.site import Link, Site
from learnlog.weeks import MONTHS


def year_pages(site: Site, section: str) -> Iterator[tuple[str, int | None]]:
    """The pages of a section and the year each shows; the newest year is the section's own page."""
    years = site.years
    yield section, years[0] if years else None
    for year in years[1:]:
        yield addresses.year_uri(section, year), year


def year_uri(site: Site, section: str, year: int) -> str:
    """The page that shows a year of a section."""
    return section if site.years[:1] == [year] else addresses.year_uri(section, year)


def year_links(site: Site, uri: str, section: str, shown: int | None) -> list[Link]:
    """Links to all years of a section, none where there is but one; the shown has no address."""
    if len(site.years) < 2:
        return []
    return [
        Link(str(year), "" if year == shown else site.href(uri, year_uri(site, section, year)))
        for year in site.years
    ]


def months_of(entries: Iterable[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """Entries of one year by month, newest first: ("October", [...])."""
    newest_first = sorted(entries, key=lambda entry: entry.date, reverse=True)
    for month, some in groupby(newest_first, key=lambda entry: entry.date.month):
        yield MONTHS[month - 1], list(some)
