"""Names with initials instead of given names: K. Patel, A B Strachan; Mutasa, T."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.findings import Finding
from learnlog.privacy.name_reading import name_at
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.public_names import is_public
from learnlog.privacy.rules import CAPITALS, LETTERS, Rule
from learnlog.privacy.words import words

_INITIALS = Rule(
    rf"(?:[{CAPITALS}]\.[ -]?){{1,3}}(?=[{LETTERS}'])"
    rf"|(?:[{CAPITALS}][ ]){{1,3}}(?=[{CAPITALS}][{LETTERS}'])"
)
_SURNAME = Rule(
    rf"(?:(?:van|von|de|da|del|der|den|le|la|al|el|bin|ibn)[ '-]){{0,2}}[{CAPITALS}][{LETTERS}']"
)
# Letters before an item of a list or of minutes.
_AN_ITEM = Rule(r"(?:^|\n)[ \t>#-]{0,8}$")
_BEFORE = Rule(rf"[{CAPITALS}][{LETTERS}'-]{{2,30}},[ ]{{1,3}}$")
_ONLY_INITIALS = Rule(rf"(?:[{CAPITALS}]\.[ ]?){{1,3}}(?![{LETTERS}])")
# In lists of books a year stands behind.
_A_YEAR = Rule(r"[^\n]{0,120}?\(?(?:19|20)[0-9]{2}[a-z]?[).,]")
_BEFORE_ONE = (" by", "signed", " with", " w/", "thanks to", "cc", "spoke to", "mr", "mrs", "dr")
_SHORTEST = 3
_LISTS = ("not_names", "grammar", "place_generic", "organisation_generic", "organisation_kinds")


def initialled_names(text: Prepared) -> Iterator[Finding]:
    """Initials with what may be a surname behind them or, with a comma, before."""
    done = 0
    for one in text.capitals:
        if len(one.word) > 1 or one.start < done:
            continue
        before = _BEFORE.within(text.plain, max(0, one.start - 36), one.start)
        if before:
            yield from _surname_first(text, before.start(), one.start)
        match = _INITIALS.at(text.plain, one.start)
        if match:
            done = match.end()
            yield from _initials_first(text, one.start, match.end())


def _initials_first(text: Prepared, start: int, at: int) -> Iterator[Finding]:
    if text.plain[start - 1 : start] in (".", "'", "-", "/") or not _SURNAME.at(text.plain, at):
        return
    end = name_at(text.plain, at, sure=True)
    surname = (text.plain[at:end].split() or [""])[-1]
    shortest = 5 if surname.isupper() else 3
    if len(surname) < shortest or is_another_word(surname):
        return
    initials = text.plain[start:at].strip()
    if not _may_be_initials(text, start, initials, surname):
        return
    if not is_public(text.plain, start, end):
        yield Finding(start, end, "name")


def _may_be_initials(text: Prepared, start: int, initials: str, surname: str) -> bool:
    """Whether one letter is more than a word (A, I) or the letter of an item in a list."""
    if _is_listed(surname) or surname.startswith(("O'", "Mc", "Mac")):
        return initials not in ("A", "I")
    if "." not in initials:
        before = text.plain[max(0, start - 14) : start].rstrip(" \"'")
        led_up_to = before.endswith(("(", "=", ":")) or before.lower().endswith(_BEFORE_ONE)
        enough = len(initials) > 1 or (led_up_to and initials not in ("A", "I"))
        return enough and not surname.isupper() and len(surname) > _SHORTEST
    if start + len(initials) < len(text.plain) and text.plain[start + len(initials)] != " ":
        return True  # F.Okonjo: in a list a blank stands behind the dot
    alone = sum(sign.isalpha() for sign in initials) == 1
    item = alone and _AN_ITEM.within(text.plain, max(0, start - 9), start)
    return "." in initials and not item


def _surname_first(text: Prepared, start: int, initials: int) -> Iterator[Finding]:
    match = _ONLY_INITIALS.at(text.plain, initials)
    surname = text.plain[start:initials].split(",")[0]
    if match and not is_another_word(surname) and not _A_YEAR.at(text.plain, match.end()):
        yield Finding(start, initials + len(match[0].rstrip()), "name")


def is_another_word(word: str) -> bool:
    """Whether a word with a capital is in one of the lists of other words, and no surname."""
    return any(word in words(name) for name in _LISTS) and not _is_listed(word)


def _is_listed(word: str) -> bool:
    return word in words("surnames") or word in words("surnames_unsure")
