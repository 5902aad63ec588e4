"""A file to an Entry, or to the problems that keep it from being one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from learnlog.entry_details import read_details
from learnlog.entry_names import named, stem_of
from learnlog.entry_privacy import read_allowance, read_declaration
from learnlog.files.authors import AUTHOR_KEY, author_key
from learnlog.front_matter import fields, items
from learnlog.front_matter.item_fields import ACTIVITY
from learnlog.front_matter.listed_items import each
from learnlog.front_matter.plain_header import Header
from learnlog.front_matter.values import Values
from learnlog.kinds import Kind, kind_of
from learnlog.model import Assignment, Details, Entry, IdeaUpdate, NextStep, PersonNamed, Prose
from learnlog.people import REFUSED
from learnlog.picture_words import pictures_without_words
from learnlog.privacy.marks import near
from learnlog.privacy.passages import CODE
from learnlog.problems import Problem, Source
from learnlog.prose import read_ideas_in_prose, read_prose
from learnlog.wording import word_marks

PAGE_FIELDS = frozenset(
    (
        *("achievements", "lessons", "people", "allow", "anonymised", "away"),
        *ACTIVITY,
        *("description", "hide", "search"),
    )
)
MAY_BE_UNDATED = (Kind.INTERVIEW, Kind.ASSIGNMENT, Kind.REVIEW)


def is_entry(uri: str) -> bool:
    """Whether a path in the docs folder is meant as an entry of any kind."""
    return kind_of(uri) is not None


def read_entry(path: str, uri: str, header: Header) -> tuple[Entry | None, list[Problem]]:
    """The entry of a file; None without a fitting name, or without the day it needs."""
    problems: list[Problem] = []
    kind = kind_of(uri) or Kind.WEEK
    values = Values(path, header.fields, fields.OF_KIND[kind], problems)
    prose = read_prose(path, header.body, header.body_line, problems)
    outline = _outline(kind, uri, values, prose, problems)
    problems += _told_of_prose(path, prose)
    if outline is None:
        return None, problems
    entry = replace(
        outline,
        achievements=tuple(each(values, "achievements", items.achievement, problems)),
        lessons=tuple(each(values, "lessons", items.lesson, problems)),
        people=tuple(_people(values, problems)),
        shows=values.texts("shows"),
        activity=items.activity(values),
        away=values.text("away"),
        allowed=tuple(each(values, "allow", read_allowance, problems)),
        declared=read_declaration(values),
        lines=values.lines,
        page_options=_page_options(values),
    )
    return entry, problems


def read_outline(path: str, uri: str, header: Header) -> tuple[Entry | None, list[Problem]]:
    """The entry without what only pages show: `PAGE_FIELDS`, and the blocks of its prose."""
    problems: list[Problem] = []
    kind = kind_of(uri) or Kind.WEEK
    values = Values(path, header.fields, fields.OF_KIND[kind], problems)
    prose = read_ideas_in_prose(path, header.body, header.body_line, problems)
    return _outline(kind, uri, values, prose, problems), problems


def _outline(
    kind: Kind, uri: str, values: Values, prose: Prose, problems: list[Problem]
) -> Entry | None:
    """What the log draws conclusions from; None where the file has no name or no day."""
    name = uri.rpartition("/")[2]
    said = named(kind, values.path, name, problems)
    private_steps: list[NextStep] = []
    details = read_details(kind, stem_of(name), values, problems)
    entry = Entry(
        uri=uri,
        source=Source(values.path, 1),
        date=_day(kind, values, said.date, details),
        author=_agreed_author(values, said.author),
        prose=prose,
        title=values.text("title"),
        tags=values.texts("tags"),
        draft=values.yes("draft") or any(map(near, values.unknown)),
        ideas=tuple(_anchored(each(values, "ideas", items.idea, problems))),
        followed_up=tuple(each(values, "followed_up", items.follow_up, problems)),
        next_steps=tuple(each(values, "next_steps", items.next_step, problems, private_steps)),
        kind=kind,
        details=details,
        author_line=values.line_of("author") if values.has("author") else 0,
    )
    entry = replace(entry, private_steps=tuple(word_marks(one.text) for one in private_steps))
    if said.wrong or (kind not in MAY_BE_UNDATED and not _has_day(entry, values)):
        return None
    return entry


def _has_day(entry: Entry, values: Values) -> bool:
    if not entry.dated and not values.has("date"):
        message = f"no day is given for this {entry.kind.word}; put it before the file's name, or"
        problem = f"{message} write it here"
        values.report("date", "field-missing", problem, "date: 2018-09-17")
    return entry.dated


def _told_of_prose(path: str, prose: Prose) -> Iterator[Problem]:
    """Places where the page would read differently than the file does on GitHub, and HTML that
    it leaves out, one thing at a time for each line.
    """
    # These cost much, and are for pages only.
    from learnlog.html_left_out import left_out
    from learnlog.markdown.github_markdown import unlike_github

    yield from pictures_without_words(path, prose.body, prose.first_line, prose.blocks)
    told = set[int]()
    for found in unlike_github(prose.body, prose.blocks):
        told.add(found.line)
        source = Source(path, prose.first_line + found.line - 1)
        yield Problem(source, "markdown", found.cause, found.mend)
    for one in left_out(prose.body, prose.blocks):
        if one.line not in told:
            source = Source(path, prose.first_line + one.line - 1)
            yield Problem(source, "html-left-out", one.cause, one.mend)


def _day(kind: Kind, values: Values, named_day: dt.date | None, details: Details) -> dt.date:
    """The day of an entry: that of its name; `dt.date.min` where it has none."""
    if isinstance(details, Assignment):
        return details.start or dt.date.min
    if kind is Kind.REVIEW:
        return values.date("date") or named_day or dt.date.min
    return _agreed_date(values, named_day)


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


def _anchored(ideas: Iterable[IdeaUpdate]) -> Iterator[IdeaUpdate]:
    """Listed ideas, each with its place on the entry's page."""
    return (replace(one, anchor=f"log-listed-idea-{at}") for at, one in enumerate(ideas, 1))


def _people(values: Values, problems: list[Problem]) -> Iterator[PersonNamed]:
    """The people of an entry. A refusal must not be private: nothing would look for the name."""
    private: list[PersonNamed] = []
    yield from each(values, "people", items.person, problems, private)
    for person in private:
        if person.consent == REFUSED:
            message = (
                "somebody who refused can't stand in a private item, for then nothing looks for "
                "the name elsewhere; delete 'private' here, as no page shows this name anyway"
            )
            problems.append(Problem(person.at("consent"), CODE, message, "private: false"))
