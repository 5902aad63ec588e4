"""Names that no list has, where the text shows that somebody is meant."""

from __future__ import annotations

from functools import cache

from learnlog.privacy.given_names import sure_names
from learnlog.privacy.name_reading import name_at
from learnlog.privacy.prepared import CapitalWord, Prepared
from learnlog.privacy.rules import Rule
from learnlog.privacy.surroundings import begins_sentence, word_before
from learnlog.privacy.words import one_of, small_words, words

_VERB = Rule(lambda: rf"(?:'s|,)?[ \n]{{1,6}}{one_of(words('person_verbs'))}(?![a-z'])")
_NEXT = Rule(r"[ \n]{1,8}")
_TOLD = Rule(lambda: rf"[ \n]{{1,6}}{one_of(words('telling_verbs'))}(?![a-z'])")
_WHO = Rule(r"[ ]{0,4},?[ \n]{1,4}(?:who|whose|whom)(?![a-z])")
_ARTICLES = {"the", "a", "an", "this", "that", "our", "my", "their", "your", "each", "every", "no"}
_LIKE_A_SURNAME = ("O'", "Mc", "Mac", "Al-", "El-", "D'", "Fitz")
_AND = Rule(r"[ \n]{1,8}(?:and|&)[ \n]{1,8}")
_SET_OFF = Rule(r"(?:'s)?[ ]{0,4}(?:[,.;:!?()\x22\t]|$|\n)")
_TO_THINGS_TOO = {"of", "and", "is", "was", "as", "like", "than", "about", "in", "for"}
_OF_SOMEBODY = Rule(
    r"(?:care|family|memory|death|son|daughter|wife|husband|mother|father|carer|story|case) of"
    r"[ \n]{1,6}$"
)


def is_an_unlisted_name(text: Prepared, one: CapitalWord) -> bool:
    """Whether a word with a capital, in no list of names, is one all the same."""
    if one.word.isupper() or len(one.word) < 3 or _is_generic(one.word):
        return False
    return (
        _greeted(text, one)
        or _beside_a_name(text, one)
        or _tells(text, one)
        or _is_somebody_who(text, one)
        or _is_spoken_to(text, one)
        or _two_words_like_a_name(text, one)
    )


def _is_generic(word: str) -> bool:
    return word in _generic()


@cache
def _generic() -> frozenset[str]:
    lists = ("place_generic", "organisation_generic", "organisation_kinds", "place_kinds")
    return frozenset().union(*(words(name) for name in lists))


def _tells(text: Prepared, one: CapitalWord) -> bool:
    """Who says, asks, cries or laughs: when Bronagh said; Oluwadamilare Ogunbanjo told me."""
    end = name_at(text.plain, one.start)
    if not end or not _TOLD.at(text.plain, end):
        return False
    two = end > one.end + 1
    last = text.plain[one.start : end].split()[-1]
    if two and (_is_generic(last) or last in words("street_kinds")):
        return False
    word, between = word_before(text.small, one.start)
    if begins_sentence(text.plain, one.start):
        return two
    return word not in _ARTICLES and not between.strip()


def _is_somebody_who(text: Prepared, one: CapitalWord) -> bool:
    """With Zbyszek, who."""
    if begins_sentence(text.plain, one.start) or not _WHO.at(text.plain, one.end):
        return False
    word, between = word_before(text.small, one.start)
    return word in small_words("person_befores") and not between.strip()


def _is_spoken_to(text: Prepared, one: CapitalWord) -> bool:
    """Ask Xiaoyu for the ladder."""
    word, between = word_before(text.small, one.start)
    spoken = word in ("ask", "asked", "tell", "told", "thanked", "phoned", "texted")
    return spoken and not between.strip() and not _is_other(one.word)


def _is_other(word: str) -> bool:
    return word in words("not_names") or word in words("grammar") or word in words("days")


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
    joined = _AND.at(text.plain, one.end)
    if joined:
        behind = name_at(text.plain, joined.end())
        return text.plain[joined.end() : behind].split(" ")[0] in sure_names()
    before = text.plain[max(0, one.start - 40) : one.start].split()
    return len(before) > 1 and before[-1] in ("and", "&") and before[-2] in sure_names()


def _two_words_like_a_name(text: Prepared, one: CapitalWord) -> bool:
    """Two unknown words with capitals where people stand: thank you to Nguyet Thistlewood."""
    gap = _NEXT.at(text.plain, one.end)
    end = name_at(text.plain, one.start)
    if not gap or gap.end() >= end:
        return False
    last = text.plain[one.start : end].split()[-1]
    if _is_generic(last):
        return False
    if last in words("street_kinds") and last not in words("surnames_unsure"):
        return False
    listed = last in words("surnames") or one.word in words("surnames")
    if listed or last.startswith(_LIKE_A_SURNAME):
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
