"""What stands around a place in a text: the word before, the sentence, whether it is an address."""

from __future__ import annotations

import re
from functools import lru_cache

_ENDS = re.compile(
    r"[.!?][)\x22']{0,2}[ \n](?![a-z])|\n[ ]*\n|\n[ ]*(?:[-+#]|[0-9]{1,3}[.)]|[a-z_]{2,20}:)[ ]"
)
_ABBREVIATION = re.compile(r"(?:Mrs?|Ms|Dr|Prof|Rev|St|No|(?:^|[^A-Za-z0-9])[A-Z])\.$")
_REACH = 250
_SMALL_IN_TITLES = {"and", "or", "of", "the", "at", "in", "on", "to", "for", "with", "a", "from"}
_MEETS = " ,=:;(\"'[-\n"


def sentence_around(plain: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence begins and ends that holds `start` to `end`; it is cut when very long."""
    first, last = max(0, start - _REACH), min(len(plain), end + _REACH)
    begin = first
    for found in _ENDS.finditer(plain, first, start):
        if not _ABBREVIATION.search(plain, max(0, found.start() - 4), found.start() + 1):
            begin = found.end()
    for found in _ENDS.finditer(plain, end, last):
        if not _ABBREVIATION.search(plain, max(0, found.start() - 4), found.start() + 1):
            return begin, found.start() + 1
    return begin, last


@lru_cache(maxsize=4096)
def word_before(small: str, at: int) -> tuple[str, str]:
    """The word in small letters before a place, and what stands between.

    "" where there is none in the same sentence: behind a full stop or an empty line, at a list.
    """
    piece = small[max(0, at - 32) : at]
    bare = piece.rstrip(_MEETS)
    between = piece[len(bare) :]
    if "\n" in between and between.strip(" \n("):
        return "", between  # an item of a list, a heading
    if between.count("\n") > 1 or not bare or not between:
        return "", between
    word = bare[max(bare.rfind(" "), bare.rfind("\n"), bare.rfind("\t")) + 1 :]
    word = word.rstrip(".") if word == "pt." else word
    return word.lstrip("(\"'["), between


@lru_cache(maxsize=4096)
def begins_sentence(plain: str, at: int) -> bool:
    """Whether a word stands where any word has a capital: first in a sentence, line or heading."""
    before = plain[max(0, at - 60) : at]
    bare = before.rstrip(" \"'([")
    if not bare or bare[-1] in ".!?:;\n\t-" or bare.endswith("..."):
        return True
    if not plain.startswith(("#", "title:"), plain.rfind("\n", 0, at) + 1):
        return False
    larger = [word for word in bare.split() if word not in _SMALL_IN_TITLES]
    return not larger or not larger[-1].islower()


def in_an_address(plain: str, at: int) -> bool:
    """Whether a place lies in the address of a page or in a DOI, whose numbers mean nothing."""
    begin = max(plain.rfind(" ", 0, at), plain.rfind("\n", 0, at), at - 300) + 1
    token = plain[begin:at].lower()
    if "://" in token or "www." in token or "doi" in token:
        return True
    return "10." in token and "/" in token
