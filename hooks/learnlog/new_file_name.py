"""The name of a new entry's file, made from its day and its title, safe on every computer."""

from __future__ import annotations

import datetime as dt
import re

from learnlog.files.authors import author_key
from learnlog.files.names import check_file_names
from learnlog.kinds import Kind
from learnlog.periods import period_named

MOST_LETTERS = 60

_APOSTROPHES = str.maketrans("", "", "'’ʼ")
_LIKE_A_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:-|\Z)", re.ASCII)
_PAGES = ("index", "readme")


def file_words(title: str) -> str:
    """A title as a part of a file's name: small letters, digits, hyphens; "" where none is left."""
    words = author_key(title.translate(_APOSTROPHES))
    if len(words) <= MOST_LETTERS:
        return words
    return words[: MOST_LETTERS + 1].rpartition("-")[0] or words[:MOST_LETTERS]


def dated_uri(kind: Kind, day: dt.date, title: str) -> str:
    """Where an entry of a day goes; a title without Latin letters gives way to the kind's name."""
    return f"{kind.folder}{day}-{file_words(title) or kind.word}.md"


def undated_uri(kind: Kind, title: str) -> str:
    """Where an entry goes whose file is named after its title alone.

    A name that would mean something else, such as a day or a period, gets the kind's before it.
    """
    words = file_words(title) or kind.word
    return f"{kind.folder}{f'{kind.word}-{words}' if _means_something(words) else words}.md"


def _means_something(words: str) -> bool:
    """Whether a name is that of a day, of a period, of a section's page, or taken by Windows."""
    return (
        words in _PAGES
        or _LIKE_A_DAY.match(words) is not None
        or period_named(words.upper()) is not None
        or any(check_file_names([f"{words}.md"]))
    )
