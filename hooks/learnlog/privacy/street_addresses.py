"""Street addresses: a number and a street, a flat, a house with a name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from learnlog.privacy.findings import Finding
from learnlog.privacy.near import stretches
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import BLANK, CAPITAL_WORD, NO_LETTER_BEHIND, Rule
from learnlog.privacy.words import one_of, words

_GAP = rf"{BLANK}{{1,6}}"
_PART = rf"(?:{CAPITAL_WORD}\.?{_GAP}(?:(?:of|the|on|in|y){_GAP}){{0,2}}){{1,4}}"
_NUMBER = rf"[0-9]{{1,4}}{BLANK}?[A-Za-z]?(?:{BLANK}?[-/&]{BLANK}?[0-9]{{1,4}}[A-Za-z]?)?,?{_GAP}"
_FLAT = r"[Ff](?:lat|LAT)|[Aa](?:partment|pt)\.?|[Mm]aisonette|[Cc]aravan|[Pp]lot|[Ss]tudio"


def _any_kind() -> str:
    kinds = words("street_kinds")
    sure = {one.lower() for one in words("street_kinds_sure")}
    return one_of({*kinds, *sure, *(one.upper() for one in kinds)}) + NO_LETTER_BEHIND


def _sure_kind() -> str:
    sure = words("street_kinds_sure")
    return (
        one_of({*sure, *(one.upper() for one in sure), *(one.lower() for one in sure)})
        + NO_LETTER_BEHIND
    )


_NUMBERED = Rule(lambda: rf"{_NUMBER}((?:{_PART}){_any_kind()})")
_KIND_FIRST = Rule(
    lambda: (
        rf"{_NUMBER}{one_of(words('street_kinds_first'))}(?:{_GAP}|-)"
        rf"(?:(?:y|yr|ar|de|la|du|an)(?:{_GAP}|-)){{0,2}}{CAPITAL_WORD}"
    )
)
_THE_STREET = Rule(lambda: rf"{_NUMBER}The{_GAP}(?:{CAPITAL_WORD}{_GAP})?{_any_kind()}")
_IN_FLATS = Rule(
    lambda: (
        rf"(?:{_FLAT}){BLANK}?(?:[Nn]o\.?{BLANK}?)?[0-9A-Z]{{1,4}}[A-Za-z]?,?{_GAP}"
        rf"(?:{_NUMBER})?{CAPITAL_WORD}(?:{_GAP}{CAPITAL_WORD}){{0,3}}"
    )
)
_NAMED_HOUSE = Rule(
    lambda: (
        rf"((?:{CAPITAL_WORD}{_GAP}){{0,3}}{CAPITAL_WORD}),{_GAP}((?:{_NUMBER})?{_PART})"
        rf"({_any_kind()})"
    )
)
_SMALL = Rule(
    lambda: (
        r"[0-9]{1,4}[a-z]?,?[ \n]{1,4}((?:[a-z']{3,15}[ \n]{1,4}){1,3})"
        + one_of(one.lower() for one in words("street_kinds_sure"))
        + "(?![a-z])"
    )
)
_LIVING = Rule(
    lambda: (
        r"(?:liv(?:e|es|ed|ing)|resid(?:e|es|ed|ing)|stay(?:s|ed|ing)?|moved|home"
        r"|house|address|visit"
        r"|key ?safe|discharged|found|knocked|care package|fire)(?![a-z])[^0-9.\n]{0,24}$"
    )
)
_LIVES_ON = Rule(
    lambda: (
        rf"(?:(?:live|lives|lived|living|resides|residing|lodges) (?:on|in|at|off)"
        rf"|[Aa]ddress(?: is| was|:))"
        rf"{_GAP}({_PART}{_sure_kind()})"
    )
)
_SMALL_STOPS = {
    *("the", "this", "that", "and", "minutes", "minute", "miles", "mile", "people", "way", "down"),
    *(
        "in",
        "on",
        "of",
        "a",
        "to",
        "from",
        "for",
        "lane",
        "new",
        "hour",
        "metre",
        "metres",
        "steps",
    ),
    *("patients", "beds", "hours", "days", "weeks", "years", "other", "more", "yards", "houses"),
}


def street_addresses(text: Prepared) -> Iterator[Finding]:
    """Addresses that lead to a home. A street by itself is one only where somebody lives in it."""
    found = text.capital_words
    kinds = [*(found & words("street_kinds")), *(text.words & _sure_words())]
    kinds += [one for one in found if one.isupper() and one.title() in words("street_kinds")]
    for start, end in stretches(text.plain, kinds, 90, 4):
        yield from _numbered(text, start, end)
        for match in _THE_STREET.all_in(text.plain, start, end):
            if not text.plain[match.start() - 1 : match.start()].isalnum():
                yield Finding(*match.span(), "address")
        yield from _named_houses(text, start, end)
        for match in _LIVES_ON.all_in(text.plain, start, end):
            yield Finding(*match.span(1), "address")
        for match in _SMALL.all_in(text.small, start, end):
            begin = match.start()
            stops = set(match.group(1).split()) & _SMALL_STOPS
            if not stops and _LIVING.within(text.small, max(0, begin - 50), begin):
                yield Finding(*match.span(), "address")
    if found & words("street_kinds_first"):
        for match in _KIND_FIRST.all_in(text.plain):
            if not text.plain[match.start() - 1 : match.start()].isalnum():
                yield Finding(*match.span(), "address")
    if text.words & {"flat", "apartment", "apt", "maisonette", "caravan", "plot", "studio"}:
        for match in _IN_FLATS.all_in(text.plain):
            if _clean(match.group()):
                yield Finding(*match.span(), "address")


@cache
def _sure_words() -> frozenset[str]:
    return frozenset(one.lower() for one in words("street_kinds_sure"))


def _numbered(text: Prepared, begin: int, stop: int) -> Iterator[Finding]:
    for match in _NUMBERED.all_in(text.plain, begin, stop):
        before = text.plain[max(0, match.start() - 1) : match.start()]
        if not before.isalnum() and before not in (".", "£", ":", "#") and _clean(match.group(1)):
            yield Finding(*match.span(), "address")


def _named_houses(text: Prepared, begin: int, stop: int) -> Iterator[Finding]:
    """A house with a name, and its street: Rose Cottage, Mill Lane."""
    for match in _NAMED_HOUSE.all_in(text.plain, begin, stop):
        house = match.group(1).split()
        sure = match.group(3).title() in {*words("street_kinds_sure"), "St", "Ln", "Cres"}
        house = house[1:] if house[0].title() == "The" else house
        if house and house[-1].title() in words("street_kinds_sure"):
            continue  # two streets, and no house
        if (
            house
            and (sure or house[-1].title() in words("house_kinds"))
            and _clean(" ".join([*house, match.group(2)]))
        ):
            yield Finding(*match.span(), "address")


def _clean(written: str) -> bool:
    """Whether no word is one that numbers stand before in other texts: 6 Minute Walk."""
    parts = written.replace(",", " ").split()
    return not any(part in words("not_in_streets") for part in parts)
