"""A name however it is written, and as people speak it: without title, and words behind a comma."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_TITLES = (
    *("mr", "mrs", "ms", "miss", "mx", "master", "dr", "doctor", "prof", "professor", "sister"),
    *("nurse", "matron", "sir", "dame", "lord", "lady", "rev", "revd", "reverend", "father"),
)
_PARTED = re.compile(r"[\s\-\u2010-\u2015]+")
_MORE = re.compile(r"\s*[,;(\[]\s*")


class NameParts(NamedTuple):
    """What stands before the first comma or bracket of a name, and what stands behind it."""

    name: str
    more: str


def name_key(name: str) -> str:
    """A key that is equal for names that differ in letter case, blanks, hyphens or Unicode form."""
    return " ".join(_PARTED.split(unicodedata.normalize("NFKC", name).casefold())).strip()


def name_parts(written: str) -> NameParts:
    """The parts of a name; of "Example, Sam" both are the name."""
    first, *rest = _MORE.split(written.strip(), maxsplit=1)
    more = rest[0].strip(" ,;)]") if rest else ""
    if not first:
        return NameParts(written.strip(), "")
    if written.strip()[len(first) :].lstrip().startswith(",") and _is_turned(first, more):
        return NameParts(f"{more} {first}", "")
    return NameParts(first, more)


def spoken_names(written: str) -> Iterator[str]:
    """The name as it is written, and the shorter ways to say it."""
    yield written
    first = name_parts(written).name
    before = _MORE.split(written)[0]
    shorter = (first, without_title(first), without_title(before))
    yield from dict.fromkeys(one for one in shorter if one and one != written)


def without_title(name: str) -> str:
    """The name without the titles that it begins with; a title alone stays."""
    words = name.split()
    while len(words) > 1 and words[0].rstrip(".").casefold() in _TITLES:
        words = words[1:]
    return " ".join(words)


def _is_turned(first: str, more: str) -> bool:
    """Whether the last name stands first: one word, and behind the comma a first name."""
    return " " not in first and more.istitle() and more.isalpha()
