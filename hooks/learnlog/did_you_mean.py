"""The nearest of some known words to one that was written."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(written: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """The known word most like `written` (case and `-`, `_`, blanks aside), or None.

    `likeness` from 0 to 1 is how alike the two must be.
    """
    by_key = {_key(word): word for word in known}
    found = difflib.get_close_matches(_key(written), by_key, n=1, cutoff=likeness)
    return by_key[found[0]] if found else None


def nearest_text(written: str, known: Iterable[str]) -> str | None:
    """The known sentence that shares most with `written`, or None where none is at all alike."""
    scored = [(_likeness(written, text), text) for text in known]
    score, text = max(scored, default=(0.0, ""))
    return text if score >= 0.3 else None


def _likeness(one: str, other: str) -> float:
    words, others = set(one.casefold().split()), set(other.casefold().split())
    shared = len(words & others) / max(1, min(len(words), len(others)))
    letters = difflib.SequenceMatcher(None, one.casefold(), other.casefold()).quick_ratio()
    return 0.6 * shared + 0.4 * letters


def _key(word: str) -> str:
    return word.casefold().replace("-", "_").replace(" ", "_")
