"""Names that somebody in a hurry wrote without capitals: a lady called karen, karen poole."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from learnlog.privacy.findings import Finding
from learnlog.privacy.given_names import sure_names
from learnlog.privacy.near import stretches
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import LETTERS, Rule
from learnlog.privacy.surroundings import word_before
from learnlog.privacy.words import small_words, words

_WORD = Rule(rf"[{LETTERS}]{{2,30}}(?:-[{LETTERS}]{{2,30}})?")
_NEXT = Rule(rf"[ \n]{{1,4}}([{LETTERS}'-]{{3,30}})")
_TITLES = {"dr", "prof", "miss", "ms", "sister", "matron", "nurse", "rev"}
_CUES = {"called", "named", "as"}
_TELLING = {"asked", "told", "thanked", "phoned", "rang", "texted", "emailed", "bleeped", "met"}
_IRISH = Rule(r"(?:^|[^A-Za-z0-9'@./-])(o'(?!clock)[a-z]{4,20}|mc[a-z]{4,20})(?![a-z0-9@=])")
_KNOWN_AS = Rule(r"known as[ \n]{1,4}$")


def names_in_small_letters(text: Prepared) -> Iterator[Finding]:
    """Common names in small letters, behind a role, a title or "called", or with a surname."""
    if "o'" in text.small or "mc" in text.small:
        for irish in _IRISH.all_in(text.small):
            yield Finding(*irish.span(1), "name")
    there = text.words & _small_names()
    if there or text.words & _TELLING:
        there |= text.words & _unsure()
    for start, end in stretches(text.small, there, 0, 0):
        match = _WORD.at(text.plain, start)
        before = text.plain[start - 1 : start]
        if (
            not match
            or match.end() < end
            or before.isalnum()
            or before in ("-", "_", "/", "@", ".")
        ):
            continue
        word = match.group()
        behind = _surname_behind(text.plain, end)
        a_patient = word_before(text.small, start)[0] in ("pt", "pts", "patient")
        if _is_a_whole_name(word):
            yield Finding(start, match.end(), "name")
            continue
        given = word in _given() or (word in _unsure() and (behind or _is_told(text, start)))
        if given:
            yield Finding(start, behind or end, "name")
        elif word in _surnames() and a_patient:
            yield Finding(start, end, "name")
        elif word in _surnames() and word_before(text.small, start)[0] in _TITLES:
            yield Finding(start, match.end(), "name")


def _is_a_whole_name(word: str) -> bool:
    """Whether a word is a given name and a surname in one, as tags have them: ann-example."""
    given, dash, surname = word.partition("-")
    return bool(dash) and given in _given() | _unsure() and surname in _surnames()


def _is_told(text: Prepared, start: int) -> bool:
    """Whether somebody is spoken to: told rose, i asked bill."""
    word, between = word_before(text.small, start)
    return word in _TELLING and not between.strip()


def _is_led_up_to(text: Prepared, start: int) -> bool:
    word, between = word_before(text.small, start)
    if between.strip(" ,("):
        return False
    if word == "as":
        return bool(_KNOWN_AS.within(text.small, max(0, start - 20), start))
    return word in _CUES or word in _TITLES or word in small_words("roles")


def _surname_behind(plain: str, end: int) -> int:
    behind = _NEXT.at(plain, end)
    return behind.end(1) if behind and behind.group(1) in _surnames() else 0


@cache
def _given() -> frozenset[str]:
    return frozenset(name.lower() for name in sure_names()) - small_words("small_words_too")


@cache
def _unsure() -> frozenset[str]:
    every = words("given_names") | words("given_names_unsure")
    return frozenset(name.lower() for name in every) - small_words("grammar")


@cache
def _surnames() -> frozenset[str]:
    sure = words("surnames") - words("surnames_unsure")
    return frozenset(name.lower() for name in sure) - small_words("small_words_too")


@cache
def _small_names() -> frozenset[str]:
    return _given() | _surnames()
