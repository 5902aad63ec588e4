"""The nearest of some known words to one that was written."""

from __future__ import annotations

import difflib
import heapq
from collections import deque
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

_NEWEST = 200
_COMPARED = 5
_BEGINNING = 200


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
