"""Patterns for names: whole names, whatever stands between and around their words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import unquote

from learnlog.spoken_names import spoken_names

# What may part the words of a name: blanks, line breaks, hyphens, marks and tags of Markdown.
_PARTS = r"\s\-/|+=\u2010-\u2015'’ʼ.*_~`>\[\]\\"
_BETWEEN = rf"(?:[{_PARTS}]|<[^<>]*>|\([^()]*\))+"
_PARTED = re.compile(rf"[{_PARTS}]+")
_ESCAPED = re.compile("(?:%[0-9A-Fa-f]{2})+")
_FOOTNOTE = re.compile(r"\[\^[^\]\n]{1,80}\]")
# Signs that nobody sees, and letters that have no accent to take away.
_ALIKE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060")) | str.maketrans(
    {
        **{"ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ı": "i"},
        **{"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ł": "l", "Ł": "L", "þ": "th", "Þ": "Th"},
    }
)
# From here on most scripts write words without blanks between them.
_NO_BLANKS = "\u2e80"


def name_pattern(names: Iterable[str], others: Iterable[str]) -> re.Pattern[str] | None:
    """What finds any of the names, each also as it is spoken; None for no name.

    What is left of a name without its title is not found in the names of `others`: those are
    found as the group `other`.
    """
    plain = {plain_letters(name) for name in names}
    spoken = {form for name in plain for form in spoken_names(name)} - plain
    left = {name for name in spoken if len(name.split()) == 1}
    plain |= spoken - left
    forms = _all_forms(plain)
    if left:
        # Of forms that begin at one place the first counts, so the names of others come first.
        longer = (one for name in others for one in spoken_names(plain_letters(name)))
        kept_off = _all_forms(one for one in longer if len(one.split()) > 1)
        forms += [f"(?P<other>{'|'.join(kept_off)})"] if kept_off else []
        forms += _all_forms(left)
    return re.compile("|".join(forms)) if forms else None


def plain_letters(text: str) -> str:
    """A text without what makes equal names differ: accents, forms of Unicode, entities, escapes
    of addresses, footnote marks and hidden signs. Lines stay lines.
    """
    written = _ESCAPED.sub(_unescaped, _FOOTNOTE.sub("", unescape(text)))
    letters = unicodedata.normalize("NFKD", written)
    bare = "".join(one for one in letters if not unicodedata.combining(one))
    return bare.translate(_ALIKE)


def _unescaped(found: re.Match[str]) -> str:
    return unquote(found[0]).replace("\n", " ")


def _all_forms(names: Iterable[str]) -> list[str]:
    return [form for name in sorted({*names}) for form in _forms(name)]


def _forms(name: str) -> Iterator[str]:
    """Patterns for a name, and for its last word in front: "Example, Sam"."""
    words = [word for word in name.split() if _PARTED.sub("", word)]
    if words:
        yield _whole(_joined(words), words)
    if len(words) > 1:
        turned = f"{_joined(words[-1:])},{_BETWEEN}{_joined(words[:-1])}"
        yield _whole(turned, [words[-1], words[0]])


def _joined(words: list[str]) -> str:
    pieces = _PARTED.split(" ".join(words))
    return _BETWEEN.join(re.escape(piece) for piece in pieces if piece)


def _whole(pattern: str, words: list[str]) -> str:
    """The pattern where no letter or digit stands before or behind it."""
    before = r"(?<![^\W_])" if words[0] < _NO_BLANKS else ""
    behind = r"(?![^\W_])" if words[-1][-1] < _NO_BLANKS else ""
    return f"{before}(?i:{pattern}){behind}" if len(words) > 1 else f"{before}{pattern}{behind}"
