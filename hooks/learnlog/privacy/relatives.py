"""Ties to a public role: the mayor's daughter."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from learnlog.privacy.findings import Finding
from learnlog.privacy.near import stretches
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import Rule
from learnlog.privacy.words import one_of, words

_GAP = r"[ \n]{1,4}"
_ADJ = rf"(?:[a-z][a-z-]{{1,14}}{_GAP})"


def _role() -> str:
    return (
        rf"(?:{one_of(words('public_roles'))}|consultant|matron|ward (?:sister|manager)"
        rf"|surgeon|director|headmaster)"
    )


def _relative() -> str:
    return one_of(words("relatives"))


_OF_THE_ROLE = Rule(
    lambda: (
        rf"(?:the|a|an|our|my|their|his|her|local|former"
        rf"|late){_GAP}{_ADJ}{{0,3}}{_role()}(?:'s?"
        rf"|s')?{_GAP}{_ADJ}{{0,2}}{_relative()}(?![a-z])"
    )
)
_TO_THE_ROLE = Rule(
    lambda: (
        rf"{_relative()}{_GAP}(?:of|to){_GAP}(?:(?:the|a|an|our|my|their|his|her"
        rf"|one of the){_GAP})?{_ADJ}{{0,3}}{_role()}s?(?![a-z])"
    )
)
_IS_THE_ROLE = Rule(
    lambda: (
        rf"(?:{_relative()}|patient|client|resident|he|she){_GAP}(?:is|was|who is"
        rf"|who was|being|turned out to be){_GAP}(?:the"
        rf"|our){_GAP}{_ADJ}{{0,3}}{_role()}(?![a-z'])"
    )
)
_MARRIED = Rule(
    lambda: (
        rf"(?:married|related|engaged|daughter|son|mother|father|sister"
        rf"|brother){_GAP}to{_GAP}(?:the|a|an"
        rf"|our){_GAP}{_ADJ}{{0,3}}{_role()}(?![a-z'])"
    )
)
_STAFF_ONLY = ("consultant", "matron", "surgeon", "director", "sister", "manager")


def relatives(text: Prepared) -> Iterator[Finding]:
    """Somebody who is told apart by the role of another: the wife of our MP."""
    tied = text.words & words("relatives")
    roles = text.words & _last_words()
    if not roles or not (tied or text.words & {"married", "patient", "she", "he"}):
        return
    rules = (_OF_THE_ROLE, _TO_THE_ROLE, _MARRIED, _IS_THE_ROLE) if tied else (_IS_THE_ROLE,)
    for start, end in stretches(text.small, roles, 90, 50):
        for rule in rules:
            for match in rule.all_in(text.small, start, end):
                if rule is _IS_THE_ROLE and match.group().endswith(_STAFF_ONLY):
                    continue
                if not text.small[match.start() - 1 : match.start()].isalnum():
                    yield Finding(*match.span(), "relative")


@cache
def _last_words() -> frozenset[str]:
    """A word of each public role, for a quick look: its longest."""
    roles = (role.replace("-", " ").split() for role in words("public_roles"))
    longest = {max(reversed(parts), key=len) for parts in roles}
    return frozenset(longest | set(_STAFF_ONLY))
