"""Names at the beginning and the end of letters: Hi Anwen, and Kind regards, Rab."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.findings import Finding
from learnlog.privacy.name_reading import bare, name_at
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import Rule
from learnlog.privacy.words import words

_MARKS = {
    *("regards", "wishes", "thanks", "thank", "cheers", "bw", "kr", "sincerely", "faithfully"),
    *("hi", "hello", "hey", "hiya", "dear", "dearest", "morning", "chara", "slan", "annwyl"),
    *("cofion", "signed", "countersigned", "ta", "love", "best", "sorry", "ps", "attendees"),
    *("yours", "signature", "witnessed", "care"),
}
_GREETING = Rule(
    r"(?:dear|dearest|hi|hello|hey|hiya|good morning|morning|a chara|annwyl|thanks|thank you"
    r"|cheers|ta|sorry|signed|countersigned|witnessed by|signature|signed by)"
    r"(?:,? (?:again|so much|to|for swapping|both))?[:,]?[ ]{1,3}"
)
_CLOSING = Rule(
    r"(?:(?:kind|best|warm|many|kindest|with|every)[a-z ]{0,14} (?:regards|wishes|thanks)|regards"
    r"|yours (?:sincerely|faithfully|truly|ever)|thanks|thank you|cheers|bw|kr|love|slan|best"
    r"|cofion(?: gorau)?|take care|all the best|signed)[,.!]?[ ]{0,2}\n{1,2}[ \t]{0,6}"
)
_LISTS = ("not_dear", "grammar", "not_names", "days", "months", "organisation_generic")


def greetings(text: Prepared) -> Iterator[Finding]:
    """Whoever is greeted or signs: behind such words most words with a capital are names."""
    if not text.words & _MARKS:
        return
    for rule in (_GREETING, _CLOSING):
        for match in rule.all_in(text.small):
            at = match.end()
            if text.small[match.start() - 1 : match.start()].isalpha():
                continue
            end = name_at(text.plain, at, sure=True)
            if end and _is_a_name(text.plain[at:end]):
                yield Finding(at, end, "name")


def _is_a_name(written: str) -> bool:
    first = bare(written.split()[0])
    if first.isupper() or len(first) < 3:
        return False
    known = any(first in words(name) for name in ("given_names", "given_names_unsure"))
    return known or not any(first in words(name) for name in _LISTS)
