"""Street addresses: a number and a street, a flat, a room, a street where somebody lives."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.address_parts import (
    GAP,
    NUMBER,
    ONE_WORD,
    PART,
    any_kind,
    is_an_address,
    one_word_streets,
    street_kinds,
    sure_kind,
)
from learnlog.privacy.findings import Finding
from learnlog.privacy.near import stretches
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import BLANK, CAPITAL_WORD, Rule
from learnlog.privacy.words import one_of, words

_FLAT = (
    r"[Ff](?:lat|LAT)|[Aa](?:partment|pt)\.?|[Mm]aisonette|[Cc]aravan|[Pp]lot"
    r"|[Ss]tudio(?= ?[0-9]{1,3},)"
)


_NUMBERED = Rule(lambda: rf"{NUMBER}((?:{PART}){any_kind()})")
_ONE_WORD = Rule(rf"{NUMBER}{ONE_WORD}")
_NUMBERED_HOUSE = Rule(
    lambda: (
        rf"{NUMBER}(?:{CAPITAL_WORD}{GAP}){{1,3}}{one_of(words('house_kinds'))},{GAP}"
        rf"(?:{PART}){any_kind()}"
    )
)
_KIND_FIRST = Rule(
    lambda: (
        rf"{NUMBER}{one_of(words('street_kinds_first'))}(?:'r)?(?:{GAP}|-)"
        rf"(?:(?:y|yr|ar|de|la|du|an|na)(?:{GAP}|-)){{0,2}}{CAPITAL_WORD}"
    )
)
_THE_STREET = Rule(lambda: rf"{NUMBER}The{GAP}(?:{CAPITAL_WORD}{GAP})?{any_kind()}")
_IN_FLATS = Rule(
    lambda: (
        rf"(?:{_FLAT}){BLANK}?(?:[Nn]o\.?{BLANK}?)?[0-9A-Z]{{1,4}}[A-Za-z]?,?{GAP}"
        rf"(?:{NUMBER})?{CAPITAL_WORD}(?:{GAP}{CAPITAL_WORD}){{0,3}}"
    )
)
_ROOM = Rule(
    lambda: (
        rf"[Rr](?:oom|m)\.?{BLANK}[0-9]{{1,3}}[A-Za-z]?,{GAP}(?:{CAPITAL_WORD}{GAP}){{0,2}}"
        rf"{CAPITAL_WORD},{GAP}(?:{NUMBER})?{PART}{any_kind()}"
    )
)
_LIVES_ON = Rule(
    lambda: (
        rf"(?:(?:live|lives|lived|living|resides|residing|lodges) (?:on|in|at|off)"
        rf"|[Aa]ddress(?: is| was|:))"
        rf"{GAP}({PART}{sure_kind()})"
    )
)


def street_addresses(text: Prepared) -> Iterator[Finding]:
    """Addresses that lead to a home. A street by itself is one only where somebody lives in it."""
    kinds = street_kinds(text)
    for start, end in stretches(text.plain, kinds, 90, 4):
        yield from _numbered(text, start, end)
        for rule in (_THE_STREET, _NUMBERED_HOUSE):
            for match in rule.all_in(text.plain, start, end):
                if not text.plain[match.start() - 1 : match.start()].isalnum():
                    yield Finding(*match.span(), "address")
        for match in _LIVES_ON.all_in(text.plain, start, end):
            yield Finding(*match.span(1), "address")
    if one_word_streets(text):
        for match in _ONE_WORD.all_in(text.plain):
            if not text.plain[match.start() - 1 : match.start()].isalnum():
                yield Finding(*match.span(), "address")
    first_words = {word.split("'")[0] for word in text.capital_words}
    if first_words & words("street_kinds_first"):
        for match in _KIND_FIRST.all_in(text.plain):
            if not text.plain[match.start() - 1 : match.start()].isalnum():
                yield Finding(*match.span(), "address")
    if text.words & {"flat", "apartment", "apt", "maisonette", "caravan", "plot", "studio"}:
        for match in _IN_FLATS.all_in(text.plain):
            if is_an_address(match.group().replace("Point", "")):
                yield Finding(*match.span(), "address")
    if "room" in text.words or "rm" in text.words:
        for match in _ROOM.all_in(text.plain):
            yield Finding(*match.span(), "address")


def _numbered(text: Prepared, begin: int, stop: int) -> Iterator[Finding]:
    for match in _NUMBERED.all_in(text.plain, begin, stop):
        before = text.plain[max(0, match.start() - 1) : match.start()]
        if (
            not before.isalnum()
            and before not in (".", "£", ":", "#")
            and is_an_address(match.group(1))
            and not match.group(1).startswith("Way ")
        ):
            yield Finding(*match.span(), "address")
