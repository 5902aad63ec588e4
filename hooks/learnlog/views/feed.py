"""The newest entries of a log, a tag or an author, for those who follow them in a reader of feeds.

Atom is RFC 4287, JSON Feed is version 1.1 (jsonfeed.org). Both say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from learnlog import addresses
from learnlog.model import Entry
from learnlog.views.bylines import known_author
from learnlog.views.site import Site

NEWEST = 50

# What XML 1.0 can't hold (section 2.2, "Char"), and the halves of signs that are no text.
_NO_TEXT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")  # BCP 47, as far as its form goes


@dataclass(frozen=True, slots=True)
class Published:
    """Where a log is published: its name, its address with `/` at the end, and its language."""

    title: str
    root: str
    language: str


@dataclass(frozen=True, slots=True)
class FeedAuthor:
    """Who wrote something: `page` and `picture` are addresses, empty where there is none."""

    name: str
    page: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of a feed; `moment` is written as 2018-09-17T00:00:00Z."""

    title: str
    address: str
    moment: str
    author: FeedAuthor | None
    summary: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed; `home` is the address of the page that shows the same, `atom` and `json` its own."""

    title: str
    home: str
    atom: str
    json: str
    language: str
    updated: str
    author: FeedAuthor
    entries: list[FeedEntry]


def published(title: str, home: str, language: str) -> Published:
    """Where a log is published at the address `home`; a language that is none is left out."""
    known = language if _LANGUAGE.fullmatch(language) else ""
    root = f"{home.rstrip('/')}/"
    return Published(_text(title).strip() or root, root, known)


def feeds(site: Site, at: Published) -> Iterator[tuple[str, Feed]]:
    """Every feed of a log by the page that it belongs to: the log, each tag, each author."""
    yield addresses.HOME, _feed(site, at, addresses.HOME, at.title, site.log.entries)
    for tag, uri in site.tag_uris.items():
        yield uri, _feed(site, at, uri, f"{at.title}: {tag}", site.tagged.get(tag, ()))
    for key, entries in site.by_author.items():
        author = _author(site, at, key)
        title, uri = f"{at.title}: {author.name}", addresses.author_uri(key)
        yield uri, _feed(site, at, uri, title, entries, author)


def _feed(
    site: Site,
    at: Published,
    uri: str,
    title: str,
    entries: Sequence[Entry],
    author: FeedAuthor | None = None,
) -> Feed:
    """The feed of some entries, the oldest of which is first; those without a day stay out."""
    newest = [entry for entry in reversed(entries) if entry.dated][:NEWEST]
    atom, json = addresses.feed_uris(uri)
    return Feed(
        title=_text(title),
        home=_address(site, at, uri),
        atom=at.root + quote(atom),
        json=at.root + quote(json),
        language=at.language,
        updated=f"{max((one.date for one in newest), default=site.log.today)}T00:00:00Z",
        author=author or FeedAuthor(at.title),
        entries=[_entry(site, at, entry) for entry in newest],
    )


def _entry(site: Site, at: Published, entry: Entry) -> FeedEntry:
    return FeedEntry(
        title=_text(site.title(entry)),
        address=_address(site, at, entry.uri),
        moment=f"{entry.date}T00:00:00Z",
        author=_author(site, at, entry.author) if entry.author else None,
        summary=_text(site.excerpt(entry)),
        tags=tuple(_text(tag) for tag in entry.tags),
    )


def _author(site: Site, at: Published, key: str) -> FeedAuthor:
    author = known_author(site, key)
    page = _address(site, at, addresses.author_uri(key))
    return FeedAuthor(
        _text(author.name), page, at.root + quote(author.avatar) if author.avatar else ""
    )


def _address(site: Site, at: Published, uri: str) -> str:
    """The whole address of a page, written as MkDocs writes it."""
    return at.root + quote(addresses.page_address(uri, site.log.config.directory_urls))


def _text(words: str) -> str:
    return _NO_TEXT.sub("", words)
