"""What somebody says of the log that they begin, and what can't be meant by it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from learnlog.files.authors import author_key
from learnlog.files.decoding import UNSAFE
from learnlog.front_matter.yaml_text import kind_of
from learnlog.weeks import monday_of

NAME = "My learning log"
NONE = "none"
LONGEST = 120
# As GitHub has them: https://docs.github.com/en/repositories
REPOSITORY = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})/(?!\.{1,2}\Z)[A-Za-z0-9._-]{1,100}")

_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sister",
        "nurse",
        "matron",
        "rev",
        "sir",
        "dame",
        "lady",
        "lord",
    ]
)
_LINE_END = re.compile("[\n\u2028\u2029]")
_GITHUB = re.compile(r"(?:https?://)?(?:www\.)?github\.com/|git@github\.com:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answers:
    """A log to be made. `author` and `role` are empty where no name is to stand in it.

    `week`: the Monday of the first week; `framework`, `repository` (owner/name): empty for none.
    """

    name: str
    author: str
    role: str
    week: dt.date
    framework: str
    repository: str

    @property
    def author_key(self) -> str:
        """The author's key in the list of authors, the first name; "" where there is none.

        A word, never what YAML takes for a number or for no.
        """
        words = (author_key(one) for one in self.author.split())
        names = (one for one in words if len(one) > 1 and one not in _TITLES)
        key = next(names, author_key(self.author))
        word = key[:1].isalpha() and kind_of(key) == "str"
        return "" if not self.author else key if word else f"author-{key}".rstrip("-")


def read_name(text: str) -> str:
    """The name of a log; ValueError says what is wrong."""
    return _one_line(text) or NAME


def read_words(text: str) -> str:
    """A person's name or role, or nothing; ValueError says what is wrong."""
    words = _one_line(text)
    return "" if words.casefold() == NONE else words


def read_week(text: str) -> dt.date:
    """The Monday of the week of a date; ValueError says what is wrong."""
    written = re.fullmatch(r"(?:19|20)\d{2}-\d{2}-\d{2}", text.strip(), re.ASCII)
    try:
        return monday_of(dt.date.fromisoformat(written[0] if written else ""))
    except ValueError:
        raise ValueError(f"'{text[:40]}' is not a date such as 2026-09-14") from None


def read_repository(text: str) -> str:
    """A repository as owner/name, also from its address; ValueError says what is wrong."""
    words = _GITHUB.sub("", text.strip(), count=1).strip("/").removesuffix(".git")
    if not words or words.casefold() == NONE:
        return ""
    if not REPOSITORY.fullmatch(words):
        raise ValueError(f"'{text[:80]}' is not a repository on GitHub such as sam-example/my-log")
    return words


def _one_line(text: str) -> str:
    words = " ".join(text.split(" ")).strip()
    if _LINE_END.search(words) or UNSAFE.search(words) or "\t" in words:
        raise ValueError("it holds a line end or an invisible character; type it again")
    if len(words) > LONGEST:
        raise ValueError(f"it is longer than {LONGEST} characters")
    return words
