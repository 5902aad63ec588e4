"""A text made ready for all detectors, once: its plain form, its words, its capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from learnlog.privacy.plain_form import plain_form, small_form
from learnlog.privacy.rules import CAPITAL_WORD, LETTERS

_CAPITAL_WORD = re.compile(CAPITAL_WORD)
_ASCII_WORD = re.compile(r"[A-Z][A-Za-z]{0,40}(?:['-][A-Za-z]{1,40}){0,4}")
_APART = " \n.,:;-(\"'/"
_NUMBER = re.compile("[0-9][0-9]{0,60}")
_LETTER = re.compile(f"[{LETTERS}]")
_BLANKED = bytes(at if 97 <= at <= 122 else 32 for at in range(256))
_DIGITS = re.compile("[0-9](?:[^0-9A-Za-z]{0,28}[0-9]){5}")
_MANY = re.compile("[0-9](?:[^0-9A-Za-z]{0,28}[0-9]){8}")


class CapitalWord(NamedTuple):
    """A word that begins with a capital; `word` is without a genitive, which `end` is behind."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """What detectors look at. All places are those of the text itself.

    `plain`: the plain form; `small`: that in small letters; `words`: its words in small letters;
    `capitals`: its words with a capital; `has_numbers`: whether nine digits stand near each other;
    `numbers`: where runs of digits stand; `has_digits`: whether six do.
    """

    plain: str
    small: str
    words: frozenset[str]
    capitals: tuple[CapitalWord, ...]
    capital_words: frozenset[str]
    numbers: tuple[tuple[int, int], ...]
    has_numbers: bool
    has_digits: bool


def prepared(text: str) -> Prepared:
    """A text made ready."""
    plain = plain_form(text)
    small = small_form(plain)
    capitals = tuple(_capitals(plain))
    return Prepared(
        plain,
        small,
        frozenset(small.encode("ascii", "replace").translate(_BLANKED).decode("ascii").split()),
        capitals,
        frozenset(one.word for one in capitals),
        tuple(match.span() for match in _NUMBER.finditer(plain)),
        bool(_MANY.search(plain)),
        bool(_DIGITS.search(plain)),
    )


def _capitals(plain: str) -> list[CapitalWord]:
    found = []
    rule = _ASCII_WORD if plain.isascii() else _CAPITAL_WORD
    for match in rule.finditer(plain):
        start, end = match.span()
        if start and plain[start - 1] not in _APART and _LETTER.match(plain, start - 1):
            continue  # the capital inside of a word, such as iPhone
        word = match[0]
        if word.endswith("'s") or word.endswith("'S"):
            word, end = word[:-2], end - 2
        found.append(CapitalWord(start, end, word))
    return found
