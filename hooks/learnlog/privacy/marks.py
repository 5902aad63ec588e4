"""The marks round a private passage, and what may be meant as one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

WORD = "private"
BEGIN, END = f"<!-- {WORD} -->", f"<!-- /{WORD} -->"

_NEAR = 0.75
_SHORT = ("priv", "prive", "privt", "prvt")
_MARK = re.compile(rf"<!--\s*(?P<end>/?)\s*{WORD}\s*-->", re.IGNORECASE)
# Words that people put before and behind it; a sentence is a note, which no page shows.
_ENDING = "end|ends|stop|close|finish|unprivate|over"
_BEFORE = rf"{_ENDING}|begin|begins|start|open|not|is|of|this|the"
_BEHIND = (
    rf"{_BEFORE}|true|yes|on|off|false|no|here|only|section|passage|text|part|bit|block|area|zone"
    "|paragraph|sentence|words|note|notes|content|stuff"
)
# A sign that opens a tag or a comment, or an attempt at one, with the word alone in it.
_MEANT = re.compile(
    rf"<[^\w<>]{{0,12}}(?P<before>(?:(?:{_BEFORE})[^\w<>]{{0,6}}){{0,3}}?)"
    rf"(?P<word>[^\W\d_]{{4,14}}|pri[\W_]?vate)(?P<behind>(?:[^\w<>]{{1,6}}(?:{_BEHIND})\b){{0,3}})"
    r"[^\w<>]{0,12}(?:>|<|\Z|\n)",
    re.IGNORECASE,
)
_ENDS = re.compile(rf"\A<[^\w<>]*/|\b(?:{_ENDING})|(?:un|end)pri|/[^\w<>]*>?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `begin` to `end` of a text; not `exact` where it may be meant as a mark only."""

    begin: int
    end: int
    ends: bool
    exact: bool = True


def has_marks(text: str) -> bool:
    """Whether a text holds a mark, and not only what may be meant as one."""
    return "<!--" in text and _MARK.search(text) is not None


def marks(text: str) -> list[Mark]:
    """The marks in a text, and what may be meant as one, in order."""
    if "<" not in text:
        return []
    found = [Mark(*one.span(), bool(one["end"])) for one in _MARK.finditer(text)]
    known = {one.begin for one in found}
    for one in _MEANT.finditer(text):
        written = one[0].rstrip()
        # "a < private" is none, though it ends its line.
        tag = written.endswith(">") or "!" in written[:4]
        if tag and one.start() not in known and near(one["word"]):
            ends = bool(_ENDS.search(written))
            found.append(Mark(one.start(), one.end(), ends, exact=False))
    return sorted(found, key=lambda mark: mark.begin)


@lru_cache(maxsize=512)
def near(word: str) -> bool:
    """Whether a word may be meant as "private"."""
    plain = "".join(letter for letter in word.casefold() if letter.isalpha())
    plain = plain.removeprefix("end").removeprefix("un").removeprefix("is")
    if plain in _SHORT or WORD in plain:
        return True
    matcher = SequenceMatcher(None, plain, WORD)
    return matcher.real_quick_ratio() >= _NEAR and matcher.ratio() >= _NEAR
