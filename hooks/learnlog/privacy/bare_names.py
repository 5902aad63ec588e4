"""Names without a title or a role, by lists of given names and surnames that are common here."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.findings import Finding
from learnlog.privacy.given_names import is_a_sure_name
from learnlog.privacy.name_reading import name_at
from learnlog.privacy.people_in_sentences import (
    AND_ANOTHER,
    CAPITAL_NEXT,
    DOES,
    LEADING_UP,
    MET,
    MONTHLY,
    NEXT_IN_CAPITALS,
    NOT_OF,
    SET_OFF,
    SPOKEN_OF,
    TO_SOMEBODY,
    VERB,
    acts,
)
from learnlog.privacy.prepared import CapitalWord, Prepared
from learnlog.privacy.public_names import is_public, public_surnames
from learnlog.privacy.rules import Rule
from learnlog.privacy.surroundings import begins_sentence, word_before
from learnlog.privacy.unlisted_names import is_an_unlisted_name
from learnlog.privacy.words import words

_NEXT = Rule(r"[ \n]{1,8}")
_SAINTS = {"St", "Saint"}
_SAINT = Rule(r"(?:^|[^A-Za-z])(?:St|Saint)\.?[ \n]{1,3}$")
_LIKE_A_SURNAME = ("O'", "Mc", "Mac", "Fitz")


def bare_names(text: Prepared) -> Iterator[Finding]:
    """Given names and surnames; those that are words as well only where the text shows a person."""
    done = 0
    for one in text.capitals:
        if one.start < done or _is_no_name(one.word):
            continue
        if _is_a_person(text, one):
            end = name_at(text.plain, one.start, sure=True)
            eponym = end == one.end and set(one.word.split("-")) <= words("eponyms")
            if end and not eponym and not is_public(text.plain, one.start, end):
                yield Finding(one.start, end, "name")
            done = max(done, end)


def _is_no_name(word: str) -> bool:
    known = word in words("given_names_unsure") or word in words("given_names")
    return not known and (word in words("not_names") or word in words("grammar"))


def _is_a_person(text: Prepared, one: CapitalWord) -> bool:
    if text.capital_words & _SAINTS and _SAINT.within(text.plain, max(0, one.start - 8), one.start):
        return False
    word = one.word.split("-")[0] if one.word not in words("given_names") else one.word
    if word.isupper() and len(word) > 1:
        if len(word) < 4 and not _followed_by_a_surname(text, one):
            return False  # ANN is one more often than not, and so is ASA
        word = word.capitalize()
        if word in words("given_names_unsure"):
            return _in_capitals(text, one)
    if is_a_sure_name(word):
        return True
    if "-" in one.word and word in words("given_names") and one.word[len(word) + 1].isupper():
        return True
    if is_a_given_name(word):
        return _shown_to_be_one(text, one)
    if word in words("surnames_unsure"):
        return _is_met(text, one)
    if word in words("surnames"):
        return word not in public_surnames() or _shown_to_be_one(text, one)
    return is_an_unlisted_name(text, one)


def _in_capitals(text: Prepared, one: CapitalWord) -> bool:
    """GRACE FIELD: two words in capitals of which the second is a surname."""
    match = NEXT_IN_CAPITALS.at(text.plain, one.end)
    surname = match[1].capitalize() if match else ""
    return surname in words("surnames") or surname in words("surnames_unsure")


def is_a_given_name(word: str) -> bool:
    """Whether a word is a given name, perhaps among other things."""
    return word in words("given_names") or word in words("given_names_unsure")


def _is_met(text: Prepared, one: CapitalWord) -> bool:
    """A surname that is a word too, within a sentence: handed over to Long, scrubbed with Price."""
    if begins_sentence(text.plain, one.start) or CAPITAL_NEXT.at(text.plain, one.end):
        return False
    word, between = word_before(text.small, one.start)
    if word == "to":
        return bool(TO_SOMEBODY.within(text.small, max(0, one.start - 24), one.start))
    return word in MET and not between.strip()


def _shown_to_be_one(text: Prepared, one: CapitalWord) -> bool:
    """Whether a surname follows, or a person's words stand before or behind.

    Within a sentence a capital is enough, but for months and the like: I asked Hope to stay.
    """
    if _followed_by_a_surname(text, one):
        return True
    first = begins_sentence(text.plain, one.start)
    verb = bool(VERB.at(text.plain, one.end))
    word, between = word_before(text.small, one.start)
    if one.word in MONTHLY:
        spoken_of = word in SPOKEN_OF or (verb and word in ("when", "that", "because"))
        return (spoken_of and not first) or (word not in NOT_OF and acts(text.plain, one.end))
    if first:
        led_up_to = word in LEADING_UP and not between.strip()
        return led_up_to or bool(DOES.at(text.plain, one.end)) or _and_another(text, one)
    if word in NOT_OF or (CAPITAL_NEXT.at(text.plain, one.end) and not between.strip(" ")):
        return verb or word in words("person_befores")
    return True


def _and_another(text: Prepared, one: CapitalWord) -> bool:
    """Two that may be names, and a verb for both: Will and Patience were both on nights."""
    match = AND_ANOTHER.at(text.plain, one.end)
    return bool(match) and (is_a_given_name(match[1]) if match else False)


def _followed_by_a_surname(text: Prepared, one: CapitalWord) -> bool:
    gap = _NEXT.at(text.plain, one.end)
    if not gap:
        return False
    end = name_at(text.plain, gap.end(), sure=True)
    if not end:
        return False
    following = text.plain[gap.end() : end].split()[-1]
    listed = following in words("surnames") or following in words("surnames_unsure")
    if listed or "-" in following or following.startswith(_LIKE_A_SURNAME):
        return True
    if begins_sentence(text.plain, one.start) or one.word in MONTHLY:
        behind = VERB.at(text.plain, end) or SET_OFF.at(text.plain, end)
        other = following in words("place_generic") or following in words("not_names")
        return bool(behind) and not following.isupper() and not other and len(following) > 3
    return following not in words("place_generic") and following not in words("organisation_kinds")
