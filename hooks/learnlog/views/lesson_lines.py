"""A lesson in a list of lessons of many entries: where it is from, and where it was used again."""

from __future__ import annotations

from dataclasses import dataclass

from learnlog.model import Entry, Lesson
from learnlog.views.shown_links import shown_links
from learnlog.views.site import Link, Site
from learnlog.views.used_again import used_again


@dataclass(frozen=True, slots=True)
class LessonLine:
    """A lesson; `used` is where it was used again, None where that is not said."""

    text: str
    source: Link
    used: Link | None
    shows: list[Link]
    tags: list[Link]


def lesson_line(site: Site, uri: str, entry: Entry, lesson: Lesson) -> LessonLine:
    """A lesson of an entry as the page `uri` shows it."""
    return LessonLine(
        text=lesson.text,
        source=site.entry_link(uri, entry),
        used=used_again(site, uri, entry, lesson),
        shows=shown_links(site, uri, entry, lesson.shows),
        tags=site.tag_links(uri, lesson.tags),
    )
