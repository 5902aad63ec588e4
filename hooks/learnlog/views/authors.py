"""The people who write: all of them, and each with the entries that are theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from learnlog import addresses
from learnlog.model import Author, Entry, Idea
from learnlog.views.bylines import known_author, picture
from learnlog.views.parts import counted
from learnlog.views.site import Link, Site
from learnlog.weeks import short_date

_TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "mx"})


@dataclass(frozen=True, slots=True)
class AuthorCard:
    """An author among the others; `initials` stand where there is no `picture`."""

    link: Link
    picture: str
    initials: str
    role: str
    entries: str
    latest: Link


@dataclass(frozen=True, slots=True)
class AuthorsPage:
    """All authors who have a published entry, by name."""

    authors: list[AuthorCard]


@dataclass(frozen=True, slots=True)
class AuthorEntry:
    """An entry in a list of its author's; `what` is its kind and day."""

    link: Link
    what: str


@dataclass(frozen=True, slots=True)
class AuthorYear:
    """The entries of a year ("2026", or "Without a day"), newest first."""

    name: str
    entries: list[AuthorEntry]


@dataclass(frozen=True, slots=True)
class AuthorPage:
    """Everything the page of an author shows; `begun` says how many ideas began with them."""

    name: str
    picture: str
    initials: str
    position: str
    about: str
    web: Link | None
    entries: str
    begun: str
    years: list[AuthorYear]
    all_authors: Link


def authors_page(site: Site) -> AuthorsPage:
    """The values of the page of all authors."""
    keys = sorted(site.by_author, key=lambda key: (known_author(site, key).name.casefold(), key))
    return AuthorsPage([_card(site, known_author(site, key)) for key in keys])


def author_page(site: Site, key: str) -> AuthorPage:
    """The values of the page of one author."""
    author, entries, uri = known_author(site, key), site.by_author[key], addresses.author_uri(key)
    begun = sum(1 for idea in site.log.ideas.values() if _began(idea, key))
    return AuthorPage(
        name=author.name,
        picture=picture(site, uri, author),
        initials=initials(author.name),
        position=", ".join(filter(None, (author.role, author.organisation))),
        about=author.description if author.description != author.role else "",
        web=Link(author.url.split("/")[2].removeprefix("www."), author.url) if author.url else None,
        entries=counted(len(entries), "entry", "entries"),
        begun=counted(begun, "idea", "ideas") if begun else "",
        years=list(_years(site, uri, entries)),
        all_authors=Link("Authors", site.href(uri, addresses.AUTHORS)),
    )


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name without its title: "RH"."""
    words = [word for word in name.split() if word[0].isalnum()]
    named = [word for word in words if word.rstrip(".").casefold() not in _TITLES] or words
    letters = [word[0].upper()[0] for word in named]  # "ß" has two in capitals
    return "".join((letters[0], *letters[1:][-1:])) if letters else "·"


def _card(site: Site, author: Author) -> AuthorCard:
    entries, uri = site.by_author[author.key], addresses.author_uri(author.key)
    latest = next((one for one in reversed(entries) if one.dated), entries[-1])
    return AuthorCard(
        link=Link(author.name, site.href(addresses.AUTHORS, uri)),
        picture=picture(site, addresses.AUTHORS, author),
        initials=initials(author.name),
        role=author.role,
        entries=counted(len(entries), "entry", "entries"),
        latest=Link(site.title(latest), site.href(addresses.AUTHORS, latest.uri), _day(latest)),
    )


def _years(site: Site, uri: str, entries: Sequence[Entry]) -> Iterator[AuthorYear]:
    newest_first = [one for one in reversed(entries) if one.dated]  # within each year
    newest_first.sort(key=_year, reverse=True)
    for year, some in groupby(newest_first, key=_year):
        yield AuthorYear(str(year), _lines(site, uri, some))
    if undated := [one for one in entries if not one.dated]:
        yield AuthorYear("Without a day", _lines(site, uri, undated))


def _lines(site: Site, uri: str, entries: Iterable[Entry]) -> list[AuthorEntry]:
    return [
        AuthorEntry(
            Link(site.title(one), site.href(uri, one.uri)),
            ", ".join(filter(None, (one.kind.word.capitalize(), _day(one)))),
        )
        for one in entries
    ]


def _began(idea: Idea, key: str) -> bool:
    return idea.history[0].entry.author == key


def _year(entry: Entry) -> int:
    return entry.date.year


def _day(entry: Entry) -> str:
    return short_date(entry.date) if entry.dated else ""
