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
from learnlog.config import Config
from learnlog.forms.form_fields import FormField, form_of
from learnlog.model import Assignment, Entry, Idea, Kind, Log, Step
from learnlog.privacy.declarations import NO_CERTIFICATE, QUESTIONS
from learnlog.repository import Repository
from learnlog.site_privacy import known_in_public
from learnlog.views.site import Site

# Letters and digits are written as they are; other signs may be written as entities.
_WORD = re.compile(r"[^\W_]+")
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
    config = log.config
    steps = [step for step in log.steps if step.open]
    born = [idea.history[0].entry for idea in log.ideas.values()]
    needed = [*born, *(step.origin for step in steps), *_of_weeks(log)]
    return {
        "docs_dir": config.docs_dir,
        "statuses": list(config.statuses),
        "all_statuses": list(config.all_statuses),
        "start": _day(config.start),
        "next": max(log.ideas, default=0) + 1,
        "allow": list(_words_on_pages(log, pages)),
        "authors": list(_authors(log)),
        "ideas": [_idea(one, config) for one in log.ideas.values()],
        "steps": [_step(one) for one in steps],
        "entries": [_entry(one) for one in {one.uri: one for one in needed}.values()],
        "weeks": [_week(one, config) for one in log.weeks],
        "repository": _repository(config.repository),
        "fields": _named(form_of(Kind.WEEK, config)),
        "questions": list(QUESTIONS),
        "no_certificate": NO_CERTIFICATE,
    }


# What the page asks for; other fields are for those who know the file.
_ASKED = ("author", "title", "ideas", "followed_up", "achievements", "lessons", "next_steps")


def _named(fields: Iterable[FormField], inner: bool = False) -> dict[str, object]:
    """What fields are called and mean, as forms have it, by their names in the file."""
    return {
        one.name: {"label": one.label, "hint": one.hint, "fields": _named(one.fields, True)}
        for one in fields
        if inner or one.name in _ASKED
    }


def _authors(log: Log) -> Iterator[dict[str, object]]:
    """Those who have published something: nobody else's name stands on a page."""
    writing = {entry.author for entry in log.published}
    for one in log.authors.values():
        if one.key in writing:
            yield {"key": one.key, "name": one.name}


def _idea(idea: Idea, config: Config) -> dict[str, object]:
    return {
        "number": idea.number,
        "title": idea.title,
        "status": idea.status,
        "into": idea.merged_into,
        "born": idea.history[0].entry.uri,
        "open": idea.status in config.live_statuses,
    }


def _step(step: Step) -> dict[str, object]:
    return {
        "text": step.text,
        "from": step.origin.uri,
        "author": step.origin.author,
        "day": str(step.origin.date),
        "due": _day(step.due),
        "until": _day(step.resting_until),
        "idea": step.idea,
    }


def _week(entry: Entry, config: Config) -> dict[str, object]:
    href = addresses.href(addresses.WRITE, entry.uri, "", config.directory_urls)
    path = entry.source.path
    return {"day": str(entry.date), "author": entry.author, "path": path, "href": href}


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


def _words_on_pages(log: Log, pages: Iterable[str]) -> list[str]:
    """What may pass, as far as it can be read on a page; written as the engine writes pages."""
    allowed = (one.text for one in log.config.allow)
    words = {one: _WORD.search(one) for one in (*allowed, *known_in_public(log))}
    sought = {one: first[0] for one, first in words.items() if first}
    found = set[str]()
    for page in pages if sought else ():
        if len(found) == len(sought):
            break  # a page's text may not even be made yet, unless it is asked for
        likely = [one for one, first in sought.items() if one not in found and first in page]
        if likely:
            text = _plain(page)
            found.update(one for one in likely if _stands_in(one, text))
    return [one for one in sought if one in found]


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
