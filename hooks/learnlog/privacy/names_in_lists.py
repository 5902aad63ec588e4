"""Names that their neighbours show: in a list of names, in a bed, before or behind a surname."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from learnlog.privacy.findings import Finding
from learnlog.privacy.given_names import sure_names
from learnlog.privacy.name_reading import name_at
from learnlog.privacy.near import stretches
from learnlog.privacy.prepared import CapitalWord, Prepared
from learnlog.privacy.rules import CAPITALS, LETTERS, Rule
from learnlog.privacy.words import words

_JOINS = Rule(
    r"[ ]{0,4}(?:\([A-Za-z0-9 ]{1,20}\)[ ]{0,3})?(?:,|;|&|/|\+| and | or |\t)[ ]{0,4}(?=[A-Z])"
)
# SURNAME, Given: as lists of wards have them.
_CAPITALS_FIRST = Rule(rf"[{CAPITALS}][{CAPITALS}'-]{{2,30}},[ ]{{1,4}}(?=[{CAPITALS}][{LETTERS}])")
# Behind the number of a bed: Bed 4 (Price), SR1 TURCANU.
_IN_A_BED = Rule(
    r"(?:^|[^A-Za-z])(?:[Bb][Ee][Dd]|[Bb](?=[0-9])|[Ss][Rr]|[Ss]ide ?[Rr]oom|[Cc]ubicle|[Cc]hair)"
    rf"[ ]{{0,3}}[0-9]{{1,2}}[A-Za-z]?[ ]{{0,3}}[-:,(=]{{0,2}}[ ]{{0,4}}"
    rf"(?=[{CAPITALS}][{LETTERS}']{{2}})"
)
_ITEM = Rule(rf"[ >\t]{{0,6}}(?:[-+#]|[0-9]{{1,2}}[.)])?[ ]{{0,4}}(?=[{CAPITALS}])")
_AFTER = Rule(r"[ ]{0,3}(?::|-|,)[ ]")
_ITEM_WITH = Rule(
    rf"[ >\t]{{0,6}}(?:[-+#]|[0-9]{{1,2}}[.)])?[ ]{{0,4}}"
    rf"([{CAPITALS}][{LETTERS}'-]{{1,30}})[ ]{{0,3}}(?::|-|,)[ ]"
)
_REACH, _LONGEST = 30, 40  # characters
_BEDS = {"bed", "b", "sr", "side", "cubicle", "chair"}
_LISTS = ("not_names", "grammar", "place_generic", "organisation_generic", "not_after_titles")


def names_in_lists(text: Prepared) -> Iterator[Finding]:
    """Words that may be names, beside words that are; and whoever lies in a bed with a number."""
    in_capitals = {word for word in text.capital_words if len(word) > 2 and word.isupper()}
    there = text.capital_words & _unsure() | {word for word in in_capitals if _may_be_one(word)}
    for at, one in enumerate(text.capitals) if there else ():
        if one.word in there and _has_a_name_beside(text, at):
            yield Finding(one.start, one.end, "name")
    for one in text.capitals if in_capitals else ():
        if one.word in in_capitals:
            yield from _in_capitals_first(text, one)
    if text.words & _BEDS:
        for span in stretches(text.small, text.words & _BEDS, 2, 12):
            for match in _IN_A_BED.all_in(text.plain, *span):
                end = name_at(text.plain, match.end(), sure=True)
                if end and _is_a_patient(text.plain[match.end() : end].split()[0]):
                    yield Finding(match.end(), end, "name")


def _in_capitals_first(text: Prepared, one: CapitalWord) -> Iterator[Finding]:
    match = _CAPITALS_FIRST.at(text.plain, one.start)
    if not match or one.word in words("role_marks"):
        return
    given = text.plain[match.end() : match.end() + _LONGEST].split(" ", 1)[0].strip(".,:;)\t\n*")
    if given in words("given_names") or given in words("given_names_unsure"):
        yield Finding(one.start, match.end() + len(given), "name")


def _may_be_one(word: str) -> bool:
    word = word.capitalize() if word.isupper() else word
    return word in _unsure() and word not in words("eponyms")


@cache
def _unsure() -> frozenset[str]:
    return words("given_names_unsure") | words("surnames_unsure")


def _is_sure(word: str) -> bool:
    sure = word in words("surnames") and word not in words("surnames_unsure")
    if word in words("eponyms"):
        return False
    return sure or word in sure_names() or word.startswith(("O'", "Mc", "Mac", "Fitz"))


def _has_a_name_beside(text: Prepared, at: int) -> bool:
    one = text.capitals[at]
    if at and one.start - text.capitals[at - 1].end == 1 and text.plain[one.start - 1] == " ":
        return False  # the second word of a longer name, which others look at
    if at + 1 < len(text.capitals):
        following = text.capitals[at + 1]
        joins = _JOINS.at(text.plain, one.end) if following.start - one.end < _REACH else None
        if joins and joins.end() == following.start and _is_sure(following.word):
            return True
    if at > 0 and _is_joined_to(text, text.capitals[at - 1], one):
        return True
    return _is_one_of_items(text, one)


def _is_one_of_items(text: Prepared, one: CapitalWord) -> bool:
    """Whether items of a list begin with names: - Eilidh: bins, - Hope: handover."""
    if text.plain[one.end : one.end + 4].lstrip(" ")[:1] not in (":", "-", ","):
        return False
    begin = text.plain.rfind("\n", 0, one.start) + 1
    if not _ITEM.at(text.plain, begin) or not _AFTER.at(text.plain, one.end):
        return False
    above = text.plain[text.plain.rfind("\n", 0, max(0, begin - 1)) + 1 : max(0, begin - 1)]
    end = text.plain.find("\n", one.end)
    below = text.plain[end + 1 : end + _LONGEST] if end >= 0 else ""
    firsts = (_ITEM_WITH.at(line, 0) for line in (above, below))
    return any(first and _is_sure(first[1]) for first in firsts)


def _is_joined_to(text: Prepared, before: CapitalWord, one: CapitalWord) -> bool:
    if one.start - before.end > _REACH or not _is_sure(before.word):
        return False
    joins = _JOINS.at(text.plain, before.end)
    return bool(joins and joins.end() == one.start)


def _is_a_patient(word: str) -> bool:
    word = word.strip(".,")
    if word.isupper():
        return len(word) > 3 and (_may_be_one(word) or _is_sure(word.capitalize()) or len(word) > 5)
    return not any(word in words(name) for name in _LISTS) or _may_be_one(word)
