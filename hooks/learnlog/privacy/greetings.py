"""Names at the beginning and the end of letters: Hi Anwen, and Kind regards, Rab."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.findings import Finding
from learnlog.privacy.name_reading import bare, name_at
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import Rule
from learnlog.privacy.words import words

# The last words of greetings, for a quick look.
_LAST = {
    *("dear", "dearest", "hi", "hello", "hey", "hiya", "morning", "chara", "annwyl", "thanks"),
    *("you", "cheers", "ta", "sorry", "signed", "countersigned", "by", "signature", "again"),
    *("much", "to", "swapping", "both", "regards", "wishes", "sincerely", "faithfully", "truly"),
    *(
        "ever",
        "rip",
        "done",
        "congratulations",
        "congrats",
        "birthday",
        "bw",
        "kr",
        "love",
        "slan",
        "best",
        "cofion",
        "gorau",
        "care",
    ),
}
_GREETING = Rule(
    r"(?:^|[^a-z])(?:dear|dearest|hi|hello|hey|hiya|good morning|morning|a chara|annwyl|thanks"
    r"|thank you|cheers|ta|sorry|signed|countersigned|witnessed by|signature|signed by|rip"
    r"|well done|congratulations|congrats"
    r"|happy birthday|shout-?out to|credit to)"
    r"(?:,? (?:again|so much|to|for swapping|both))?[:,]?[ ]{1,3}$"
)
_CLOSING = Rule(
    r"(?:^|[^a-z])(?:(?:regards|wishes|thanks)|yours (?:sincerely|faithfully|truly|ever)|thank you"
    r"|cheers|bw|kr|love|slan|best|cofion(?: gorau)?|take care|all the best|signed|ta)"
    r"(?:[,.!]?[ ]{0,2}\n{1,2}[ \t]{0,6}|[ ]{1,3}-[ ]{1,4})$"
)
_REACH, _WORD = 40, 26  # characters
_LISTS = ("not_dear", "grammar", "not_names", "days", "months", "organisation_generic")


def greetings(text: Prepared) -> Iterator[Finding]:
    """Whoever is greeted or signs: behind such words most words with a capital are names."""
    if not text.words & _LAST:
        return
    for one in text.capitals:
        near = text.small[max(0, one.start - _WORD) : one.start].rstrip(" ,.!:-\n\t")
        if near[max(near.rfind(" "), near.rfind("\n")) + 1 :] not in _LAST:
            continue
        before = text.small[max(0, one.start - _REACH) : one.start]
        if not (_GREETING.within(before) or _CLOSING.within(before)):
            continue
        end = name_at(text.plain, one.start, sure=True)
        if end and is_a_name(text.plain[one.start : end]):
            yield Finding(one.start, end, "name")


def is_given(word: str) -> bool:
    """Whether a word is a given name, perhaps among other things."""
    return word in words("given_names") or word in words("given_names_unsure")


def is_a_name(written: str) -> bool:
    """Whether words with capitals may be a name where one is expected."""
    first = bare(written.split()[0])
    if first.isupper() or len(first) < 3:
        return False
    return is_given(first) or not any(first in words(name) for name in _LISTS)
