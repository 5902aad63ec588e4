"""A week's file to an Entry, or to the problems that keep it from being one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count

from learnlog.files.authors import AUTHOR_KEY, author_key
from learnlog.files.names import is_markdown
from learnlog.front_matter import fields, items
from learnlog.front_matter.guessed_date import date_in
from learnlog.front_matter.plain_header import Header
from learnlog.front_matter.values import Values
from learnlog.model import Entry, IdeaUpdate, Prose
from learnlog.problems import Problem, Source
from learnlog.prose import read_ideas_in_prose, read_prose

FOLDER = "weeks/"
PAGE_FIELDS = frozenset(("achievements", "lessons", "description", "hide", "search"))

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-([a-z0-9-]{1,80}))?\.md", re.ASCII)
_AFTER_DATE = re.compile(r"\d-([^\W\d].*)\Z")
_ISO_WEEK = re.compile(r"(\d{4})-?W(\d{2})", re.ASCII)
_PAGES_OF_THE_OWNER = {"index.md", "README.md"}


def is_entry(uri: str) -> bool:
    """Whether a path in the docs folder is meant as a week's entry."""
    name = uri.rpartition("/")[2]
    return uri.startswith(FOLDER) and is_markdown(name) and name not in _PAGES_OF_THE_OWNER


def read_entry(path: str, uri: str, header: Header) -> tuple[Entry | None, list[Problem]]:
    """The entry of a file in `weeks/`; None where its name gives no date."""
    problems: list[Problem] = []
    values = Values(path, header.fields, fields.ENTRY, problems)
    prose = read_prose(path, header.body, header.body_line, problems)
    outline, dated = _outline(uri, values, prose, problems)
    entry = replace(
        outline,
        achievements=tuple(items.each(values, "achievements", items.achievement, problems)),
        lessons=tuple(items.each(values, "lessons", items.lesson, problems)),
        page_options=_page_options(values),
    )
    problems += _unlike_github(path, entry.prose)
    return (entry if dated else None), problems


def read_outline(path: str, uri: str, header: Header) -> tuple[Entry | None, list[Problem]]:
    """The entry without what only pages show: `PAGE_FIELDS`, and the blocks of its prose."""
    problems: list[Problem] = []
    values = Values(path, header.fields, fields.ENTRY, problems)
    prose = read_ideas_in_prose(path, header.body, header.body_line, problems)
    outline, dated = _outline(uri, values, prose, problems)
    return (outline if dated else None), problems


def _outline(uri: str, values: Values, prose: Prose, problems: list[Problem]) -> tuple[Entry, bool]:
    """What the log draws conclusions from, and whether the file's name gives a date."""
    date, author = _named(values.path, uri, problems)
    entry = Entry(
        uri=uri,
        source=Source(values.path, 1),
        date=_agreed_date(values, date),
        author=_agreed_author(values, author),
        prose=prose,
        title=values.text("title"),
        tags=values.texts("tags"),
        draft=values.yes("draft"),
        ideas=tuple(items.each(values, "ideas", _anchored(), problems)),
        followed_up=tuple(items.each(values, "followed_up", items.follow_up, problems)),
        next_steps=tuple(items.each(values, "next_steps", items.next_step, problems)),
        author_line=values.line_of("author") if values.has("author") else 0,
    )
    return entry, date is not None


def _unlike_github(path: str, prose: Prose) -> Iterator[Problem]:
    """Places where the page would read differently than the file does on GitHub."""
    from learnlog.markdown.github_markdown import unlike_github  # costs much, for pages only

    for found in unlike_github(prose.body, prose.blocks):
        source = Source(path, prose.first_line + found.line - 1)
        yield Problem(source, "markdown", found.cause, found.mend)


def _named(path: str, uri: str, problems: list[Problem]) -> tuple[dt.date | None, str | None]:
    """The date and author in a file's name."""
    name = uri.rpartition("/")[2]
    try:
        if found := _NAME.fullmatch(name):
            return dt.date.fromisoformat(found[1]), found[2]
    except ValueError:
        pass  # not a day of the calendar: told like any other wrong name
    message = (
        f"'{name}' is not a name for an entry; name the file after its Monday, "
        "year-month-day, and after its author where several write"
    )
    problems.append(Problem(Source(path, 0), "file-name", message, _suggested_name(name)))
    return None, None


def _suggested_name(name: str) -> str:
    """The name that was meant, as far as it can be told."""
    stem = name.rsplit(".", 1)[0]
    if found := _ISO_WEEK.search(stem):
        try:
            return f"{dt.date.fromisocalendar(int(found[1]), int(found[2]), 1)}.md"
        except ValueError:
            pass  # the year has no such week
    date = date_in(stem) or dt.date(2018, 9, 17)
    author = _AFTER_DATE.search(stem)
    key = author_key(author[1]) if author else ""
    return f"{date}-{key}.md" if key else f"{date}.md"


def _agreed_date(values: Values, named: dt.date | None) -> dt.date:
    written = values.date("date", f"date: {named}" if named else "")
    if written and named and written != named:
        message = f"'date' says {written}, the file name {named}; delete this line"
        values.report("date", "date-mismatch", message, f"date: {named}")
    return named or written or dt.date.min


def _agreed_author(values: Values, named: str | None) -> str | None:
    written = values.text("author")
    if written and not AUTHOR_KEY.fullmatch(written):
        message = f"'author' must be small letters, digits and hyphens, not '{written[:60]}'"
        values.report("author", "field-value", message, f"author: {author_key(written) or 'sam'}")
        written = author_key(written) or None
    elif written and named and written != named:
        message = f"'author' says '{written}', the file name '{named}'"
        values.report("author", "date-mismatch", message, f"author: {named}")
    return named or written


def _page_options(values: Values) -> dict[str, object]:
    """What a page may say of itself to Material, besides what learnlog makes of the entry."""
    search = values.group("search", fields.SEARCH)
    found = (
        {"exclude": search.yes("exclude"), "boost": search.amount("boost", "a number such as 2")}
        if search
        else {}
    )
    options: dict[str, object] = {
        "description": values.text("description"),
        "hide": list(values.texts("hide")),
        "search": {name: value for name, value in found.items() if value},
    }
    return {name: value for name, value in options.items() if value}


def _anchored() -> Callable[[Values, Source], IdeaUpdate]:
    """Reads listed ideas, each with its place on the entry's page."""
    places = (f"log-listed-idea-{at}" for at in count(1))
    return lambda values, source: items.idea(values, source, next(places))
