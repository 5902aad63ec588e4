"""The nearest of some known words to one that was written."""

from __future__ import annotations

import difflib
import heapq
import re
from collections import deque
from collections.abc import Iterable, Mapping, Set
from functools import lru_cache
from itertools import pairwise

_NEWEST = 200
_COMPARED = 5
_BEGINNING = 200
_FEW = 8
_NEAR = 20
_WORD = re.compile(r"\w+")


def nearest(written: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """The known word most like `written` (case and `-`, `_`, blanks aside), or None.

    `likeness` from 0 to 1 is how alike the two must be.
    """
    by_key = {_key(word): word for word in known}
    found = difflib.get_close_matches(_key(written), by_key, n=1, cutoff=likeness)
    return by_key[found[0]] if found else None


def nearest_text(written: str, known: Iterable[str]) -> str | None:
    """The known sentence that shares most with `written`, or None where none is at all alike.

    Only the last ones of `known` are looked at, and only the likeliest of them letter by letter.
    """
    newest = deque(known, maxlen=_NEWEST)
    likeliest = heapq.nlargest(_COMPARED, newest, key=lambda text: _overlap(written, text))
    scored = [(_likeness(written, text), text) for text in likeliest]
    score, text = max(scored, default=(0.0, ""))
    return text if score >= 0.3 else None


def nearest_by_words(written: str, known: Iterable[str]) -> str | None:
    """The known sentence in which a few written words, misspelt perhaps, are found best, or None.

    A long word counts for more than a short one, since most sentences have an "a" or a "to".
    """
    newest = {text: _written_words(text) for text in deque(known, _NEWEST)}
    vocabulary = frozenset[str]().union(*newest.values())
    alike = {word: _alike(word, vocabulary) for word in _written_words(written, _FEW)}
    enough = 0.5 * sum(map(len, alike))
    score, text = max(((_found(alike, newest[one]), one) for one in newest), default=(0.0, ""))
    return text if score and score >= enough else None


def _found(alike: Mapping[str, Mapping[str, float]], theirs: Set[str]) -> float:
    """How much of some words, each with what is like it, is among other words: letters, about."""
    best = (
        len(word) * max((near[one] for one in near.keys() & theirs), default=0.0)
        for word, near in alike.items()
    )
    return sum(best)


def _written_words(text: str, most: int | None = None) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold())[:most])


def _alike(word: str, vocabulary: Iterable[str]) -> dict[str, float]:
    """The words that one may be a misspelling of, each with its likeness from 0 to 1."""
    found = difflib.get_close_matches(word, vocabulary, n=_NEAR, cutoff=0.7)
    return {one: difflib.SequenceMatcher(None, one, word).ratio() for one in found}


def _likeness(one: str, other: str) -> float:
    shared = _shared(_words(one), _words(other))
    letters = difflib.SequenceMatcher(None, one.casefold(), other.casefold()).quick_ratio()
    return 0.6 * shared + 0.4 * letters


def _overlap(one: str, other: str) -> float:
    """A likeness that costs little: the words, and the pairs of letters, that both have."""
    pairs = _shared(_pairs(one), _pairs(other))
    return 0.6 * _shared(_words(one), _words(other)) + 0.4 * pairs


def _shared(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / max(1, min(len(some), len(others)))


@lru_cache(maxsize=2 * _NEWEST)
def _words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


@lru_cache(maxsize=2 * _NEWEST)
def _pairs(text: str) -> frozenset[str]:
    letters = text[:_BEGINNING].casefold()
    return frozenset(map("".join, pairwise(letters)))


def _key(word: str) -> str:
    return word.casefold().replace("-", "_").replace(" ", "_")
