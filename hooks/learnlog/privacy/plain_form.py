"""A text with ordinary characters in the place of odd ones and of marks, place for place."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Tags that only change how words look, and written-out blanks.
_TAGS = re.compile(
    r"</?(?:b|i|em|strong|u|s|del|ins|span|br|wbr|mark|sup|sub|small|code|kbd|td|th|tr|p) ?/?>"
    r"|&(?:nbsp|ensp|emsp|thinsp|shy|zwnj|zwj|#160|#8239|#x[aA]0);"
)
_QUOTED = re.compile(r"(?:^|\n)[ ]{0,3}(?:>[ ]?){1,5}")
_UNDERLINES = re.compile("_{1,3}")
_HIGHLIGHTS = re.compile(r"==|\^\^|\+\+|(?<![A-Za-z0-9._%+'-])@(?=[A-Za-z])")
_ODD = re.compile(r"[^\x00-\x7e]")
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d"
_DOTS = "\u00b7\u2024\u2027\u22c5\u30fb\uff0e\u3002\uff61"
_QUOTES = "\u2018\u2019\u201a\u201b\u02bc\u02bb\u2032\u00b4\u0060"
_DOUBLE = "\u201c\u201d\u201e\u201f\u2033"
_LINES = "\u0085\u2028\u2029"
_BASES = dict(zip("łŁøØđĐħĦıŧŦ", "lLoOdDhHitT", strict=True))
_KEPT = "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079\u00aa\u00ba\u2026"


def plain_form(text: str) -> str:
    """The text in which the detectors look; it has the same length, so that places stay true.

    Marks of Markdown become blanks, the bars of a table tabs, and odd blanks, dashes, dots,
    quotation marks, digits and letters the ordinary ones; letters lose their accents.
    """
    plain = text.replace("\t", " ")
    for mark in "*`~\\\r[]":
        plain = plain.replace(mark, " ")
    plain = plain.replace("|", "\t")
    if "<" in plain or "&" in plain:
        plain = _TAGS.sub(_blanks, plain)
    if ">" in plain:
        plain = _QUOTED.sub(_without_bars, plain)
    if any(mark in plain for mark in ("==", "^^", "++", "@")):
        plain = _HIGHLIGHTS.sub(_blanks, plain)
    if "_" in plain:
        plain = _UNDERLINES.sub(_emphasis, plain)
    return plain if plain.isascii() else _ODD.sub(_one, plain)


def small_form(plain: str) -> str:
    """A text in small letters, place for place."""
    small = plain.lower()
    if len(small) == len(plain):
        return small
    return "".join(one.lower() if len(one.lower()) == 1 else one for one in plain)


def _blanks(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _emphasis(found: re.Match[str]) -> str:
    """Blanks for underlines at the edge of a word; those within a word stay."""
    start, end = found.span()
    inside = found.string[start - 1 : start].isalnum() and found.string[end : end + 1].isalnum()
    return found[0] if inside else " " * (end - start)


def _without_bars(found: re.Match[str]) -> str:
    return found[0].replace(">", " ")


def _one(found: re.Match[str]) -> str:
    return ordinary(found[0])


@cache
def ordinary(one: str) -> str:
    """The ordinary character for an odd one, or that itself."""
    for odd, usual in (
        (_DASHES, "-"),
        (_DOTS, "."),
        (_QUOTES, "'"),
        (_DOUBLE, '"'),
        (_LINES, "\n"),
    ):
        if one in odd:
            return usual
    if unicodedata.category(one) in ("Zs", "Cf"):
        return " "
    usual = unicodedata.normalize("NFKC", one)
    digit = unicodedata.decimal(one, None)
    if digit is not None:
        return str(digit)
    if len(usual) == 1 and usual.isascii() and one not in _KEPT:
        return usual
    return _BASES.get(one) or _base(one)


def _base(one: str) -> str:
    """The letter without its accent, as lists of names have it: E for É; other signs stay."""
    apart = unicodedata.normalize("NFD", one)
    first, rest = apart[0], apart[1:]
    accents = all(unicodedata.combining(sign) for sign in rest)
    return first if rest and first.isascii() and first.isalpha() and accents else one
