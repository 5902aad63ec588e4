"""Addresses that their surroundings show: behind "Address:", or in the lines above a postcode."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.address_parts import any_kind
from learnlog.privacy.findings import Finding
from learnlog.privacy.postcodes import postcodes
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import BLANK, CAPITAL_WORD, CAPITALS, LETTERS, Rule
from learnlog.privacy.words import one_of, words

_LABEL = Rule(
    r"(?:^|[^a-z-])(?:home |postal |delivery |discharge |next of kin |nok )?"
    r"(?:address|addr|add|cyfeiriad|seoladh)(?: is| was| given as)?[ ]{0,2}[:=-][ ]{1,3}[\x22']?"
)
_OTHER_SORT = Rule(r"(?:mail|ip|web|mac|email|site|net|internet|url|http|memory)[ -]address")
_ONE = rf"(?:{CAPITAL_WORD}|[0-9]{{1,4}}[A-Za-z]?|na|an|y|of|the|nr|near)"
_PARTS = rf"(?:{CAPITAL_WORD}|[0-9]{{1,4}}[A-Za-z]?)(?:,?{BLANK}{_ONE}){{0,8}}"
_WRITTEN = Rule(_PARTS)
_SHOWN = Rule(
    lambda: rf",{BLANK}[{CAPITALS}]|{any_kind()}|{one_of(words('house_kinds'))}(?![{LETTERS}])"
)
_ABOVE = Rule(
    rf"(?:^|\n)[ \t>]{{0,6}}((?:[0-9]{{1,4}}[A-Za-z]?{BLANK})?{_PARTS}),?[ ]{{0,2}}\n[ \t>]{{0,6}}$"
)
_REACH = 90


def address_blocks(text: Prepared) -> Iterator[Finding]:
    """What stands behind a label, and the line above a postcode that has a line of its own."""
    if text.words & {"address", "addr", "add", "cyfeiriad", "seoladh"}:
        for label in _LABEL.all_in(text.small):
            if _OTHER_SORT.within(text.small, max(0, label.start() - 10), label.end()):
                continue
            match = _WRITTEN.at(text.plain, label.end())
            if match and _SHOWN.within(text.plain, *match.span()):
                yield Finding(*match.span(), "address")
    if "\n" in text.plain:
        for code in postcodes(text):
            above = _ABOVE.within(text.plain, max(0, code.start - _REACH), code.start)
            if above:
                yield Finding(*above.span(1), "address")
