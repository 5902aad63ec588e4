"""What a page tells of itself to the theme: for link previews, feeds, and answers of readers.

It stands in the page's front matter below `learnlog`, as it is: the theme escapes it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from learnlog import addresses
from learnlog.model import Entry, Interview
from learnlog.posters import poster_uri
from learnlog.views import edit_links
from learnlog.views.answers import answers
from learnlog.views.bylines import known_author
from learnlog.views.site import Site
from learnlog.write_assets import write_scripts

# The pictures that services make previews of; drawings (SVG) are shown by none that we know.
_PREVIEWED = re.compile(r"\.(?:png|jpe?g|webp|gif)\Z", re.IGNORECASE)
_FEEDS = {"tags": "this tag", "authors": "this author"}


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed to follow; `note` is what it is of ("this tag")."""

    text: str
    href: str
    type: str
    note: str


def follow_links(site: Site, uri: str) -> list[FeedLink]:
    """The feeds of a page, or else of the whole log; none where the site has no address."""
    if not site.log.config.feeds:
        return []
    note = _own_feed(uri)
    files = addresses.feed_uris(uri if note else addresses.HOME)
    urls = [addresses.file_href(uri, one, site.log.config.directory_urls) for one in files]
    said = note or "this log"
    return [
        FeedLink("Atom", urls[0], "application/atom+xml", said),
        FeedLink("JSON", urls[1], "application/feed+json", said),
    ]


def page_card(site: Site, uri: str, title: str) -> dict[str, object]:
    """The values of a page; addresses are from the root of the site, without a `/` before."""
    card: dict[str, object] = {}
    if entry := site.entry_at.get(uri):
        card = _entry_card(site, entry)
    elif uri.startswith("authors/") and _own_feed(uri):
        key = uri.removeprefix("authors/").removesuffix(".md").removesuffix("_")
        card = {"image": _preview(known_author(site, key).avatar)}
    card["edits"] = edit_links.edit_link(site, uri, title) is not None
    if site.log.config.feeds and _own_feed(uri):
        atom, json = (quote(one) for one in addresses.feed_uris(uri))
        card["feed"] = {"title": title, "atom": atom, "json": json}
    card["answers"] = answers(site, uri, title)
    card["scripts"] = write_scripts() if uri == addresses.WRITE else []
    return {name: value for name, value in card.items() if value}


def _entry_card(site: Site, entry: Entry) -> dict[str, object]:
    author = known_author(site, entry.author) if entry.author else None
    address = addresses.page_address(
        addresses.author_uri(author.key) if author else "", site.log.config.directory_urls
    )
    return {
        "article": True,
        "published": str(entry.date) if entry.dated else "",
        "author": quote(address) if author else "",
        "tags": list(entry.tags),
        "image": _poster(entry) or (_preview(author.avatar) if author else ""),
    }


def _poster(entry: Entry) -> str:
    """The picture of the first video that has one."""
    videos = entry.details.videos if isinstance(entry.details, Interview) else ()
    return next(filter(None, (_preview(poster_uri(entry, one) or "") for one in videos)), "")


def _preview(uri: str) -> str:
    return quote(uri) if _PREVIEWED.search(uri) else ""


def _own_feed(uri: str) -> str:
    """What the feed of a page is of; empty for a page that has none of its own."""
    own = uri not in (addresses.TAGS, addresses.AUTHORS)
    return _FEEDS.get(uri.partition("/")[0], "") if own else ""
