"""Words that the confidentiality check lets pass, each with its reason."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from learnlog.problems import Source

_WORD = re.compile(r"[^\W_]+")
_OWNERSHIP = re.compile(r"['’]s\b", re.IGNORECASE)

_BY_SIGNS = {"email"}
_BY_WORDS = {"name", "organisation", "place"}
# The same number or code however it is written in groups.
_UNGROUPED = {
    "nhs-number", "chi-number", "hc-number", "national-insurance", "postcode", "phone",
}  # fmt: skip


class Allowance(NamedTuple):
    """Words that may stand in the log, why they may, and where that is said."""

    text: str
    because: str
    source: Source


def allows(allowed: str, kind: str, found: str) -> bool:
    """Whether some `allowed` words let pass what was found, a detail of that kind.

    Case and accents never decide: Zoë has the key zoe. Of names whole words are enough: Okafor,
    where Sam Okafor is allowed; all else must be the same from end to end. The groups of a number
    may be others where they mean nothing, and words may have other blanks and stops between them;
    of a mail address every sign counts.
    """
    if kind in _BY_SIGNS:
        return bool(found.strip()) and _signs(allowed) == _signs(found)
    words, wanted = _words(allowed), _words(found)
    if not wanted:
        return False
    if kind in _UNGROUPED:
        return "".join(words) == "".join(wanted)
    if kind not in _BY_WORDS:
        return words == wanted
    length = len(wanted)
    return any(words[at : at + length] == wanted for at in range(len(words) - length + 1))


def _signs(text: str) -> str:
    return text.strip().casefold()


def _words(text: str) -> list[str]:
    letters = unicodedata.normalize("NFKD", _OWNERSHIP.sub("", text).casefold())
    return _WORD.findall("".join(one for one in letters if not unicodedata.combining(one)))
