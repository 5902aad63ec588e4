"""Patterns in what Python and JavaScript have in common, compiled when first used.

Without flags, named groups, possessive or atomic groups; repeats are bounded, so that no text
takes long. `LETTER` and `CAPITAL` are classes spelt out, as `\\w` differs between the two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

_SPAN = range(0x00C0, 0x0250)
_MORE = range(0x1E00, 0x1F00)
CAPITALS = "A-Z" + "".join(chr(at) for at in (*_SPAN, *_MORE) if chr(at).isupper()) + "Α-ΩА-Я"
LETTERS = "A-Za-zÀ-ÖØ-öø-ɏ\u0300-\u036fͰ-ӿḀ-ỿ"
CAPITAL = f"[{CAPITALS}]"
LETTER = f"[{LETTERS}]"
NO_LETTER_BEHIND = f"(?![{LETTERS}0-9])"
# A word with a capital: Ann, O'Brien, Smith-Jones, MRS, Ann's.
CAPITAL_WORD = f"{CAPITAL}{LETTER}{{0,40}}(?:['-]{LETTER}{{1,40}}){{0,4}}"
BLANK = "[ \\n]"


class Rule:
    """A pattern, given as text or as a function that makes it, for words that are read late."""

    def __init__(self, source: str | Callable[[], str]) -> None:
        self._source = source

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self._source if isinstance(self._source, str) else self._source())

    def all_in(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """All matches in a part of a text."""
        return self.pattern.finditer(text, start, len(text) if end is None else end)

    def at(self, text: str, place: int) -> re.Match[str] | None:
        """The match that begins at a place."""
        return self.pattern.match(text, place)

    def within(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in a part of a text."""
        return self.pattern.search(text, start, len(text) if end is None else end)
