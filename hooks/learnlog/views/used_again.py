"""Where a lesson was used again, as a link."""

from __future__ import annotations

from learnlog.lesson_register import used_in
from learnlog.model import Entry, Lesson
from learnlog.views.site import Link, Site
from learnlog.weeks import short_date


def used_again(site: Site, uri: str, entry: Entry, lesson: Lesson) -> Link | None:
    """A link to the entry in which a lesson was used, or the day alone; None where it was not."""
    if lesson.applied is None:
        return None
    found = used_in(site.log, entry, lesson)
    return site.entry_link(uri, found) if found else Link(short_date(lesson.applied), "")
