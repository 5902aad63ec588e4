"""What somebody meant by a value that can't be read, where it is certain: a number, or a word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from learnlog.did_you_mean import nearest

_LEADING = re.compile(r"(-?\d{1,4}(?:[.,]\d{1,2})?)(.*)", re.ASCII | re.DOTALL)
_MORE = re.compile(r"half|quarter|third|point|hundred|thousand|dozen|\b(?:or|to)\b", re.IGNORECASE)
_DENIAL = re.compile(r"\b(?:no|not|never|none|nobody|without)\b|n['’]t\b", re.IGNORECASE)
_UNITS = {
    "hours": re.compile(r"\W*(?:h|hrs?|hours?)?\W*", re.IGNORECASE),
    "days": re.compile(r"\W*(?:d|days?)?(?: (?:a|per) week)?\W*", re.IGNORECASE),
}
_NO_UNIT = re.compile(r"\W*")
_NEAR = 0.75


def leading_number(written: str) -> str:
    """The number that words begin with ("1 (low)" has 1), or "" where they have another one."""
    found = _LEADING.fullmatch(written.strip())
    if not found or _MORE.search(found[2]) or any(sign.isnumeric() for sign in found[2]):
        return ""
    return found[1]


def amount_meant(written: str, wanted: str) -> str:
    """The number of a text that adds no more than the unit, a word of `wanted`; "" for others."""
    number = leading_number(written)
    unit = next((_UNITS[word] for word in wanted.split() if word in _UNITS), _NO_UNIT)
    return number if unit.fullmatch(written.strip()[len(number) :]) else ""


def word_meant(written: str, known: Sequence[str], same: Mapping[str, str]) -> str:
    """The known word that is nearly the written one, or its meaning in `same`; "" for none."""
    word = " ".join(written.lower().rstrip(".! ").replace("_", " ").split())
    if word in same:
        return same[word]
    close = nearest(word, known, _NEAR)
    # "not given" is near to "given", and its contrary.
    certain = close and "?" not in word and _denies(word) == _denies(close)
    return close if close and certain else ""


def _denies(text: str) -> bool:
    return bool(_DENIAL.search(text))
