"""Exact days in a text, in all the forms in which people write them."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import BLANK, Rule
from learnlog.privacy.words import one_of, small_words, words

_TO_31 = r"(?:0[1-9]|[12][0-9]|3[01]|[1-9])"
_TO_12 = r"(?:0[1-9]|1[0-2]|[1-9])"
_YEAR = r"(?:(?:18|19|20)[0-9]{2}|'?[0-9]{2})(?![0-9])"
_NTH = r"(?:st|nd|rd|th)?"
_GAP = r"(?:[ ]{0,4}|[ ]{0,2}\n[ ]{0,24})"
NUMERIC = (
    rf"(?:[12][0-9]{{3}}{_GAP}[\-./]{_GAP}{_TO_12}{_GAP}[\-./]{_GAP}{_TO_31}(?![0-9])"
    rf"|{_TO_31}{_GAP}([\-./ ]){_GAP}{_TO_12}{_GAP}\1{_GAP}{_YEAR})"
)
_OTHER_UNITS = (
    r"(?:floor|day|week|visit|attempt|time|session|ward|occasion|post|month|year|hour|line|page"
    r"|centile|birthday|edition|century|patient|person|item|of)"
)


def _month() -> str:
    full = one_of(small_words("months"))
    return rf"(?:{full}|{one_of(small_words('months_short'))}(?![a-z])\.?)"


def named_month(year: str = "?") -> str:
    """A day with the name of its month, in small letters; `year` says whether one must follow."""
    day_first = (
        rf"{_TO_31}{_NTH}[ \n\-./]{{0,4}}(?:of )?{_GAP}{_month()}(?:[ \n,\-./]{{0,5}}{_YEAR}){year}"
    )
    month_first = (
        rf"{_month()}{BLANK}{{1,4}}(?:the )?{_TO_31}{_NTH}(?![0-9])(?:[ \n,]{{1,5}}(?:18|19"
        rf"|20)[0-9]{{2}}(?![0-9])){year}"
    )
    return f"(?:{day_first}|{month_first})"


_DAY_FIRST = Rule(
    lambda: (
        rf"{_TO_31}{_NTH}[ \n\-]{{0,4}}(?:of )?{_GAP}{_month()}"
        rf"(?![a-z])(?:[ \n,\-]{{0,5}}{_YEAR})?"
    )
)
_MONTH_FIRST = Rule(
    lambda: (
        rf"{_month()}{BLANK}{{1,4}}(?:the )?{_TO_31}{_NTH}(?![0-9:%])(?:[ \n,]{{1,5}}(?:19"
        rf"|20)[0-9]{{2}}(?![0-9]))?"
    )
)
_NUMERIC = Rule(NUMERIC)
_ON_A_DAY = Rule(
    rf"{_TO_31}(?:(?:st|nd|rd|th)(?!,? ?{_OTHER_UNITS}(?![a-z]))(?![a-z])|/{_TO_12}(?![0-9/%]))"
)
_STUCK = ("/", ".", "-", "£", "_")
_ON = Rule(r"(?:^|[^a-z])(?:on|on the|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?(?: the)?) $")


def exact_dates(text: Prepared) -> Iterator[tuple[int, int]]:
    """Where days stand: 3 May 2024, May 3rd, 3/5/24, 2024-05-03, "on the 3rd"."""
    small = text.small
    for at, _ in text.numbers:
        match = _DAY_FIRST.at(small, at) or _NUMERIC.at(small, at)
        if match and not small[at - 1 : at].isalnum() and small[at - 1 : at] not in _STUCK:
            yield match.span()
    for one in text.capitals:
        if one.word in words("months") or one.word in words("months_short"):
            month = _MONTH_FIRST.at(small, one.start)
            if month:
                yield month.span()
    if " the " in small or "day" in small or "/" in small:
        for at, _ in text.numbers:
            match = _ON_A_DAY.at(small, at)
            if match and _ON.within(small, max(0, at - 16), at):
                yield match.span()
