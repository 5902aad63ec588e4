"""When two sentences are the same, and when they have something in common."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b

_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})
_WORD = re.compile(r"\w{4,}")
_MARKED = re.compile(r"\w+")
_COMMON = frozenset(
    ("about", "after", "from", "have", "into", "more", "some", "than", "that", "their", "them")
)


@lru_cache(maxsize=50_000)  # a log asks for the keys of its steps and ideas again and again
def same_words_key(text: str) -> str:
    """A key that is equal for sentences that differ only in case, final stop, quotes or blanks."""
    return " ".join(text.translate(_QUOTES).casefold().split()).rstrip(".").rstrip()


def word_marks(text: str) -> frozenset[bytes]:
    """What tells whether another sentence has the same words, and does not tell the words."""
    words = _MARKED.findall(same_words_key(text))
    return frozenset(blake2b(word.encode(), digest_size=8).digest() for word in words)


def share_a_word(one: str, other: str) -> bool:
    """Whether two sentences share a word of four letters or more (or its beginning)."""
    stems, others = _stems(one), _stems(other)
    return not stems or not others or bool(stems & others)


def _stems(text: str) -> set[str]:
    words = (word for word in _WORD.findall(text.casefold()) if word not in _COMMON)
    return {word[:5] for word in words}
