"""Names that identify no patient: cited authors, eponyms, people of the history of care."""

from __future__ import annotations

from functools import cache

from learnlog.privacy.rules import Rule
from learnlog.privacy.words import one_of, words

_CITED = Rule(
    r"'?s?,? ?(?:\(|\[)?(?:et al|(?:and|&) [A-Z][a-z]{1,20},? ?\(?(?:19|20)[0-9]{2}"
    r"|,? ?(?:19|20)[0-9]{2}[a-z]?[;:,)\]])"
)
_EPONYM = Rule(
    lambda: rf"(?:'s?|s')?[ \n]{{1,3}}(?:[a-z]{{1,15}} )?{one_of(words('eponym_kinds'))}(?![a-z])"
)


@cache
def public_surnames() -> frozenset[str]:
    """The surnames of those whose models and books are cited without a given name: Kolb, Gibbs."""
    return frozenset(name.split()[-1] for name in words("public_people"))


def is_public(plain: str, start: int, end: int) -> bool:
    """A cited author, an eponym, somebody in the books: they are public."""
    if plain[start:end] in words("public_people"):
        return True
    return bool(_CITED.at(plain, end) or _EPONYM.at(plain, end))
