"""A text made ready for all detectors, once: its plain form, its words, its capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from learnlog.privacy.plain_form import plain_form, small_form
from learnlog.privacy.rules import CAPITAL_WORD, LETTERS

_CAPITAL_WORD = re.compile(CAPITAL_WORD)
_LETTER = re.compile(f"[{LETTERS}]")
_SMALL_WORD = re.compile("[a-z]+")
_DIGITS = re.compile("[0-9](?:[^0-9A-Za-z]{0,8}[0-9]){5}")


class CapitalWord(NamedTuple):
    """A word that begins with a capital; `word` is without a genitive, which `end` is behind."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """What detectors look at. All places are those of the text itself.

    `plain`: the plain form; `small`: that in small letters; `words`: its words in small letters;
    `capitals`: its words with a capital; `has_numbers`: whether six digits stand near each other.
    """

    plain: str
    small: str
    words: frozenset[str]
    capitals: tuple[CapitalWord, ...]
    capital_words: frozenset[str]
    has_numbers: bool


def prepared(text: str) -> Prepared:
    """A text made ready."""
    plain = plain_form(text)
    small = small_form(plain)
    capitals = tuple(_capitals(plain))
    return Prepared(
        plain,
        small,
        frozenset(_SMALL_WORD.findall(small)),
        capitals,
        frozenset(one.word for one in capitals),
        bool(_DIGITS.search(plain)),
    )


def _capitals(plain: str) -> list[CapitalWord]:
    found = []
    for match in _CAPITAL_WORD.finditer(plain):
        start, end = match.span()
        if start and _LETTER.match(plain, start - 1):
            continue  # the capital inside of a word, such as iPhone
        word = match[0]
        if word.endswith("'s") or word.endswith("'S"):
            word, end = word[:-2], end - 2
        found.append(CapitalWord(start, end, word))
    return found
