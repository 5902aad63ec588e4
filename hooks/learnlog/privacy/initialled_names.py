"""Names with initials instead of given names: K. Patel, P.J. O'Brien, A B Strachan."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.findings import Finding
from learnlog.privacy.name_reading import name_at
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.public_names import is_public
from learnlog.privacy.rules import CAPITALS, LETTERS, Rule
from learnlog.privacy.words import words

_INITIALS = Rule(
    rf"(?:[{CAPITALS}]\.[ ]?){{1,3}}(?=[{LETTERS}'])"
    rf"|(?:[{CAPITALS}][ ]){{2,3}}(?=[{CAPITALS}][{LETTERS}'])"
)
_PARTS = Rule(
    rf"(?:(?:van|von|de|da|del|der|den|le|la|al|el|bin|ibn)[ '-]){{0,2}}[{CAPITALS}][{LETTERS}']"
)
_AN_ITEM = Rule(r"(?:^|\n)[ \t>#-]{0,8}$")
_LISTS = ("not_names", "grammar", "place_generic", "organisation_generic", "organisation_kinds")


def initialled_names(text: Prepared) -> Iterator[Finding]:
    """Initials and what may be a surname; letters before an item of a list are none."""
    if "." not in text.plain and not any(len(one.word) == 1 for one in text.capitals):
        return
    for match in _INITIALS.all_in(text.plain):
        start, at = match.span()
        before = text.plain[start - 1 : start]
        if before.isalnum() or before in (".", "'", "-", "/") or not _PARTS.at(text.plain, at):
            continue
        end = name_at(text.plain, at, sure=True)
        surname = text.plain[at:end].split()[-1:] or [""]
        shortest = 5 if surname[0].isupper() else 3
        if len(surname[0]) < shortest or _is_other(surname[0]):
            continue
        one_letter = sum(sign.isalpha() for sign in match.group()) == 1
        if (
            one_letter
            and _AN_ITEM.within(text.plain, max(0, start - 9), start)
            and not _is_listed(surname[0])
        ):
            continue
        if not is_public(text.plain, start, end):
            yield Finding(start, end, "name")


def _is_other(word: str) -> bool:
    return any(word in words(name) for name in _LISTS) and not _is_listed(word)


def _is_listed(word: str) -> bool:
    return word in words("surnames") or word in words("surnames_unsure")
