"""Dates of birth: a date beside words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from learnlog.privacy.dates import NUMERIC, named_month
from learnlog.privacy.findings import Finding
from learnlog.privacy.near import stretches
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import Rule

_HINTS = {
    *("dob", "birth", "born", "birthday", "birthdays", "birthdate", "births", "dobs", "turned"),
    *("turns", "turning", "world", "bday", "birthdates", "geni", "ganwyd", "penblwydd"),
    *("breithe", "breith", "celebrated", "celebrating"),
}
_MARKS = ("birth", "born", "dob", "d0b", "d.o", "d. o", "d o", "d/o", "o.b", "o b", "o/b", "d-o")
_MORE_MARKS = (
    *("turn", "into the world", "b-day", "bday", "dyddiad", "ganwyd", "penblwydd", "data breithe"),
    *("ceann-latha", "celebrat", "will be", "would be", "have been", "big day"),
)
_MARKS_OF_TWO_WORDS = ("will be ", "would be ", "have been ", "big day")
_SHORT_MARKS = (" b.", " b ", "(b.", "(b ", "\nb.", "\nb ", ",b.", "\tb.")
_LETTERS = {"d", "o", "b"}
_SAYS_SO = (
    r"(?:d\.? ?[o0]\.? ?b(?:s|'s)?(?![a-z])|d/o/b|d-o-b|d\.? ?of ?b(?![a-z])"
    r"|dates?[ \-_]of[ \-_]births?|birth[ \-_]?dates?"
    r"|dyddiad geni|data breithe|ceann-latha breith)"
)
_CUE = Rule(
    rf"(?:{_SAYS_SO}|b-?days?(?![a-z])|birthdays?|birth|born|(?:came|come) into the world"
    r"|turn(?:ed|s|ing)? [a-z0-9\-]{1,14}"
    r"|(?:will be|would be|be|have been|turn(?:s|ed|ing)?) (?:[1-9]?[0-9]{1,2}|(?:(?:twen|thir"
    r"|for|fif"
    r"|six|seven|eigh|nine)ty(?:[ -][a-z]{3,5})?|[a-z]{3,5}teen|a hundred))(?= on )|big day"
    r"|ganwyd|penblwydd"
    r"|(?:his|her|their|my|'s) [1-9]?[0-9]{1,2}(?:st|nd|rd|th)(?= (?:here|is|was|falls|on|at)))"
)
_STRONG_CUE = Rule(_SAYS_SO)
_SHORT_CUE = Rule(r"b(?:\.|:| )[ ]{0,6}(?=[0-9a-z])")
_DAY_OF_WEEK = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu|fri|sat|sun)"
# Between the words and the date: "is", "was given as", "on", marks; no other number.
_JOIN = Rule(
    r"(?:[^0-9a-z\n]|(?:in|at|near) [a-z]{3,20}(?![a-z])|\n(?!\n)|(?:on|is|was|were|as"
    r"|of|the|in|at|given|recorded|written|down|read"
    r"|says|said|which|that|home|hospital|early|just|a|day|his|her|their|to|be|he|she|they"
    r"|gave|confirmed|has|had|also|and|patient|pt|for|this|falls|fell|year|every|i|put|s"
    r"|alone|only|being|it|it's|not|or|but|by|with|listed|entered|typed|logged|noted|shown"
    rf"|{_DAY_OF_WEEK})(?![a-z])){{0,24}}"
)
# Between the words and a date with its year there may be more, in the same sentence.
_WIDER_JOIN = Rule(r"(?:[^0-9a-z.\n]|[a-z']{1,18}(?![a-z'])|[.](?![ \n])|\n(?!\n)){0,45}$")
_NOT_OF_SOMEBODY = Rule(
    r"(?:check|field|audit|polic|training|column|meeting|before|deadline|until|update|since"
    r"|guideline|course|session|review|plan|report|launch|start|form of|wrong|error|mistake)"
)
_SPELT = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth"
    r"|twenty-[a-z]{5,7}|thirtieth|thirty-first) (?:day )?of [a-z]{3,9}"
    r"(?:,? (?:(?:19|20)[0-9]{2}|(?:nineteen|two thousand)[a-z \-]{0,24}))?"
)
_DATE = Rule(
    lambda: (
        rf"(?:{_DAY_OF_WEEK},? (?:the )?)?"
        rf"(?:{NUMERIC}|{named_month()}|{_SPELT}"
        r"|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9])"
        r"|(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9]))"
    )
)
_BEFORE_CUE = Rule(
    lambda: (
        rf"(?:{NUMERIC}|{named_month('')}|{named_month()}(?=[^0-9a-z]{{1,4}}(?:is |was )?"
        r"(?:his|her|their|my|the|[a-z]{2,12}'s) (?:[a-z]{2,12}'s )?birthday))"
        r"[^0-9a-z\n]{0,6}(?:\([^) \n]{1,60}\)[^0-9a-z\n]{0,4})?"
        r"(?:(?:(?:is|was|as|being|that is|that's|which is|which was|on|were|got) )?"
        r"(?:(?:the|her|his|their|my|a|both|she|he|they|i|baby|twins) )?"
        rf"(?:(?:[a-z']{{2,12}}|recorded) )?\(?{_SAYS_SO}"
        r"|\(?(?:(?:is|was|as|being|that is|that's|which is|which was|were) )?"
        r"(?:(?:the|her|his|their|my|a|both|she|he|they|i) )?(?:(?:was|were) )?"
        r"(?:[a-z']{2,12}'s )?(?:born|birthday)(?![a-z]))"
    )
)
_AND = Rule(r"[^.!?\n0-9]{0,40}(?:^|[^a-z])(?:and|or|not|vs?|but)(?![a-z])[^.!?\n0-9]{0,20}$")
_NEAR, _FAR, _LONGEST = 40, 70, 40  # characters
_DIGITS_WITH_A_YEAR = 4
# As letters begin: Re: Ann Example, 3/4/1951; and a day right before the number of a patient.
_OF_A_LETTER = Rule(
    r"(?:^|\n|\t)[ >*]{0,6}(?:re|ref|regarding|patient)[:.] [^\n0-9]{3,50}[, (]{1,3}"
)
_BESIDE_A_NUMBER = Rule(
    lambda: (
        rf"(?:{NUMERIC}|{named_month('')})[^0-9a-z\n]{{1,6}}(?:(?:nhs|chi|hosp|h&c)[^0-9\n]{{0,12}})?"
        r"[0-9]{3}[ \-]?[0-9]{3}[ \-]?[0-9]{4}(?![0-9])"
    )
)
_TEN_DIGITS = Rule(r"[0-9]{3}[ \-]?[0-9]{3}[ \-]?[0-9]{4}(?![0-9])")
_OF_A_THING = Rule(
    r"(?:^|[^a-z])(?:project|idea|team|group|service|programme|network|scheme|initiative|charity|nhs|clinic"
    r"|log|blog|plan|unit|hospital|audit|tool|hashtag|movement|company|firm|school|ward|trust"
    r"|app|queen|king|shakespeare)(?:'s?|s)?(?: (?:itself|here|was|is|were|had been|being"
    r"|first)){0,2} $"
)


def birth_dates(text: Prepared) -> Iterator[Finding]:
    """Dates that are said to be somebody's date of birth, and dates in a column of them."""
    small = text.small
    yield from _at_the_head_of_letters(text)
    said = bool(text.words & _HINTS) or text.words >= _LETTERS
    said = said or any(mark in small for mark in _MARKS_OF_TWO_WORDS)
    if "b" in text.words:
        yield from _behind_cues(small, _SHORT_CUE, _SHORT_MARKS)
    if not said:
        return
    yield from _behind_cues(small, _CUE, (*_MARKS, *_MORE_MARKS))
    for span in stretches(small, _MARKS, 90, 20):
        for match in _BEFORE_CUE.all_in(small, *span):
            begin = match.start()
            if not small[begin - 1 : begin].isalnum() and not _of_a_thing(small, match.end()):
                date = _DATE.at(small, begin)
                yield Finding(begin, date.end() if date else match.end(), "birth-date")
    if "\t" in small:
        yield from _in_a_column(small)


