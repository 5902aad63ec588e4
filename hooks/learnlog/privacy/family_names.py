"""Surnames that show themselves as such: the Okafor family, van der Merwe, Al-Hashimi."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.findings import Finding
from learnlog.privacy.initialled_names import is_another_word
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.public_names import is_public
from learnlog.privacy.rules import CAPITALS, LETTERS, Rule

_FAMILY = Rule(
    rf"([{CAPITALS}][{LETTERS}'-]{{2,30}})[\x22']?[ \n]{{1,4}}(?:family|families|twins|household"
    r"|sisters|brothers|couple)(?![a-z])"
)
_WITH_PARTICLES = Rule(
    rf"((?:(?:[Vv]an|[Vv]on)[ ](?:der|den|de|ter)[ ]|(?:van|von|de|da|dos|di)[ ]"
    rf"|(?:Mac|Mc|Ni|Nic|Ui|Dela|De[ ]la|Ap|Ab)[ ]|(?:[Aa]l"
    rf"|[Ee]l)-)[{CAPITALS}][{LETTERS}]{{3,30}})"
)
_OF_A_FAMILY = {"family", "families", "twins", "household", "sisters", "brothers", "couple"}
_PARTICLES = {
    *("van", "von", "de", "da", "dos", "di", "mac", "mc", "ni", "nic", "ui", "dela", "ap", "ab"),
    *("al", "el"),
}


def family_names(text: Prepared) -> Iterator[Finding]:
    """Words with a capital before "family" and the like, and behind the small words of names."""
    for rule, cues in ((_FAMILY, _OF_A_FAMILY), (_WITH_PARTICLES, _PARTICLES)):
        for match in rule.all_in(text.plain) if text.words & cues else ():
            start, end = match.span(1)
            other = is_another_word(match[1].split()[-1])
            if text.plain[start - 1 : start].isalnum() or other:
                continue
            if not is_public(text.plain, start, end):
                yield Finding(start, end, "name")
