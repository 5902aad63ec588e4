"""What the page on which a week is written shows, and what it knows of the log.

All that it knows stands on published pages anyway; names and words that may pass the
confidentiality check are told only where they do.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from learnlog import addresses
from learnlog.front_matter.fields import OUTCOMES
from learnlog.model import Assignment, Entry, Kind, Log
from learnlog.privacy.declarations import NO_CERTIFICATE, QUESTIONS
from learnlog.repository import Repository
from learnlog.site_privacy import known_in_public
from learnlog.views.site import Site

_MONDAY = "YEAR-MONTH-DAY"
# What is a comment to any reader of HTML is taken for one: it may be, and then nobody sees it.
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class WritePage:
    """`new` is where a file is made on GitHub without this page's script, "" where there is no
    repository; `folder` is where the files of weeks stand.
    """

    new: str
    folder: str
    page_options: dict[str, object]


def write_page(site: Site) -> WritePage:
    """The values of the page."""
    config = site.log.config
    folder = f"{config.docs_dir}/{Kind.WEEK.folder}"
    at = config.repository
    return WritePage(
        at.new(f"{folder}{_MONDAY}.md") if at else "",
        folder,
        {"hide": ["toc", "navigation"]},
    )


def facts_of(log: Log, pages: Iterable[str]) -> dict[str, object]:
    """Everything as values of JSON; `pages` are the texts of all pages, as Markdown."""
    ideas = log.ideas.values()
    steps = [step for step in log.steps if step.open]
    born = {idea.number: idea.history[0].entry for idea in ideas}
    needed = [*born.values(), *(step.origin for step in steps), *_of_weeks(log)]
    return {
        "docs_dir": log.config.docs_dir,
        "statuses": list(log.config.statuses),
        "all_statuses": list(log.config.all_statuses),
        "outcomes": list(OUTCOMES),
        "start": str(log.config.start) if log.config.start else None,
        "next": max(log.ideas, default=0) + 1,
        "allow": list(_words_on_pages(log, pages)),
        "authors": [{"key": one.key, "name": one.name} for one in log.authors.values()],
        "ideas": [
            {
                "number": one.number,
                "title": one.title,
                "status": one.status,
                "into": one.merged_into,
                "born": born[one.number].uri,
                "open": one.status in log.config.live_statuses,
            }
            for one in ideas
        ],
        "steps": [
            {
                "text": one.text,
                "from": one.origin.uri,
                "author": one.origin.author,
                "day": str(one.origin.date),
                "due": _day(one.due),
                "until": _day(one.resting_until),
                "idea": one.idea,
            }
            for one in steps
        ],
        "entries": [_entry(one) for one in {one.uri: one for one in needed}.values()],
        "weeks": [
            {
                "day": str(one.date),
                "author": one.author,
                "path": one.source.path,
                "href": addresses.href(addresses.WRITE, one.uri, "", log.config.directory_urls),
            }
            for one in log.weeks
        ],
        "repository": _repository(log.config.repository),
        "questions": list(QUESTIONS),
        "no_certificate": NO_CERTIFICATE,
    }


def _of_weeks(log: Log) -> Iterator[Entry]:
    """The first week, each author's last, and the assignments: by these a week is counted and
    named.
    """
    yield from log.weeks[:1]
    yield from {one.author: one for one in log.weeks}.values()
    yield from log.of_kind(Kind.ASSIGNMENT)


def _entry(entry: Entry) -> dict[str, object]:
    """An entry by what else can be known of it from its page."""
    found: dict[str, object] = {"uri": entry.uri, "author": entry.author}
    details = entry.details
    if isinstance(details, Assignment):
        return found | {"start": str(entry.date), "end": _day(details.end)}
    return found | {"date": str(entry.date) if entry.dated else None}


def _words_on_pages(log: Log, pages: Iterable[str]) -> Iterator[str]:
    """What may pass, as far as it can be read on a page; written as the engine writes pages."""
    allowed = (one.text for one in log.config.allow)
    words = [one for one in dict.fromkeys((*allowed, *known_in_public(log))) if one.strip()]
    if words:
        text = "\0".join(_plain(page) for page in pages)
        yield from (one for one in words if _stands_in(one, text))


def _stands_in(words: str, text: str) -> bool:
    """Whether words stand there as they are, and not as a part of longer ones."""
    wanted = re.escape(" ".join(words.split()))
    return re.search(rf"(?<!\w){wanted}(?!\w)", text) is not None


def _plain(page: str) -> str:
    """The words of a page, without what its writers noted for themselves."""
    shown = _COMMENT.sub(" ", unescape(page.replace("\\", "")))
    return " ".join(_COMMENT.sub(" ", shown).split())


def _repository(at: Repository | None) -> dict[str, str] | None:
    return {"name": at.name, "branch": at.branch, "address": at.address} if at else None


def _day(day: dt.date | None) -> str | None:
    return str(day) if day else None
