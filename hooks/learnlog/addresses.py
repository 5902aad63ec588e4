"""Where each page of a log stands, and how one page links to another."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote

HOME = "index.md"
IDEAS = "ideas/index.md"
STEPS = "next-steps/index.md"
ACHIEVEMENTS = "achievements/index.md"
LESSONS = "lessons/index.md"
TIMELINE = "timeline/index.md"
ARCHIVE = "archive/index.md"
TAGS = "tags/index.md"
TOP_TIPS = "top-tips/index.md"
EVIDENCE = "evidence/index.md"
PEOPLE = "people/index.md"
AUTHORS = "authors/index.md"
INSTRUMENTS = "instruments/index.md"
WRITE = "write/index.md"
FACTS = "write/log.json"

_NO_SLUG = re.compile(r"[^a-z0-9]+")


def idea_uri(number: int) -> str:
    """The page of an idea, as a path in the docs folder."""
    return f"ideas/{number}.md"


def review_uri(name: str) -> str:
    """The page that looks back on a period or an assignment."""
    return f"reviews/{name}.md"


def instrument_uri(name: str) -> str:
    """The page of an instrument."""
    return f"instruments/{name}.md"


def evidence_uri(framework: str) -> str:
    """The page of a framework by the name of its file; that of `index` makes room for the list."""
    return f"evidence/{framework}.md" if framework != "index" else "evidence/index_.md"


def item_anchor(key: str) -> str:
    """The place of an item on the page of its framework."""
    return f"item-{key}"


def author_uri(key: str) -> str:
    """The page of an author by key; that of `index` makes room for the list."""
    return f"authors/{key}.md" if key != "index" else "authors/index_.md"


def feed_uris(page: str) -> tuple[str, str]:
    """The Atom feed and the JSON Feed of a page; the home page's are those of the whole log."""
    stem = "feed" if page == HOME else page.removesuffix(".md")
    return f"{stem}.xml", f"{stem}.json"


def author_anchor(key: str | None) -> str:
    """The place of an author in the list of posts; None: of posts that name no author."""
    return f"author-{key}" if key else "no-author"


def event_anchor(name: str) -> str:
    """The place of an event in the list of posts; names that differ in signs only share it."""
    return f"event-{slug(name, 'event')}"


def organisation_anchor(name: str) -> str:
    """The place of an organisation on the page of people."""
    return f"organisation-{slug(name, 'organisation')}"


def year_uri(section: str, year: int) -> str:
    """The page of one year of a section (`archive/index.md` → `archive/2018.md`)."""
    return section.replace("index.md", f"{year}.md")


def stretch_uri(section: str, key: str) -> str:
    """The page of a month of a section, by "2018-03"."""
    return section.replace("index.md", f"{key}.md")


def ideas_born_uri(key: str) -> str:
    """The page of the ideas that were born in a year ("2018") or a month ("2018-03")."""
    return f"ideas/born-{key}.md"


def tag_uris(tags: Iterable[str]) -> dict[str, str]:
    """The page of each tag; two tags that would share one are told apart by a number."""
    uris: dict[str, str] = {}
    taken: set[str] = {TAGS}
    for tag in sorted(set(tags)):
        name = slug(tag)
        uri, count = f"tags/{name}.md", 1
        while uri in taken:
            count += 1
            uri = f"tags/{name}-{count}.md"
        taken.add(uri)
        uris[tag] = uri
    return uris


def markdown_link(source: str, target: str) -> str:
    """The relative path from one page's file to another's, as a Markdown link has it."""
    return "../" * source.count("/") + target


def href(source: str, target: str, anchor: str = "", directory_urls: bool = True) -> str:
    """The relative address from one built page to another, as HTML has it."""
    address = "../" * _address(source, directory_urls).count("/") + _address(target, directory_urls)
    return f"{address or './'}#{anchor}" if anchor else address or "./"


def file_href(source: str, file: str, directory_urls: bool = True) -> str:
    """The relative address from a built page to a file of the docs folder that is no page."""
    return "../" * _address(source, directory_urls).count("/") + quote(file)


def page_address(uri: str, directory_urls: bool = True) -> str:
    """The address of a built page from the root of the site; that of the home page is empty."""
    return _address(uri, directory_urls)


@lru_cache(maxsize=65_536)
def _address(uri: str, directory_urls: bool) -> str:
    stem = uri.removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    if name == "index":
        page = "" if directory_urls else "index.html"
        return f"{folder}/{page}" if folder else page
    return f"{stem}/" if directory_urls else f"{stem}.html"


def slug(words: str, kind: str = "tag", longest: int = 60) -> str:
    """Latin letters and digits of some words; for other scripts a short name that stays the same.

    `kind` is what that name begins with.
    """
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    name = _NO_SLUG.sub("-", letters).strip("-")[:longest].strip("-")
    return name or f"{kind}-{zlib.crc32(words.encode()):08x}"
