"""Numbers of a hospital, of records and of their systems, beside words that say so."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.findings import Finding
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import Rule
from learnlog.privacy.words import one_of, words

_NUMBER_WORD = (
    r"(?:numbers?|nos?|num|nr|nbr|ids?|identifiers?|identification|ref(?:erence)?|code|#)(?![a-z])"
)
_JOIN = (
    r"(?:[^0-9a-z\n]|\n(?!\n)|(?:is|was|are|were|of|as|for|given|reads?|being|and|the|now|still"
    r"|his|her|their|this|pt|patient|he|she)(?![a-z])){0,12}"
)
_VALUE = r"[a-z]{0,4}[ \-/.]?[0-9]{2,10}(?:[ \-/.][0-9]{2,6}){0,3}(?:[\-/]?[a-z]{1,2}(?![a-z0-9]))?"


def _labelled() -> str:
    label = one_of(words("record_labels"))
    return rf"{label}[ \-.'s/]{{0,4}}\.?{_NUMBER_WORD}\.?{_JOIN}({_VALUE})"


_LABELLED = Rule(_labelled)
# These need no word for number.
_ALONE = Rule(
    r"(?:mrn|medical record|hosp|case ?notes?|case-notes|rio|pas|ubrn|crn|h/n|hn|emis|systmone"
    r"|carenotes|k-number|district|paris|cris|pid|urn|nhi)"
    rf"(?![a-z])\.?{_JOIN}({_VALUE})"
)
_K_NUMBER = Rule(r"[Kk][0-9]{7}(?![0-9A-Za-z])")
_YEAR = Rule(r"(?:19|20)[0-9]{2}(?![0-9])")
_DATE = Rule(r"[0-9]{1,4}[\-/. ][0-9]{1,2}[\-/. ][0-9]{2,4}")


def record_numbers(text: Prepared) -> Iterator[Finding]:
    """Numbers of four or more digits behind the name of such a number; years and dates are none."""
    if not any(digit in text.small for digit in "0123456789"):
        return
    for rule in (_LABELLED, _ALONE):
        for match in rule.all_in(text.small):
            before = text.small[match.start() - 1 : match.start()]
            if not before.isalnum() and _is_a_number(text.small, *match.span(1)):
                yield Finding(*match.span(1), "record-number")
    for match in _K_NUMBER.all_in(text.plain):
        if not text.plain[match.start() - 1 : match.start()].isalnum():
            yield Finding(*match.span(), "record-number")


def _is_a_number(small: str, start: int, end: int) -> bool:
    value = small[start:end]
    digits = sum(one.isdigit() for one in value)
    behind = small[end : end + 2]
    if digits < 4 or behind[:1].isalnum() or behind[:1] == "%":
        return False
    if behind[:1] in (",", ".", ":") and behind[1:].isdigit():
        return False
    only_a_year = _YEAR.at(value, 0) and digits < 9
    return not only_a_year and not (_DATE.at(value, 0) and digits <= 8)
