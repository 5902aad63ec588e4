"""The posts by month, and lists of them by author, by event, by form and by tag."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from learnlog import addresses
from learnlog.model import Entry, Kind
from learnlog.views.home import EntryCard, entry_card
from learnlog.views.parts import counted
from learnlog.views.post import details_of, form_of
from learnlog.views.site import Link, Site
from learnlog.views.years import months_of
from learnlog.weeks import long_date, short_date


@dataclass(frozen=True, slots=True)
class PostMonth:
    """The posts of a month ("October 2026"), newest first."""

    name: str
    cards: list[EntryCard]


@dataclass(frozen=True, slots=True)
class PostGroup:
    """Posts that have something in common, newest first; `anchor` is their place on the page."""

    name: str
    anchor: str
    posts: list[Link]


@dataclass(frozen=True, slots=True)
class PostsPage:
    """The whole page; a tag's note says how many posts have it."""

    months: list[PostMonth]
    authors: list[PostGroup]
    events: list[PostGroup]
    forms: list[PostGroup]
    tags: list[Link]


def posts_page(site: Site, kind: Kind) -> PostsPage:
    """The values of the page that lists the posts."""
    posts = sorted(site.log.of_kind(kind), key=lambda one: one.date, reverse=True)
    authors = [(addresses.author_anchor(one.author), _author(site, one), one) for one in posts]
    return PostsPage(
        months=list(_months(site, posts)),
        authors=sorted(_groups(site, authors), key=_by_name),
        events=_groups(site, list(_events(posts))),
        forms=sorted(_groups(site, list(_forms(posts))), key=_by_name),
        tags=_tags(site, posts),
    )


def _months(site: Site, posts: Sequence[Entry]) -> Iterator[PostMonth]:
    for year, of_year in groupby(posts, key=lambda one: one.date.year):
        for month, some in months_of(of_year):
            yield PostMonth(f"{month} {year}", [_card(site, one) for one in some])


def _card(site: Site, post: Entry) -> EntryCard:
    form = form_of(details_of(post))
    card = entry_card(site, Kind.POST.section, post)
    return replace(card, heading=f"{form}, {long_date(post.date)}")


def _author(site: Site, post: Entry) -> str:
    return site.author_name(post) or "Without a name"


def _events(posts: Sequence[Entry]) -> Iterator[tuple[str, str, Entry]]:
    for post in posts:
        if event := details_of(post).event:
            yield addresses.event_anchor(event.name), event.name, post


def _forms(posts: Sequence[Entry]) -> Iterator[tuple[str, str, Entry]]:
    for post in posts:
        if form := details_of(post).form:
            yield f"form-{addresses.slug(form)}", form.capitalize(), post


def _groups(site: Site, placed: Sequence[tuple[str, str, Entry]]) -> list[PostGroup]:
    """The posts by anchor, under the name that the newest of them has."""
    names: dict[str, str] = {}
    links: dict[str, list[Link]] = defaultdict(list)
    for anchor, name, post in placed:
        names.setdefault(anchor, name)
        href = site.href(Kind.POST.section, post.uri)
        links[anchor].append(Link(site.title(post), href, short_date(post.date)))
    return [PostGroup(name, anchor, links[anchor]) for anchor, name in names.items()]


def _by_name(group: PostGroup) -> tuple[str, str]:
    return group.name.casefold(), group.anchor


def _tags(site: Site, posts: Sequence[Entry]) -> list[Link]:
    uses = Counter(tag for post in posts for tag in post.tags)
    return [
        replace(link, note=counted(uses[link.text], "post", "posts"))
        for link in site.tag_links(Kind.POST.section, sorted(uses, key=str.casefold))
    ]
