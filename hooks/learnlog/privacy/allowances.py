"""Words that the confidentiality check lets pass, each with its reason."""

from __future__ import annotations

import re
from typing import NamedTuple

from learnlog.privacy.findings import KINDS
from learnlog.problems import Source

_WORD = re.compile(r"[^\W_]+")
_OWNERSHIP = re.compile(r"['’]s\b", re.IGNORECASE)


class Allowance(NamedTuple):
    """Words that may stand in the log, why they may, and where that is said."""

    text: str
    because: str
    source: Source


def allows(allowed: str, kind: str, found: str) -> bool:
    """Whether some `allowed` words let pass what was found, a detail of that kind.

    Letters and digits decide, not case, blanks and stops. What stops a build must be the same from
    end to end; of what only asks, whole words of the allowed ones are enough: Okafor, where Sam
    Okafor is allowed.
    """
    words, wanted = _words(allowed), _words(found)
    if not wanted:
        return False
    if KINDS[kind].stops:
        return "".join(words) == "".join(wanted)
    length = len(wanted)
    return any(words[at : at + length] == wanted for at in range(len(words) - length + 1))


def _words(text: str) -> list[str]:
    return _WORD.findall(_OWNERSHIP.sub("", text).casefold())
