"""The exact dates of what happened to somebody, and a ward, a day and an event together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from learnlog.privacy.dates import exact_dates
from learnlog.privacy.findings import Finding
from learnlog.privacy.places import places
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import Rule
from learnlog.privacy.surroundings import sentence_around
from learnlog.privacy.words import words

_FAR = 220
_WORD = re.compile("[a-z]+")
_BY_NUMBERS = Rule(
    r"(?:fell|fall|falls|dropped) (?:in [a-z]{2,14} )?(?:from|to|by|below|under|again)"
    r" (?:about |around |just |almost )?[0-9£]"
)
_FIELD = Rule(r"[ ]{0,8}(?:- )?[a-z_]{2,20}:[ ]{1,4}['\x22]?")


def incident_dates(text: Prepared) -> Iterator[Finding]:
    """Days in a sentence that tells of a fall, a death, an admission and the like."""
    dates = sorted(exact_dates(text))
    if not dates:
        return
    dates = [one for one in dates if not _is_a_field(text.small, *one)]
    wards = sorted((one.start, one.end) for one in places(text))
    for start, end in dates:
        first, last = sentence_around(text.plain, start, end)
        if not _tells_of_an_event(text.small, first, last):
            continue
        yield Finding(start, end, "incident-date")
        near = [one for one in wards if first <= one[0] and one[1] <= last]
        if near:
            begin, finish = min(start, near[0][0]), max(end, near[0][1])
            if finish - begin < _FAR:
                yield Finding(begin, finish, "ward-and-date")


def _is_a_field(small: str, start: int, end: int) -> bool:
    """Whether a date is all that its line of front matter says: "due: 2026-10-30"."""
    begin = small.rfind("\n", 0, start) + 1
    before = _FIELD.at(small, begin)
    return (
        before is not None
        and small[begin:start] == before.group()
        and small[end : end + 1] in ("", "\n")
    )


def _tells_of_an_event(small: str, first: int, last: int) -> bool:
    """Whether a sentence has one of the events, other than in a phrase that is none."""
    told = f" {' '.join(small[first:last].split())} "
    told = _BY_NUMBERS.pattern.sub(" ; ", told)
    there = frozenset(_WORD.findall(told))
    for phrase in _phrases_of("not_events", there):
        told = told.replace(phrase, " ; ")
    return any(_stands_in(told, phrase) for phrase in _phrases_of("events", there))


def _stands_in(told: str, phrase: str) -> bool:
    at = told.find(phrase)
    while at >= 0:
        if not told[at - 1].isalpha() and not told[at + len(phrase)].isalpha():
            return True
        at = told.find(phrase, at + 1)
    return False


def _phrases_of(name: str, there: frozenset[str]) -> Iterator[str]:
    """The phrases of a list whose telling word a sentence has."""
    by_word = _by_telling_word(name)
    for word in there & by_word.keys():
        yield from by_word[word]


@cache
def _by_telling_word(name: str) -> Mapping[str, tuple[str, ...]]:
    """Phrases by their longest word, for a quick look."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase in sorted(words(name), key=len, reverse=True):
        word = max(reversed(re.findall("[a-z]+", phrase)), key=len)
        found[word] = (*found.get(word, ()), phrase)
    return found
