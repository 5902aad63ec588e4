"""Ties to a public role: the mayor's daughter."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.findings import Finding
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import Rule
from learnlog.privacy.words import one_of, words

_GAP = r"[ \n]{1,4}"
_ADJ = rf"(?:[a-z][a-z-]{{1,14}}{_GAP})"


def _role() -> str:
    return rf"(?:{one_of(words('public_roles'))}|consultant|matron|ward (?:sister|manager)|surgeon|director|headmaster)"


def _relative() -> str:
    return one_of(words("relatives"))


_OF_THE_ROLE = Rule(
    lambda: (
        rf"(?:the|a|an|our|my|their|his|her|local|former|late){_GAP}{_ADJ}{{0,3}}{_role()}(?:'s?|s')?{_GAP}{_ADJ}{{0,2}}{_relative()}(?![a-z])"
    )
)
_TO_THE_ROLE = Rule(
    lambda: (
        rf"{_relative()}{_GAP}(?:of|to){_GAP}(?:(?:the|a|an|our|my|their|his|her|one of the){_GAP})?{_ADJ}{{0,3}}{_role()}s?(?![a-z])"
    )
)
_IS_THE_ROLE = Rule(
    lambda: (
        rf"(?:{_relative()}|patient|client|resident|he|she){_GAP}(?:is|was|who is|who was|being|turned out to be){_GAP}(?:the|our){_GAP}{_ADJ}{{0,3}}{_role()}(?![a-z'])"
    )
)
_MARRIED = Rule(
    lambda: (
        rf"(?:married|related|engaged|daughter|son|mother|father|sister|brother){_GAP}to{_GAP}(?:the|a|an|our){_GAP}{_ADJ}{{0,3}}{_role()}(?![a-z'])"
    )
)
_STAFF_ONLY = ("consultant", "matron", "surgeon", "director", "sister", "manager")


def relatives(text: Prepared) -> Iterator[Finding]:
    """Somebody who is told apart by the role of another: the wife of our MP."""
    if not text.words & words("relatives") and not text.words & {"married", "patient", "she", "he"}:
        return
    if not text.words & _last_words():
        return
    for rule in (_OF_THE_ROLE, _TO_THE_ROLE, _IS_THE_ROLE, _MARRIED):
        for match in rule.all_in(text.small):
            staff = match.group().endswith(_STAFF_ONLY)
            if rule is _IS_THE_ROLE and staff:
                continue
            if not text.small[match.start() - 1 : match.start()].isalnum():
                yield Finding(*match.span(), "relative")


def _last_words() -> frozenset[str]:
    return _Roles.words()


class _Roles:
    """The words that any public role has, for a quick look."""

    _found: frozenset[str] | None = None

    @classmethod
    def words(cls) -> frozenset[str]:
        if cls._found is None:
            parts = {
                part for role in words("public_roles") for part in role.replace("-", " ").split()
            }
            cls._found = frozenset(parts | {"consultant", "matron", "ward", "surgeon", "director"})
        return cls._found
