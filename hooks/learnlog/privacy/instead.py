"""What can be written instead of a detail: true of everybody whom it may be about."""

from __future__ import annotations

import re

from learnlog.privacy.findings import KINDS

_NUMBER = re.compile(r"[0-9]{1,3}")
_NOT_IN_YEARS = re.compile(r"\b(?:day|week|month)", re.IGNORECASE)
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties")
_SPELT = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty")
_OLDEST = re.compile(r"ninet|hundred|centenarian", re.IGNORECASE)
_OLD = "aged 90 or over"


def instead_of(kind: str, found: str) -> str:
    """What to write for a detail of a kind; "" where nothing is to be written for it.

    Of what was `found` it tells a decade at most.
    """
    return _instead_of_age(found) if kind == "age" else KINDS[kind].instead


def _instead_of_age(found: str) -> str:
    if _NOT_IN_YEARS.search(found):
        return "a young child"
    if number := _NUMBER.search(found):
        return _instead_of_years(int(number[0]))
    if _OLDEST.search(found) and "nineteen" not in found.lower():
        return _OLD
    for spelt, decade in zip(_SPELT, _DECADES, strict=True):
        if spelt in found.lower():
            return f"in their {decade}"
    return KINDS["age"].instead


def _instead_of_years(years: int) -> str:
    if years >= 90:
        return _OLD
    if years >= 20:
        return f"in their {_DECADES[years // 10 - 2]}"
    return "a teenager" if years >= 13 else "a child"
