"""Names without a title or a role, by lists of given names and surnames that are common here."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from learnlog.privacy.findings import Finding
from learnlog.privacy.name_reading import name_at
from learnlog.privacy.prepared import CapitalWord, Prepared
from learnlog.privacy.public_names import is_public
from learnlog.privacy.rules import Rule
from learnlog.privacy.surroundings import begins_sentence, word_before
from learnlog.privacy.words import one_of, small_words, words

_VERB = Rule(lambda: rf"(?:'s|,)?[ \n]{{1,6}}{one_of(words('person_verbs'))}(?![a-z'])")
_NEXT = Rule(r"[ \n]{1,8}")
_SET_OFF = Rule(r"(?:'s)?[ ]{0,4}(?:[,.;:!?()\"\t]|$|\n)")
_AND = Rule(r"[ \n]{1,8}(?:and|&)[ \n]{1,8}")
_MONTHLY = {
    *("May", "April", "June", "August", "Summer"),
    "Autumn",
    "Sunday",
    "Junior",
    "Major",
    "Job",
    "King",
    "Prince",
    "Princess",
    "Angel",
    "Star",
}
_TO_THINGS_TOO = {"of", "and", "is", "was", "as", "like", "than", "about", "in", "for"}
_OF_SOMEBODY = Rule(
    r"(?:care|family|memory|death|son|daughter|wife|husband|mother|father|carer|story|case) of"
    r"[ \n]{1,6}$"
)
_NOT_OF = {
    "the",
    "a",
    "an",
    "this",
    "that",
    "these",
    "in",
    "at",
    "near",
    "since",
    "until",
    "by",
    "last",
    "next",
    "every",
    "each",
    "st",
    "no",
}


def bare_names(text: Prepared) -> Iterator[Finding]:
    """Given names and surnames; those that are words as well only where the text shows a person."""
    done = 0
    for one in text.capitals:
        if one.start < done or _is_no_name(one.word):
            continue
        if _is_a_person(text, one):
            end = name_at(text.plain, one.start, sure=True)
            if end and not is_public(text.plain, one.start, end):
                yield Finding(one.start, end, "name")
                done = end


def _is_no_name(word: str) -> bool:
    known = word in words("given_names_unsure")
    return not known and (word in words("not_names") or word in words("grammar"))


def _is_a_person(text: Prepared, one: CapitalWord) -> bool:
    word = one.word.split("-")[0] if one.word not in words("given_names") else one.word
    if word.isupper() and len(word) > 1:
        word = word.capitalize()
        if word in words("given_names_unsure"):
            return False
    if word in words("given_names") and word not in words("given_names_unsure"):
        return True
    if word in words("given_names_unsure"):
        return _shown_to_be_one(text, one)
    if word in words("surnames") and word not in words("surnames_unsure"):
        return _shown_to_be_one(text, one) or not begins_sentence(text.plain, one.start)
    return _greeted(text, one) or _beside_a_name(text, one) or _two_words_like_a_name(text, one)


def _greeted(text: Prepared, one: CapitalWord) -> bool:
    """Dear Ann, as letters begin."""
    word, between = word_before(text.small, one.start)
    if word != "dear" or between.strip() or one.word in words("not_dear"):
        return False
    return not one.word.isupper() and bool(_SET_OFF.at(text.plain, one.end))


def _beside_a_name(text: Prepared, one: CapitalWord) -> bool:
    """An unknown word with a capital, joined by "and" to a known name: Ann and Xiaoling."""
    if one.word.isupper() or begins_sentence(text.plain, one.start):
        return False
    if one.word in words("place_generic") or one.word in words("organisation_generic"):
        return False
    joined = _AND.at(text.plain, one.end)
    if joined:
        behind = name_at(text.plain, joined.end())
        return text.plain[joined.end() : behind].split(" ")[0] in _sure_names()
    before = text.plain[max(0, one.start - 40) : one.start].split()
    return len(before) > 1 and before[-1] in ("and", "&") and before[-2] in _sure_names()


def _shown_to_be_one(text: Prepared, one: CapitalWord) -> bool:
    """Whether a surname follows, or a person's words stand before or behind."""
    first = begins_sentence(text.plain, one.start)
    if _followed_by_a_surname(text, one):
        return True
    verb = bool(_VERB.at(text.plain, one.end))
    if one.word in _MONTHLY:
        word, _ = word_before(text.small, one.start)
        return not first and verb and word in ("when", "that", "because", "asked", "told")
    if first:
        return False
    word, between = word_before(text.small, one.start)
    return word not in _NOT_OF and (verb or word in words("person_befores") or "," in between)


def _followed_by_a_surname(text: Prepared, one: CapitalWord) -> bool:
    gap = _NEXT.at(text.plain, one.end)
    if not gap:
        return False
    end = name_at(text.plain, gap.end(), sure=True)
    if not end:
        return False
    following = text.plain[gap.end() : end].split()[-1]
    listed = following in words("surnames") or following in words("surnames_unsure")
    if listed or "-" in following or following.startswith(("O'", "Mc", "Mac")):
        return True
    if begins_sentence(text.plain, one.start) or one.word in _MONTHLY:
        return (
            not following.isupper()
            and bool(_VERB.at(text.plain, end))
            and following not in words("place_generic")
        )
    return following not in words("place_generic") and following not in words("organisation_kinds")


def _two_words_like_a_name(text: Prepared, one: CapitalWord) -> bool:
    """Two unknown words with capitals where people stand: thank you to Nguyet Thistlewood."""
    if one.word.isupper() or len(one.word) < 3 or one.word in words("place_generic"):
        return False
    gap = _NEXT.at(text.plain, one.end)
    end = name_at(text.plain, one.start)
    if not gap or gap.end() >= end or one.word in words("organisation_generic"):
        return False
    last = text.plain[one.start : end].split()[-1]
    if last in words("place_generic") or last in words("organisation_kinds"):
        return False
    if last in words("organisation_generic") or last in words("place_kinds"):
        return False
    if last in words("street_kinds") and last not in words("surnames_unsure"):
        return False
    if last in words("surnames") or one.word in words("surnames"):
        return True
    if begins_sentence(text.plain, one.start):
        return False
    word, _ = word_before(text.small, one.start)
    if word in _TO_THINGS_TOO and not _OF_SOMEBODY.within(
        text.small, max(0, one.start - 20), one.start
    ):
        return False
    shown = _VERB.at(text.plain, end) or _SET_OFF.at(text.plain, end)
    return word in small_words("person_befores") and bool(shown)


def is_a_sure_name(word: str) -> bool:
    """Whether a word with its capital is a given name and hardly anything else."""
    return word in _sure_names()


@cache
def _sure_names() -> frozenset[str]:
    return words("given_names") - words("given_names_unsure") - words("not_names")
