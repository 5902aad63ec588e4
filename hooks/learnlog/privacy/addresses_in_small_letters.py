"""Addresses that somebody in a hurry wrote without capitals: 80 mill lane."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.address_parts import sure_words
from learnlog.privacy.findings import Finding
from learnlog.privacy.near import stretches
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import Rule
from learnlog.privacy.words import one_of, small_words, words

_HOUSES = {"house", "court", "tower", "point", "lodge", "mansions", "heights"}
_ABBREVIATED = {"st", "ln", "row", "hill", "cl", "dr", "pl", "court", "way", "place", "tce"}
# Short forms that are nothing else, so that the number before is one of a house.
_SHORT = ("rd", "ave", "cres", "gdns", "ln", "cl", "tce")
_SMALL_FLAT = Rule(
    lambda: (
        rf"(?:flat|apartment|apt\.?) [0-9]{{1,4}}[a-z]?,? (?:[0-9]{{1,4}}[a-z]?,? )?"
        rf"((?:[a-z']{{2,15}},? ){{1,5}}){one_of({*small_words('street_kinds'), *_HOUSES})}"
        "(?![a-z])"
    )
)
_SMALL_KIND_FIRST = Rule(
    lambda: (
        rf"[0-9]{{1,4}}[a-z]?,? {one_of(one.lower() for one in words('street_kinds_first'))} "
        r"(?:(?:y|yr|ar|de|la|du|an|na) )?[a-z']{3,15}(?![a-z])"
    )
)
_SMALL = Rule(
    lambda: (
        r"[0-9]{1,4}[a-z]?,?[ \n]{1,4}((?:[a-z']{3,15}[ \n]{1,4}){1,3})"
        + one_of({*sure_words(), *_ABBREVIATED})
        + "(?![a-z])"
    )
)
_LIVING = Rule(
    lambda: (
        r"(?:liv(?:e|es|ed|ing)|resid(?:e|es|ed|ing)|stay(?:s|ed|ing)?|moved|home"
        r"|house|addr|address|visit|visits|visited|letters?|parcel|sent|taxi|outside|abode|back to"
        r"|called|crew|ambulance|transport|dropped|collected?|drove|driven|round to|delivered?|went"
        r"|wrote|written|bill for|from|off|at|to|c/o|opposite|up"
        r"|key ?safe|discharged|found|knocked|care package|fire)(?![a-z])[^0-9.\n]{0,24}$"
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


_WITH_A_LETTER = Rule(r"[0-9]{1,4}[a-z] [a-z]")
_FLATS = {"flat", "apartment", "apt"}


def addresses_in_small_letters(text: Prepared) -> Iterator[Finding]:
    """A number and a street, where the words before tell of a home or a way; flats anywhere."""
    if not any(one in text.small for one in "0123456789"):
        return
    kinds = text.words & (sure_words() | _ABBREVIATED)
    for start, end in stretches(text.small, kinds, 60, 4):
        for match in _SMALL.all_in(text.small, start, end):
            short = match.group().endswith(_SHORT) or _is_lived_in(text, match.start())
            if short and not set(match.group(1).split()) & _SMALL_STOPS:
                yield Finding(*match.span(), "address")
    if text.words & _FLATS and text.words & (small_words("street_kinds") | _HOUSES):
        for match in _SMALL_FLAT.all_in(text.small):
            if not set(match.group(1).split()) & _SMALL_STOPS:
                yield Finding(*match.span(), "address")
    for start, end in stretches(text.small, text.words & small_words("street_kinds_first"), 8, 40):
        for match in _SMALL_KIND_FIRST.all_in(text.small, start, end):
            if _is_lived_in(text, match.start()):
                yield Finding(*match.span(), "address")


def _is_lived_in(text: Prepared, start: int) -> bool:
    if text.small[start - 1 : start].isalnum():
        return False
    if _WITH_A_LETTER.at(text.small, start):
        return True
    return bool(_LIVING.within(text.small, max(0, start - 50), start))
