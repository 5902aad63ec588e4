"""The page of an entry that is no week, as far as all kinds are alike, and the list of a kind."""

from __future__ import annotations

from dataclasses import dataclass

from learnlog.model import Entry, Kind
from learnlog.views.entry_parts import EntryParts, description, entry_parts, page_options
from learnlog.views.home import EntryCard, entry_card
from learnlog.views.site import Site


@dataclass(frozen=True, slots=True)
class OtherPage:
    """Everything the page shows."""

    parts: EntryParts
    description: str
    page_options: dict[str, object]


@dataclass(frozen=True, slots=True)
class SectionPage:
    """The entries of a kind, newest first, those without a day at the end."""

    cards: list[EntryCard]


def other_page(site: Site, entry: Entry) -> OtherPage:
    """The values of the page of an entry."""
    return OtherPage(entry_parts(site, entry), description(site, entry), page_options(entry))


def section_page(site: Site, kind: Kind) -> SectionPage:
    """The values of the page that lists a kind."""
    entries = site.log.of_kind(kind)
    newest = sorted(entries, key=lambda one: one.date, reverse=True)
    return SectionPage([entry_card(site, kind.section, entry) for entry in newest])
