"""Dates of birth: a date beside words that say so."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.dates import NUMERIC, named_month
from learnlog.privacy.findings import Finding
from learnlog.privacy.near import stretches
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import Rule

_HINTS = {"dob", "birth", "born", "birthday", "birthdays", "birthdate", "births", "dobs"}
_MARKS = ("birth", "born", "dob", "d0b", "d.o", "d. o", "d o", "d/o", "o.b", "o b")
_SHORT_MARKS = (" b.", " b ", "(b.", "(b ", "\nb.", "\nb ", ",b.", "\tb.")
_LETTERS = {"d", "o", "b"}
_CUE = Rule(
    r"(?:d\.? ?[o0]\.? ?b(?![a-z])|d/o/b|dates? of births?|birth ?dates?|birthdays?|birth|born)"
)
_SHORT_CUE = Rule(r"b(?:\.|:| )[ ]{0,6}(?=[0-9a-z])")
# Between the words and the date: "is", "was given as", "on", marks; no other number.
_JOIN = Rule(
    r"(?:[^0-9a-z\n]|(?:in|at|near) [a-z]{3,20}(?![a-z])|\n(?!\n)|(?:on|is|was|were|as"
    r"|of|the|in|at|given|recorded|written|down|read"
    r"|says|said|which|that|home|hospital|early|just|a|day|his|her|their|to|be|he|she|they"
    r"|gave|confirmed|has|had|also|and|patient|pt|for|this|falls|fell|year|every|i|put"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?![a-z])){0,24}"
)
_SPELT = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth"
    r"|twenty-[a-z]{5,7}|thirtieth|thirty-first) of [a-z]{3,9}(?:,? (?:19|20)[0-9]{2})?"
)
_DATE = Rule(
    lambda: (
        rf"(?:{NUMERIC}|{named_month()}|{_SPELT}"
        r"|(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9]))"
    )
)
_BEFORE_CUE = Rule(
    lambda: (
        rf"(?:{NUMERIC}|{named_month()})"
        r"[^0-9a-z\n]{0,6}(?:(?:is|was|as|being) )?(?:(?:the|her|his|their|my|a) )?"
        r"(?:(?:patient's|recorded) )?\(?(?:d\.? ?o\.? ?b(?![a-z])|d/o/b|date of birth|birth ?date)"
    )
)
_OF_A_THING = Rule(
    r"(?:project|idea|team|group|service|programme|network|scheme|initiative|charity|nhs|clinic"
    r"|log|blog|plan|unit|hospital|audit|tool|hashtag|movement)[a-z ,]{0,12} $"
)


def birth_dates(text: Prepared) -> Iterator[Finding]:
    """Dates that are said to be somebody's date of birth, and dates in a column of them."""
    small = text.small
    said = bool(text.words & _HINTS) or text.words >= _LETTERS
    if "b" in text.words:
        yield from _behind_cues(small, _SHORT_CUE, _SHORT_MARKS)
    if not said:
        return
    yield from _behind_cues(small, _CUE, _MARKS)
    for span in stretches(small, _MARKS, 70, 20):
        for match in _BEFORE_CUE.all_in(small, *span):
            if not small[match.start() - 1 : match.start()].isalnum():
                date = _DATE.at(small, match.start())
                yield Finding(match.start(), date.end() if date else match.end(), "birth-date")
    if "\t" in small:
        yield from _in_a_column(small)


def _behind_cues(small: str, rule: Rule, marks: tuple[str, ...]) -> Iterator[Finding]:
    spans = [(0, 12), *stretches(small, marks, 4, 12)]
    cues = (cue for span in spans for cue in rule.all_in(small, *span))
    for cue in cues:
        if small[cue.start() - 1 : cue.start()].isalnum() or _of_a_thing(small, cue.start()):
            continue
        yield from _behind(small, cue.end(), rule is _SHORT_CUE)


def _behind(small: str, at: int, needs_a_year: bool) -> Iterator[Finding]:
    """The date behind a cue, and a second one where two are given."""
    for _ in range(3):
        join = _JOIN.at(small, at)
        begin = join.end() if join else at
        date = _DATE.at(small, begin)
        if not date or (needs_a_year and len([one for one in date.group() if one.isdigit()]) < 4):
            return
        yield Finding(begin, date.end(), "birth-date")
        at = date.end()


def _of_a_thing(small: str, at: int) -> bool:
    return bool(_OF_A_THING.within(small, max(0, at - 40), at)) or (
        small[max(0, at - 4) : at].endswith("was ")
        and _OF_A_THING.within(small, max(0, at - 44), at - 4) is not None
    )


def _in_a_column(small: str) -> Iterator[Finding]:
    """Dates in the rows below a heading of a table that speaks of births."""
    under = False
    at = 0
    for line in small.split("\n"):
        if "\t" not in line:
            under = False
        elif _CUE.within(line):
            under = True
        elif under:
            for date in _DATE.all_in(line):
                yield Finding(at + date.start(), at + date.end(), "birth-date")
        at += len(line) + 1
