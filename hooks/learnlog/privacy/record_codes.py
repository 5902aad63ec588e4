"""Numbers of records that no label leads up to: K1234567, her notes RX540104, 129957 is the MRN."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.findings import Finding
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.record_numbers import OF_A_THING
from learnlog.privacy.rules import Rule
from learnlog.privacy.surroundings import in_an_address, sentence_around

# Letters and six or more digits, where a person under care is spoken of.
_WITH_LETTERS = Rule(
    r"(?!ID|PO|INC|CR|TKT|NO|NR|RN|HN|REF|MRN|PID|URN|CHI|HCN|NHS)[A-Z]{1,3}[ \-/]?[0-9]{6,8}"
    r"(?![0-9A-Za-z])"
)
_UNDER_CARE = Rule(
    r"(?:^|[^a-z])(?:patients?|pts?|notes|wristband|admitted|referr(?:al|ed)|hosp|hospital|clinic"
    r"|ward|bed|resident|client|discharged?|bloods|wrong|handover|records?|chart)(?![a-z])"
)
_K_NUMBER = Rule(r"[Kk][0-9]{7}(?![0-9A-Za-z])")
_IS_THE_LABEL = Rule(
    r"(?:[^0-9\n]{1,14}(?:is|was|being|as) (?:the|his|her|their|a|my) (?:[a-z']{2,12} )?|[ (]{1,3})"
    r"(?:mrn|(?:hospital|patient|patient record|record|hosp|unit|case ?note|k|rio|pas)[ -]"
    r"(?:number|no|id))"
    r"(?![a-z])"
)
_SHORTEST, _WITHOUT_LABEL = 5, 6  # digits


def record_codes(text: Prepared) -> Iterator[Finding]:
    """Letters and many digits where care is spoken of, and numbers that are named behind them."""
    named = bool(text.words & {"mrn", "number", "no", "id"})
    for start, end in text.numbers:
        if end - start < _SHORTEST:
            continue
        if named and _IS_THE_LABEL.at(text.small, end):
            yield Finding(start, end, "record-number")
        before = text.plain[start - 1 : start]
        if end - start >= _WITHOUT_LABEL and (before.isalpha() or before in (" ", "-", "/")):
            yield from _with_letters(text, start)


def _with_letters(text: Prepared, number: int) -> Iterator[Finding]:
    for rule in (_K_NUMBER, _WITH_LETTERS):
        match = rule.within(text.plain, max(0, number - 5), number + 9)
        if not match or not match.start() < number < match.end():
            continue
        start, end = match.span()
        if text.plain[start - 1 : start].isalnum() or in_an_address(text.plain, start):
            continue
        if OF_A_THING.within(text.small, max(0, start - 40), start):
            continue
        around = sentence_around(text.plain, start, end)
        if rule is _K_NUMBER or _UNDER_CARE.within(text.small, *around):
            yield Finding(start, end, "record-number")
