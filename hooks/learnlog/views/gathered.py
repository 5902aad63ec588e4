"""Achievements, gathered from the entries of a year by month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from learnlog import addresses
from learnlog.model import Entry
from learnlog.views.entry_parts import Item, item
from learnlog.views.parts import counted
from learnlog.views.site import Link, Site
from learnlog.views.years import months_of, year_links


@dataclass(frozen=True, slots=True)
class WeekItems:
    """The achievements of one entry."""

    entry: Link
    author: str
    items: list[Item]


@dataclass(frozen=True, slots=True)
class Month:
    """A month with what its entries hold, newest week first."""

    name: str
    weeks: list[WeekItems]


@dataclass(frozen=True, slots=True)
class GatheredPage:
    """A year of achievements; `summary` counts them in a sentence."""

    year: int | None
    summary: str
    months: list[Month]
    years: list[Link]


def achievements_page(site: Site, uri: str, year: int | None) -> GatheredPage:
    """The achievements of a year, with the hours spent on them."""
    entries = site.entries_of(year)
    found = [one for entry in entries for one in entry.achievements]
    hours = sum(one.hours or 0 for one in found)
    summary = counted(len(found), "achievement", "achievements")
    summary += f", {hours:g} hours recorded." if hours else "."
    months = _months(site, uri, entries)
    return GatheredPage(year, summary, months, year_links(site, uri, addresses.ACHIEVEMENTS, year))


def _months(site: Site, uri: str, entries: Iterable[Entry]) -> list[Month]:
    holding = [entry for entry in entries if entry.achievements]
    return [
        Month(name, [_week(site, uri, entry) for entry in some])
        for name, some in months_of(holding)
    ]


def _week(site: Site, uri: str, entry: Entry) -> WeekItems:
    items = [item(site, uri, one, entry) for one in entry.achievements]
    return WeekItems(site.entry_link(uri, entry), site.author_name(entry), items)
