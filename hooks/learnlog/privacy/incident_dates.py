"""The exact dates of what happened to somebody, and a ward, a day and an event together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from learnlog.privacy.dates import exact_dates
from learnlog.privacy.findings import Finding
from learnlog.privacy.places import places
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import Rule
from learnlog.privacy.surroundings import sentence_around
from learnlog.privacy.words import one_of, words

_EVENT = Rule(lambda: rf"(?:^|[^a-z]){one_of(words('events'))}(?![a-z])")
_NO_EVENT = Rule(lambda: one_of(words("not_events")) + "(?![a-z])")
_FAR = 220
_WORD = re.compile("[a-z]+")
_FIELD = Rule(r"[ ]{0,8}(?:- )?[a-z_]{2,20}:[ ]{1,4}['\"]?")


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


@cache
def _telling_words() -> frozenset[str]:
    """A word of each event, for a quick look: its longest."""
    events = (re.findall("[a-z]+", event) for event in words("events"))
    return frozenset(max(reversed(parts), key=len) for parts in events)


def _tells_of_an_event(small: str, first: int, last: int) -> bool:
    told = small[first:last].replace("\n", " ")
    if not set(_WORD.findall(told)) & _telling_words():
        return False
    return bool(_EVENT.within(_NO_EVENT.pattern.sub("", told)))
