"""The exact dates of what happened to somebody, and a ward, a day and an event together."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.dates import exact_dates
from learnlog.privacy.findings import Finding
from learnlog.privacy.places import places
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import Rule
from learnlog.privacy.surroundings import sentence_around
from learnlog.privacy.words import one_of, words

_EVENT = Rule(lambda: rf"(?:^|[^a-z]){one_of(words('events'))}(?![a-z])")
_NO_EVENT = Rule(lambda: one_of(words("not_events")) + "(?![a-z])")
_ADMIN = Rule(
    r"(?:deadline|due|until|meeting|course|version|audit|draft|training|workshop|survey|conference|webinar"
    r"|published|reviewed|teaching|webinar|draft|policy|study day|induction|interview)(?![a-z])[^.]{0,20}$"
)
_FAR = 220


def incident_dates(text: Prepared) -> Iterator[Finding]:
    """Days in a sentence that tells of a fall, a death, an admission and the like."""
    dates = sorted(exact_dates(text))
    if not dates:
        return
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


def _tells_of_an_event(small: str, first: int, last: int) -> bool:
    told = small[first:last].replace("\n", " ")
    return bool(_EVENT.within(_NO_EVENT.pattern.sub("", told)))