def _at_the_head_of_letters(text: Prepared) -> Iterator[Finding]:
    small = text.small
    for mark in ("re: ", "re. ", "ref: ", "regarding: ", "patient: ") if text.has_digits else ():
        if mark in small:
            for letter in _OF_A_LETTER.all_in(small):
                date = _DATE.at(small, letter.end())
                if date and _has_a_year(date[0]):
                    yield Finding(*date.span(), "birth-date")
            break
    if text.has_numbers:
        for number in _TEN_DIGITS.all_in(small):
            begin, stop = max(0, number.start() - _FAR), number.end()
            beside = _BESIDE_A_NUMBER.within(small, begin, stop)
            date = _DATE.at(small, beside.start()) if beside else None
            if date and not small[date.start() - 1 : date.start()].isalnum():
                yield Finding(*date.span(), "birth-date")


def _behind_cues(small: str, rule: Rule, marks: tuple[str, ...]) -> Iterator[Finding]:
    spans = [(0, 12), *stretches(small, marks, 4, 20)]
    cues = (cue for span in spans for cue in rule.all_in(small, *span))
    for cue in cues:
        if small[cue.start() - 1 : cue.start()].isalnum() or _of_a_thing(small, cue.start()):
            continue
        found = list(_behind(small, cue.end(), rule is _SHORT_CUE))
        yield from found
        if not found and rule is not _SHORT_CUE:
            yield from _further_on(small, cue)


def _behind(small: str, at: int, needs_a_year: bool) -> Iterator[Finding]:
    """The date behind a cue, and a second one where two are given."""
    for _ in range(3):
        join = _JOIN.at(small, at)
        begin = join.end() if join else at
        date = _DATE.at(small, begin)
        if not date or (needs_a_year and not _has_a_year(date[0])):
            return
        yield Finding(begin, date.end(), "birth-date")
        at = date.end()
        other = _DATE.within(small, at, at + _NEAR)
        if other and _has_a_year(other[0]) and _AND.at(small[at : other.start()], 0):
            yield Finding(*other.span(), "birth-date")


def _further_on(small: str, cue: re.Match[str]) -> Iterator[Finding]:
    """A date with its year, some words further on in the same sentence."""
    reach = _FAR if _STRONG_CUE.at(small, cue.start()) else _NEAR
    date = _DATE.within(small, cue.end(), cue.end() + reach + _LONGEST)
    if not date or not _has_a_year(date[0]) or date.start() - cue.end() > reach:
        return
    between = cue.end(), date.start()
    if _WIDER_JOIN.at(small[slice(*between)], 0) and not _NOT_OF_SOMEBODY.within(small, *between):
        yield Finding(*date.span(), "birth-date")


def _has_a_year(date: str) -> bool:
    return sum(one.isdigit() for one in date) >= _DIGITS_WITH_A_YEAR


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
