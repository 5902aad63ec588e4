"""What the name of an entry's file says: its day, its author, or the period it looks back on."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from learnlog.files.authors import author_key
from learnlog.front_matter.guessed_date import date_in
from learnlog.kinds import Kind
from learnlog.periods import period_named
from learnlog.problems import Problem, Source
from learnlog.weeks import MONTHS

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-([a-z0-9-]{1,80}))?\.md", re.ASCII)
_SLUG = re.compile(r"(?!index\.)(?=-*[a-z0-9])[a-z0-9-]{1,80}\.md", re.ASCII)
_AFTER_DATE = re.compile(r"\d-([^\W\d].*)\Z")
_ISO_WEEK = re.compile(r"(\d{4})-?W(\d{2})", re.ASCII)
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)", re.ASCII)
_LONGEST_PERIOD = len("september-2018")
_QUARTER = re.compile(r"(?<![a-z])q([1-4])(?!\d)", re.ASCII | re.IGNORECASE)
_MONTH = re.compile(rf"(?<![a-z])({'|'.join(one[:3] for one in MONTHS)})", re.IGNORECASE)
_MONTH_NUMBER = re.compile(r"[12]\d{3}\W(1[0-2]|0?[1-9])", re.ASCII)


class Named(NamedTuple):
    """What a file's name says; it is `wrong` where it can't be the name of such an entry."""

    date: dt.date | None = None
    author: str | None = None
    wrong: bool = False


def named(kind: Kind, path: str, name: str, problems: list[Problem]) -> Named:
    """What the `name` of the file of an entry says; a wrong one goes to `problems`."""
    found = _READERS[kind](name)
    if found.wrong:
        message = f"'{name}' is not a name for {_ARTICLES[kind]}; {_RULES[kind]}"
        suggested = _suggested(kind, name)
        hint = "" if suggested == name else suggested
        problems.append(Problem(Source(path, 0), "file-name", message, hint))
    return found


def stem_of(uri: str) -> str:
    """A file's name without folder and ending."""
    return uri.rpartition("/")[2].rpartition(".")[0]


def _of_week(name: str) -> Named:
    try:
        if found := _NAME.fullmatch(name):
            return Named(dt.date.fromisoformat(found[1]), found[2])
    except ValueError:
        pass  # not a day of the calendar: told like any other wrong name
    return Named(wrong=True)


def _of_dated(name: str) -> Named:
    """A day and some words, or words alone."""
    try:
        if found := _NAME.fullmatch(name):
            return Named(dt.date.fromisoformat(found[1]))
    except ValueError:
        return Named(wrong=True)
    return Named(wrong=not _SLUG.fullmatch(name))


def _of_assignment(name: str) -> Named:
    return Named(wrong=not _SLUG.fullmatch(name))


def _of_review(name: str) -> Named:
    stem = stem_of(name) if name.endswith(".md") else ""
    if period := period_named(stem):
        return Named(period.last)
    meant = _period_in(stem)  # an assignment may be called "ward-7-2018", but not "q3-2018"
    return Named(wrong=not _SLUG.fullmatch(name) or bool(meant and len(stem) <= _LONGEST_PERIOD))


def _suggested(kind: Kind, name: str) -> str:
    """The name that was meant, as far as it can be told."""
    stem = name.rsplit(".", 1)[0]
    date = date_in(stem)
    if kind is Kind.WEEK:
        return _suggested_week(stem, date)
    if kind is Kind.REVIEW and (period := _period_in(stem)):
        return f"{period}.md"
    words = author_key(stem)
    words = kind.word if words in ("", "index") else words
    if date and kind is not Kind.ASSIGNMENT:
        after = _AFTER_DATE.search(stem)
        words = f"{date}-{author_key(after[1])}" if after else str(date)
    return f"{words}.md"


def _period_in(stem: str) -> str:
    """The period that a name such as "Q3 2018", "Sept 2018" or "2018-9" means, or ""."""
    year = _YEAR.search(stem)
    if year is None:
        return ""
    if quarter := _QUARTER.search(stem):
        return f"{year[0]}-Q{quarter[1]}"
    if month := _MONTH.search(stem):
        at = [one[:3].lower() for one in MONTHS].index(month[1].lower())
        return f"{year[0]}-{at + 1:02}"
    number = _MONTH_NUMBER.fullmatch(stem)
    return f"{year[0]}-{int(number[1]):02}" if number else ""


def _suggested_week(stem: str, date: dt.date | None) -> str:
    if found := _ISO_WEEK.search(stem):
        try:
            return f"{dt.date.fromisocalendar(int(found[1]), int(found[2]), 1)}.md"
        except ValueError:
            pass  # the year has no such week
    author = _AFTER_DATE.search(stem)
    key = author_key(author[1]) if author else ""
    day = date or dt.date(2018, 9, 17)
    return f"{day}-{key}.md" if key else f"{day}.md"


_READERS = {
    Kind.WEEK: _of_week,
    Kind.POST: _of_dated,
    Kind.INTERVIEW: _of_dated,
    Kind.AUDIT: _of_dated,
    Kind.ASSIGNMENT: _of_assignment,
    Kind.REVIEW: _of_review,
}
_ARTICLES = {
    Kind.WEEK: "an entry",
    Kind.POST: "a post",
    Kind.INTERVIEW: "an interview",
    Kind.AUDIT: "an audit",
    Kind.ASSIGNMENT: "an assignment",
    Kind.REVIEW: "a review",
}
_WORDS = "small letters, digits and hyphens"
_DAY_AND_WORDS = f"name the file after its day, year-month-day, and a few words in {_WORDS}"
_RULES = {
    Kind.WEEK: "name the file after its Monday, year-month-day, and after its author where "
    "several write",
    Kind.POST: _DAY_AND_WORDS,
    Kind.INTERVIEW: _DAY_AND_WORDS,
    Kind.AUDIT: _DAY_AND_WORDS,
    Kind.ASSIGNMENT: f"name the file in a few words of {_WORDS}",
    Kind.REVIEW: "name the file after its month, quarter or year (2018-10, 2018-Q4, 2018), or "
    "after an assignment's file",
}
