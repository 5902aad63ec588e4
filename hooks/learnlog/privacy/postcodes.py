"""Full postcodes, of the areas and in the shapes that Royal Mail gives out."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.findings import Finding
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import Rule
from learnlog.privacy.surroundings import in_an_address
from learnlog.privacy.words import words

# Royal Mail, Programmers' Guide to the Postcode Address File: A9, A99, A9A, AA9, AA99, AA9A; the
# third letter of A9A and the fourth of AA9A are of few; C, I, K, M, O and V never end one.
# GIR 0AA (a bank) and the field post offices of the forces (BFPO, BF1) name no home: left out.
_INWARD = Rule(r"[0-9][ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}(?![A-Za-z0-9])")
# Eircode, of Ireland: a routing key and four signs.
_EIRCODE = Rule(
    r"(?:[AC-FHKNPRTV-Y][0-9]{2}|D6W)[ ]?(?=[0-9]{0,3}[A-Z])[0-9AC-FHKNPRTV-Y]{4}(?![A-Za-z0-9])"
)
_GAP = r"(?:[ .\-]{0,6}|[ ]{0,2}\n[ ]{0,24}|[ ]{0,2}[,/\t][ ]{0,2}|%20|\+|_)"
_OUTWARD = Rule(
    r"(?:^|[^A-Za-z0-9]|%2[0cC])([A-Za-z]{1,2})([ ]?)(?:[1-9][0-9]?|0"
    rf"|[0-9][A-HJKMNPR-Ya-hjkmnpr-y]){_GAP}$"
)
_OF_A_THING = Rule(
    r"(?:^|[^a-z])(?:room|model|part|product|item|version|catalogue|kit|asset|serial|grant|device|batch|lot"
    r"|order|size|type|form|sku|code|merge|commit|hash|sha|rev)(?: no\.?| number| code)?[:# ]{1,3}$"
)
_A_POST_CODE = Rule(r"(?:post|zip|p/?) ?code[: ]{1,3}$")
_OF_A_HOME = Rule(
    r"(?:(?:^|[^a-z])(?:post ?-?code|cod post|p/?c(?:ode)?|liv(?:e|es|ed|ing)|address|home|from|at"
    r"|to|near|in|sat ?nav|visit|house|flat|road|street|lane|avenue|close|drive)(?![a-z])|,)"
    r"[^0-9\n.]{0,24}$"
)
# What else ends in a digit and two letters: L4 5th, b12 5ug, s1 4hr.
_CALLED_SO = Rule(r"(?:post ?-?code|eircode|cod post)(?: is| was)?[^0-9a-z]{1,6}$")
_LONG = 7  # digits in a row, more than a postcode has
_ORDINALS = {"st", "nd", "rd", "th"}
_UNITS = {
    *_ORDINALS,
    *("ug", "hr", "yr", "pt", "wd", "gy", "lb", "ft", "qt", "gb", "tb", "hz", "px", "qd", "dl"),
}
_ENCODED = Rule(r"(?:[/,+]|%2[0cC])[A-Za-z0-9]{2,4}(?:%20|\+)|=")


def postcodes(text: Prepared) -> Iterator[Finding]:
    """Full postcodes; one in small letters where nothing else is like it."""
    if not any(digit in text.small for digit in "0123456789"):
        return
    yield from _of_ireland(text)
    for inward in _INWARD.all_in(text.plain):
        outward = _OUTWARD.within(text.plain, max(0, inward.start() - 34), inward.start())
        if not outward or not _is_one(text, outward.start(1), outward.group(1).upper()):
            continue
        start, end = outward.start(1), inward.end()
        written = text.plain[start:end]
        odd = outward.group(2) or any(sign in written for sign in ",/\t")
        if odd and not written.isupper():
            continue
        if written.isupper() or _in_small_letters(text.small, start, written):
            yield Finding(start, end, "postcode")


def _of_ireland(text: Prepared) -> Iterator[Finding]:
    for start, end in text.numbers:
        match = _EIRCODE.at(text.plain, start - 1) if start and end - start < _LONG else None
        if match and any(sign.isdigit() for sign in match.group()[3:]):
            before = text.plain[start - 2 : start - 1] if start > 1 else ""
            if not before.isalnum() and before not in ("-", "/", "_", "#"):
                yield Finding(*match.span(), "postcode")


def _is_one(text: Prepared, start: int, area: str) -> bool:
    before = text.plain[start - 1 : start]
    if area not in words("postcode_areas") or before.isalnum() or before in ("-", "_", "/", "."):
        return False
    near = text.small[max(0, start - 30) : start]
    if _OF_A_THING.within(near) and not _A_POST_CODE.within(near):
        return False
    encoded = _ENCODED.at(text.plain, start - 1) or _ENCODED.at(text.plain, start - 3)
    return bool(encoded and area) or not in_an_address(text.plain, start)


def _in_small_letters(small: str, start: int, written: str) -> bool:
    """Whether one in small letters is more than a measure or a level: ls6 2bp, not s1 2nd."""
    last = written[-2:].lower()
    units = _ORDINALS if written[:2].isalpha() else _UNITS
    if last not in units:
        return written[:3].lower() != "co2"  # which is a gas
    if _CALLED_SO.within(small, max(0, start - 20), start):
        return True
    if last in _ORDINALS and not written[:2].isalpha():
        return False
    if _OF_A_HOME.within(small, max(0, start - 40), start):
        return True
    end = start + len(written)  # se1 3rd floor is a place, hu6 5rd by itself a postcode
    return last in _ORDINALS and " " in written and not small[end : end + 2].strip().isalpha()
