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
    rf"|(?:[{CAPITALS}][ ]){{1,3}}(?=[{CAPITALS}][{LETTERS}'])"
)
_PARTS = Rule(
    rf"(?:(?:van|von|de|da|del|der|den|le|la|al|el|bin|ibn)[ '-]){{0,2}}[{CAPITALS}][{LETTERS}']"
)
# Mutasa, T.; Thistlethwaite, R.J.; but not in lists of books, behind which a year stands.
_BEHIND = Rule(
    rf"[{CAPITALS}][{LETTERS}'-]{{2,30}},[ ]{{1,3}}(?:[{CAPITALS}]\.[ ]?){{1,3}}(?![{LETTERS}])"
)
_A_YEAR = Rule(r"[^\n]{0,120}?\(?(?:19|20)[0-9]{2}[a-z]?[).,]")
_FAMILY = Rule(
    rf"[{CAPITALS}][{LETTERS}'-]{{2,30}}(?:s'|'s|s)?[ \n]{{1,4}}(?:family|families|twins|household|sisters"
    r"|brothers|couple)(?![a-z])"
)
_WITH_PARTICLES = Rule(
    rf"(?:(?:[Vv]an|[Vv]on)[ ](?:der|den|de|ter)[ ]|(?:van|von|de|da|dos|di)[ ]"
    rf"|(?:Mac|Mc|Ni|Nic|Ui|Dela|De[ ]la|Ap|Ab)[ ]|(?:[Aa]l|[Ee]l)-)[{CAPITALS}][{LETTERS}]{{3,30}}"
)
_AN_ITEM = Rule(r"(?:^|\n)[ \t>#-]{0,8}$")
_LISTS = ("not_names", "grammar", "place_generic", "organisation_generic", "organisation_kinds")


def initialled_names(text: Prepared) -> Iterator[Finding]:
    """Initials and what may be a surname; letters before an item of a list are none."""
    yield from _before_initials(text)
    for rule in (_FAMILY, _WITH_PARTICLES):
        for match in rule.all_in(text.plain):
            word = match.group().split()[0 if rule is _FAMILY else -1]
            before = text.plain[match.start() - 1 : match.start()]
            if (
                not before.isalnum()
                and not _is_other(word)
                and not is_public(text.plain, *match.span())
            ):
                yield Finding(
                    match.start(),
                    match.start() + len(word) if rule is _FAMILY else match.end(),
                    "name",
                )
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
        if "." not in match.group() and not _may_go_without_dots(match.group(), surname[0]):
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


def _before_initials(text: Prepared) -> Iterator[Finding]:
    for match in _BEHIND.all_in(text.plain):
        surname = match.group().split(",")[0]
        if not _is_other(surname) and not _A_YEAR.at(text.plain, match.end()):
            yield Finding(*match.span(), "name")


def _may_go_without_dots(initials: str, surname: str) -> bool:
    """K Boateng, G W Pugh; but A and I are words."""
    return initials.strip() not in ("A", "I") and (
        _is_listed(surname) or surname.startswith(("O'", "Mc", "Mac"))
    )


def _is_other(word: str) -> bool:
    return any(word in words(name) for name in _LISTS) and not _is_listed(word)


def _is_listed(word: str) -> bool:
    return word in words("surnames") or word in words("surnames_unsure")
