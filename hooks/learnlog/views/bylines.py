"""Who wrote something: a name that leads to the author's page, and a small portrait."""

from __future__ import annotations

from dataclasses import dataclass

from learnlog import addresses
from learnlog.model import Author, Entry
from learnlog.views.site import Site


@dataclass(frozen=True, slots=True)
class Writer:
    """An author as a line above a text has it; `picture` is an address, empty without one."""

    name: str
    href: str
    role: str
    picture: str


def writer(site: Site, entry: Entry, position: str | None = None) -> Writer | None:
    """Who wrote an entry, where it says so; `position` is told in place of the role."""
    if not entry.author:
        return None
    author = known_author(site, entry.author)
    return Writer(
        name=author.name,
        href=site.href(entry.uri, addresses.author_uri(author.key)),
        role=author.role if position is None else position,
        picture=picture(site, entry.uri, author),
    )


def known_author(site: Site, key: str) -> Author:
    """The author with a key; one who is not in the list is called by the key."""
    return site.log.authors.get(key) or Author(key, key)


def picture(site: Site, uri: str, author: Author) -> str:
    """The address of an author's portrait as seen from a page, empty without one."""
    if not author.avatar:
        return ""
    return addresses.file_href(uri, author.avatar, site.log.config.directory_urls)
