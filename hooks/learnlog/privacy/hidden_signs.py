"""A text as readers see it, where its file has signs that nobody sees or that stand for others."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import NamedTuple

# What is not seen, by itself or written out; comments; letters written as numbers, as in HTML and
# in YAML.
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
    "\u0300-\u036f]"
    r"|<!--[^<>]{0,200}-->|<wbr ?/?>|&(?:shy|zwnj|zwj|ZeroWidthSpace|NoBreak);"
    r"|&#(?:[0-9]{2,6}|[xX][0-9a-fA-F]{2,5});|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}"
)


class Seen(NamedTuple):
    """A text as it is seen, and for each of its signs the place in the file where it begins."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where something stands in the file that stands from `start` to `end` here."""
        return self.places[start], self.places[end - 1] + 1


def as_seen(text: str) -> Seen | None:
    """The text without what hides in it; None where nothing does."""
    if not _HIDDEN.search(text):
        return None
    pieces, places, at = list[str](), list[int](), 0
    for match in _HIDDEN.finditer(text):
        pieces.append(text[at : match.start()])
        places += range(at, match.start())
        sign = _sign(match[0])
        pieces.append(sign)
        places += [match.start()] * len(sign)
        at = match.end()
    return Seen("".join(pieces) + text[at:], (*places, *range(at, len(text))))


def _sign(written: str) -> str:
    """The sign that something written stands for; nothing for what is not seen."""
    if written.startswith("\\"):
        written = chr(int(written[2:], 16))
    elif written.startswith("&#"):
        written = unescape(written)
    else:
        return ""
    unseen = unicodedata.category(written[0]) in ("Cf", "Cc", "Mn", "Cs")
    return "" if unseen or len(written) > 1 else written
