"""Where each page of a log stands, and how one page links to another."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable
from functools import lru_cache

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
FEED = "feed.xml"

_NO_SLUG = re.compile(r"[^a-z0-9]+")


def idea_uri(number: int) -> str:
    """The page of an idea, as a path in the docs folder."""
    return f"ideas/{number}.md"


def year_uri(section: str, year: int) -> str:
    """The page of one year of a section (`archive/index.md` → `archive/2018.md`)."""
    return section.replace("index.md", f"{year}.md")


def tag_uris(tags: Iterable[str]) -> dict[str, str]:
    """The page of each tag; two tags that would share one are told apart by a number."""
    uris: dict[str, str] = {}
    taken: set[str] = {TAGS}
    for tag in sorted(set(tags)):
        slug = _slug(tag)
        uri, count = f"tags/{slug}.md", 1
        while uri in taken:
            count += 1
            uri = f"tags/{slug}-{count}.md"
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


@lru_cache(maxsize=65_536)
def _address(uri: str, directory_urls: bool) -> str:
    stem = uri.removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    if name == "index":
        page = "" if directory_urls else "index.html"
        return f"{folder}/{page}" if folder else page
    return f"{stem}/" if directory_urls else f"{stem}.html"


def _slug(tag: str) -> str:
    """Latin letters and digits of a tag; for other scripts a short name that stays the same."""
    letters = unicodedata.normalize("NFKD", tag).encode("ascii", "ignore").decode().lower()
    slug = _NO_SLUG.sub("-", letters).strip("-")[:60].strip("-")
    return slug or f"tag-{zlib.crc32(tag.encode()):08x}"
