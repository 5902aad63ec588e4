"""Names without a title or a role, by lists of given names and surnames that are common here."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.findings import Finding
from learnlog.privacy.given_names import is_a_sure_name
from learnlog.privacy.name_reading import name_at
from learnlog.privacy.prepared import CapitalWord, Prepared
from learnlog.privacy.public_names import is_public, public_surnames
from learnlog.privacy.rules import Rule
from learnlog.privacy.surroundings import begins_sentence, word_before
from learnlog.privacy.unlisted_names import is_an_unlisted_name
from learnlog.privacy.words import one_of, words

_VERB = Rule(lambda: rf"(?:'s|,)?[ \n]{{1,6}}{one_of(words('person_verbs'))}(?![a-z'])")
# What only a person does or has, behind a word that begins a sentence: Grace told, Hope (ST3).
_DOES = Rule(
    lambda: (
        rf"[ \n]{{1,4}}{one_of(words('telling_verbs'))}(?![a-z'])"
        r"|[ \n]{1,4}(?:was|has|had|does|did|to|drew|sighs|wrote|knows)(?![a-z'])"
        r"|[ ]{0,3}'s[ \n]{1,4}(?:[a-z]{2,14})(?![a-z])"
        r"|[ ]{0,3},[ ]{1,4}(?:the|our|my|her|his|a|an) [a-z -]{2,20},"
        rf"|'s[ \n]{{1,4}}(?:mum|dad|wife"
        rf"|husband|son"
        r"|daughter|family|sister|brother|partner|mother|father|notes|face|hand|hands|story|words"
        r"|idea|question|car|house|bed|room|chart|care|carer|gp|feedback|death|birthday)(?![a-z])"
        r"|[ \n]{1,4}\((?!19|20)|[ ]{1,4}[&+][ ]{1,4}[A-Z]|,?[ ]{1,4}who(?![a-z])"
        r"|,?[ ]{1,4}(?:can|could|please|love|dear) (?:you|can|am|put|please)(?![a-z])"
        r"|,[ ]{1,4}(?:love|pet|dear|hen|duck|darling|sweetheart|pal|mate)[,.!]"
        r"|[ ]{1,4}(?:-|from|on the)[ ]{1,4}(?:[a-z]{3,12}) "
    )
)
# What a month or a season does not do.
_ENDS = Rule(r"[ ]{0,4}(?:\n|$)")
_ACTS = Rule(
    r"[ \n]{1,4}(?:said|says|died|told|asked|laughed|cried|replied|phoned|rang|sighs)(?![a-z])"
)
_SPOKEN_OF = {"told", "asked", "young", "old", "wee", "little", "poor", "dear", "thanked", "mentor"}
_TO_SOMEBODY = Rule(
    r"(?:over|apologised|apologized|spoke|talked|wrote|explained|listened|thanks|due) to[ ]{1,6}$"
)
_MET = {
    *("with", "met", "told", "asked", "thanked", "phoned", "rang", "emailed", "texted", "bleeped"),
    *("d/w", "s/b", "confused", "via", "different"),
}
_CAPITAL_NEXT = Rule("[ \n]{1,2}[A-Z]")
_NEXT = Rule(r"[ \n]{1,8}")
_MONTHLY = {
    "May",
    "April",
    "June",
    "August",
    "Summer",
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
_SAINT = Rule(r"(?:^|[^A-Za-z])(?:St|Saint)\.?[ \n]{1,3}$")
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
            eponym = end == one.end and set(one.word.split("-")) <= words("eponyms")
            if end and not eponym and not is_public(text.plain, one.start, end):
                yield Finding(one.start, end, "name")
            done = max(done, end)


def _is_no_name(word: str) -> bool:
    known = word in words("given_names_unsure") or word in words("given_names")
    return not known and (word in words("not_names") or word in words("grammar"))


def _is_a_person(text: Prepared, one: CapitalWord) -> bool:
    if _SAINT.within(text.plain, max(0, one.start - 8), one.start):
        return False
    word = one.word.split("-")[0] if one.word not in words("given_names") else one.word
    if word.isupper() and len(word) > 1:
        if len(word) < 4 and not _followed_by_a_surname(text, one):
            return False  # ANN is one more often than not, and so is ASA
        word = word.capitalize()
        if word in words("given_names_unsure"):
            return False
    if is_a_sure_name(word):
        return True
    if "-" in one.word and word in words("given_names") and one.word[len(word) + 1].isupper():
        return True
    if word in words("given_names") or word in words("given_names_unsure"):
        return _shown_to_be_one(text, one)
    if word in words("surnames_unsure"):
        return _is_met(text, one)
    if word in words("surnames"):
        return word not in public_surnames() or _shown_to_be_one(text, one)
    return is_an_unlisted_name(text, one)


def _is_met(text: Prepared, one: CapitalWord) -> bool:
    """A surname that is a word too, within a sentence: handed over to Long, scrubbed with Price."""
    if begins_sentence(text.plain, one.start) or _CAPITAL_NEXT.at(text.plain, one.end):
        return False
    word, between = word_before(text.small, one.start)
    if word == "to":
        return bool(_TO_SOMEBODY.within(text.small, max(0, one.start - 24), one.start))
    return word in _MET and not between.strip()


def _shown_to_be_one(text: Prepared, one: CapitalWord) -> bool:
    """Whether a surname follows, or a person's words stand before or behind.

    Within a sentence a capital is enough, but for months and the like: I asked Hope to stay.
    """
    if _followed_by_a_surname(text, one):
        return True
    first = begins_sentence(text.plain, one.start)
    verb = bool(_VERB.at(text.plain, one.end))
    word, between = word_before(text.small, one.start)
    if one.word in _MONTHLY:
        spoken_of = word in _SPOKEN_OF or (verb and word in ("when", "that", "because"))
        acts = bool(_ACTS.at(text.plain, one.end)) and word not in _NOT_OF
        return (spoken_of and not first) or acts
    if first and word in ("with", "from", "by") and _ENDS.at(text.plain, one.end):
        return True
    if first:
        return bool(_DOES.at(text.plain, one.end))
    if word in _NOT_OF or (_CAPITAL_NEXT.at(text.plain, one.end) and not between.strip(" ")):
        return verb or word in words("person_befores")
    return True


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
