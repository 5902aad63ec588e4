"""The newest entries of a log, for those who follow it in a reader of feeds."""

from __future__ import annotations

from dataclasses import dataclass

from learnlog import addresses
from learnlog.model import Entry
from learnlog.views.site import Site

NEWEST = 50


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of the feed; `day` is written as 2018-09-17."""

    title: str
    address: str
    day: str
    author: str
    summary: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed; `home` and `address` are where the log and the feed itself are."""

    title: str
    home: str
    address: str
    updated: str
    entries: list[FeedEntry]


def feed(site: Site, title: str, home: str) -> Feed:
    """The feed of a log that is published at the address `home`."""
    root = f"{home.rstrip('/')}/"
    newest = site.log.entries[: -NEWEST - 1 : -1]
    return Feed(
        title=title,
        home=root,
        address=f"{root}{addresses.FEED}",
        updated=str(newest[0].date if newest else site.log.today),
        entries=[_entry(site, root, entry) for entry in newest],
    )


def _entry(site: Site, root: str, entry: Entry) -> FeedEntry:
    return FeedEntry(
        title=site.title(entry),
        address=root + site.href(addresses.HOME, entry.uri),
        day=str(entry.date),
        author=site.author_name(entry),
        summary=site.excerpts[entry.uri],
        tags=entry.tags,
    )
