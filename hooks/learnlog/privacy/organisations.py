"""Hospitals, surgeries, schools, firms and other organisations by their names."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.findings import Finding
from learnlog.privacy.prepared import CapitalWord, Prepared
from learnlog.privacy.rules import BLANK, CAPITAL_WORD, Rule
from learnlog.privacy.surroundings import begins_sentence
from learnlog.privacy.words import one_of, words, words_by_key

_JOINED = Rule(
    rf"{BLANK}{{1,4}}(?:(?:of|and|&|for|the|in|on|upon|with){BLANK}{{1,4}}){{0,2}}|, (?=[A-Z])"
)
_OF = Rule(
    rf"{BLANK}{{1,4}}of{BLANK}{{1,4}}(?:the{BLANK}{{1,4}})?({CAPITAL_WORD}(?:{BLANK}{{1,4}}{CAPITAL_WORD}){{0,3}})"
)
_WITH_OF = {"University", "College", "School", "Hospital", "Academy", "Church", "Institute"}
_ING_TOWNS = {
    "Reading",
    "Worthing",
    "Kettering",
    "Dorking",
    "Wapping",
    "Barking",
    "Havering",
    "Woking",
    "Epping",
    "Spalding",
    "Steyning",
    "Lancing",
    "Tring",
}
_PUBLIC = Rule(lambda: rf"{one_of(words('public_bodies'))}(?![a-z])")
_FURTHEST = 8


_SMALL_KIND = Rule(
    rf"{BLANK}{{1,4}}((?:general |community |district |primary |secondary |high |grammar )?"
    r"(?:hospital|hospice|infirmary|surgery|school|academy"
    r"|prison)|(?:nursing|care|residential) home"
    r"|(?:health|medical) centre|pharmacy|housing association)(?![a-z])"
)
_SMALL_WORDS = {
    *(
        "hospital",
        "hospice",
        "infirmary",
        "surgery",
        "school",
        "academy",
        "prison",
        "home",
        "centre",
    ),
    *("pharmacy", "association"),
}


def organisations(text: Prepared) -> Iterator[Finding]:
    """Names that end in a word for an organisation; public bodies everybody knows pass."""
    if text.words & _SMALL_WORDS:
        yield from _in_small_letters(text)
    if not text.capital_words & words("organisation_kinds"):
        return
    for at, one in enumerate(text.capitals):
        if one.word not in words("organisation_kinds"):
            continue
        start = _start(text, at)
        end = one.end
        if one.word in _WITH_OF:
            behind = _OF.at(text.plain, end)
            if behind and any(not _generic(word) for word in behind.group(1).split()):
                start, end = one.start if start is None else start, behind.end()
        if start is not None and not _is_public(text, at, start, end):
            yield Finding(start, end, "organisation")


def _in_small_letters(text: Prepared) -> Iterator[Finding]:
    """A name before a small word for an organisation: Elmfield surgery, Oakdene nursing home."""
    for one in text.capitals:
        kind = _SMALL_KIND.at(text.plain, one.end)
        if not kind or one.word.isupper() or one.end != one.start + len(one.word):
            continue
        if _generic(one.word) or one.word in words("not_names") or one.word in words("grammar"):
            continue
        if not begins_sentence(text.plain, one.start):
            yield Finding(one.start, kind.end(), "organisation")


def _is_public(text: Prepared, at: int, start: int, end: int) -> bool:
    before = _words_before(text, at)
    begin = min(start, before[0].start) if before else start
    return bool(_PUBLIC.within(" ".join(text.plain[begin:end].split())))


def _start(text: Prepared, at: int) -> int | None:
    """Where the name begins that ends in a word for an organisation; None where it is no name."""
    kind = text.capitals[at]
    before = _words_before(text, at)
    pairs = words_by_key("organisation_pairs").get(kind.word)
    if not before:
        return None
    of_a_sort = pairs is None or before[-1].word in pairs
    if not of_a_sort and not (kind.word == "Practice" and _named(text, before[0])):
        return None
    own = [place for place, one in enumerate(before) if not _generic(one.word)]
    if not own:
        return None
    if (
        len(own) == 1
        and before[own[0]].word.endswith("ing")
        and before[own[0]].word not in _ING_TOWNS
    ):
        return None
    return before[own[0]].start


def _named(text: Prepared, one: CapitalWord) -> bool:
    """Whether a practice is one with a name: the Elmfield Practice."""
    return text.small[max(0, one.start - 5) : one.start].split()[-1:] in (["the"], ["at"])


def _words_before(text: Prepared, at: int) -> list[CapitalWord]:
    """The words with capitals that lead up to one, also over "of" and "and"."""
    found: list[CapitalWord] = []
    end = text.capitals[at].start
    for one in reversed(text.capitals[max(0, at - _FURTHEST) : at]):
        behind = one.start + len(one.word)
        behind = behind + 2 if text.plain[behind : behind + 2] == "'s" else behind
        behind = behind + 1 if text.plain[behind : behind + 1] == "'" else behind
        gap = _JOINED.at(text.plain, behind)
        if not gap or gap.end() != end:
            break
        found.insert(0, one)
        end = one.start
    return found


def _generic(word: str) -> bool:
    return (
        word in words("organisation_generic")
        or f"{word}'s" in words("organisation_generic")
        or word.upper() == word
    )
