"""The page of a post: who wrote it and as what, the event it tells of, and its words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from learnlog import addresses
from learnlog.model import Author, Entry, Event, Kind, Post
from learnlog.views.bylines import Writer, writer
from learnlog.views.entry_parts import EntryParts, description, entry_parts, page_options
from learnlog.views.site import Link, Site
from learnlog.weeks import long_date

_NOBODY = Author("", "")


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event: its `name` leads to the posts on it, `about` is where and when, `page` its own."""

    name: Link
    about: str
    page: Link | None


@dataclass(frozen=True, slots=True)
class PostPage:
    """Everything the page shows; `position` is the role and organisation of nobody named."""

    parts: EntryParts
    author: Writer | None
    position: str
    standfirst: str
    event: EventLine | None
    description: str
    page_options: dict[str, object]


def post_page(site: Site, entry: Entry) -> PostPage:
    """The values of the page of a post."""
    post = details_of(entry)
    parts = entry_parts(site, entry)
    position = _position(site, entry, post)
    facts = f"{form_of(post)}, {long_date(entry.date)}"
    return PostPage(
        parts=replace(parts, writer=None, subtitle=facts),  # told in a line of its own
        author=writer(site, entry, position),
        position="" if entry.author else position,
        standfirst=post.standfirst or "",
        event=_event(site, entry, post.event) if post.event else None,
        description=description(site, entry),
        page_options=page_options(entry),
    )


def details_of(entry: Entry) -> Post:
    """What an entry says as a post."""
    return entry.details if isinstance(entry.details, Post) else Post()


def form_of(post: Post) -> str:
    """ "Event report", or "Post" where the form is not said."""
    return (post.form or Kind.POST.word).capitalize()


def _position(site: Site, entry: Entry, post: Post) -> str:
    """What the post says of its author then comes before what the list of authors says now."""
    author = site.log.authors.get(entry.author or "", _NOBODY)
    parts = (post.role or author.role, post.organisation or author.organisation)
    return ", ".join(filter(None, parts))


def _event(site: Site, entry: Entry, event: Event) -> EventLine:
    posts = site.href(entry.uri, Kind.POST.section, addresses.event_anchor(event.name))
    day = long_date(event.date) if event.date else ""
    return EventLine(
        name=Link(event.name, posts),
        about=", ".join(filter(None, (event.place, day))),
        page=Link(_host(event.link), event.link) if event.link else None,
    )


def _host(link: str) -> str:
    """The part of an address that says whose it is: "example.org"."""
    return link.split("/")[2].removeprefix("www.")
