"""What addresses are made of: numbers of houses, names and kinds of streets."""

from __future__ import annotations

from functools import cache

from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import BLANK, CAPITAL_WORD, NO_LETTER_BEHIND
from learnlog.privacy.words import one_of, words

GAP = r"(?:[ ]{1,6}|[ ]{0,3}\n[ ]{0,24})"
PART = rf"(?:{CAPITAL_WORD}\.?{GAP}(?:(?:of|the|on|in|y|an|na|nan){GAP}){{0,2}}){{1,4}}"
# The same without a break of the line.
PART_OF_A_LINE = (
    rf"(?:{CAPITAL_WORD}\.?[ ]{{1,4}}(?:(?:of|the|on|in|y|an|na|nan)[ ]{{1,4}}){{0,2}}){{1,4}}"
)
NUMBER = (
    rf"[0-9]{{1,4}}{BLANK}?[A-Za-z]?(?:{BLANK}?[-/&]{BLANK}?[0-9A-Z]{{1,4}}[A-Za-z]?)?,?{GAP}"
    rf"(?:[(][0-9A-Z]{{2,3}}[)]{GAP})?"
)


def any_kind() -> str:
    """A part of a pattern: any kind of street, with its capital or in capitals."""
    kinds = words("street_kinds")
    sure = {one.lower() for one in words("street_kinds_sure")}
    return one_of({*kinds, *sure, *(one.upper() for one in kinds)}) + NO_LETTER_BEHIND


# Streets of one word: 94 Cowgate.
ONE_WORD = r"[A-Z][a-z]{2,10}(?:gate|wynd)(?![a-z])"


def sure_kind() -> str:
    """A part of a pattern: a kind that is hardly anything but a street."""
    sure = words("street_kinds_sure")
    return (
        one_of({*sure, *(one.upper() for one in sure), *(one.lower() for one in sure)})
        + NO_LETTER_BEHIND
    )


def street_kinds(text: Prepared) -> list[str]:
    """The kinds of streets that a text names, as they are written there."""
    found = text.capital_words
    kinds = [*(found & words("street_kinds")), *(text.words & sure_words())]
    return kinds + [one for one in found if one.isupper() and one.title() in words("street_kinds")]


def one_word_streets(text: Prepared) -> list[str]:
    """The streets of one word that a text names, or what looks like them."""
    return [word for word in text.capital_words if word.endswith(("gate", "wynd"))]


@cache
def sure_words() -> frozenset[str]:
    """The kinds that are hardly anything but streets, in small letters."""
    return frozenset(one.lower() for one in words("street_kinds_sure"))


def is_an_address(written: str) -> bool:
    """Whether no word is one that numbers stand before in other texts: 6 Minute Walk."""
    parts = written.replace(",", " ").split()
    return not any(part in words("not_in_streets") for part in parts)
