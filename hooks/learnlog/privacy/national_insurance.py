"""National Insurance numbers: two letters, six digits, a letter from A to D."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.findings import Finding
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import Rule
from learnlog.privacy.words import is_reserved

# HMRC, National Insurance Manual NIM39110: letters and pairs that no prefix has. D is one of them
# and let through all the same, as is any prefix behind the name: a slip of the pen hides nobody.
_PREFIX = r"[a-eghj-prstw-z][a-eghj-nprstw-z]"
_UNUSED = {"bg", "gb", "kn", "nk", "nt", "tn", "zz"}
_GAP = r"(?:[ .\-/_]{0,6}|[ .\-]{0,3}\n[ ]{0,24})"
_DIGITS = Rule(
    rf"(?:[0-9]{{2}}{_GAP}[0-9]{{2}}{_GAP}[0-9]{{2}}|[0-9]{{3}}{_GAP}[0-9]{{3}})(?![0-9])"
)
_BEFORE = Rule(rf"(?:^|[^A-Za-z0-9])([A-Za-z]{{2}}){_GAP}$")
_LAST = Rule(rf"{_GAP}[A-Da-d](?![A-Za-z0-9])")
_LETTERS = Rule(_PREFIX)
_LENGTH = 9
_LABEL = Rule(
    r"(?:national insurance|(?:n\. ?i\.?|ni|nino)(?![a-z])|nat\.? ins)[a-z ]{0,14}[^0-9a-z]{0,8}"
    r"(?:(?:is|was|of) )?[^0-9a-z]{0,4}$"
)


def national_insurance_numbers(text: Prepared) -> Iterator[Finding]:
    """National Insurance numbers; without the last letter only behind their name."""
    if not text.has_digits:
        return
    for begin, _ in text.numbers:
        match = _DIGITS.at(text.plain, begin)
        if not match:
            continue
        letters = _BEFORE.within(text.plain, max(0, match.start() - 9), match.start())
        if not letters:
            continue
        start = letters.start(1)
        last = _LAST.at(text.plain, match.end())
        end = last.end() if last else match.end()
        plain = "".join(one for one in text.small[start:end] if one.isalnum())
        if plain[:2] in _UNUSED:
            continue
        if is_reserved("national_insurance", plain):
            continue
        whole = bool(_LETTERS.at(plain, 0)) and len(plain) == _LENGTH
        if whole or _LABEL.within(text.small, max(0, start - 44), start):
            yield Finding(start, end, "national-insurance")
