"""Dates of birth: a date beside words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from learnlog.privacy.birth_date_words import (
    BEFORE_CUE,
    BIRTHDAY,
    CUE,
    DAY,
    HINTS,
    JOIN,
    LETTERS,
    MARKS,
    MARKS_OF_TWO_WORDS,
    MORE_MARKS,
    NO_STOP,
    NOT_OF_SOMEBODY,
    OF_A_THING,
    SHORT_CUE,
    SHORT_MARKS,
    STRONG_CUE,
    WIDER_JOIN,
)
from learnlog.privacy.findings import Finding
from learnlog.privacy.near import stretches
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import Rule

_NEAR, _FAR, _LONGEST = 40, 70, 40  # characters
_DIGITS_WITH_A_YEAR = 4


def birth_dates(text: Prepared) -> Iterator[Finding]:
    """Dates that are said to be somebody's date of birth, and dates in a column of them."""
    small = text.small
    said = bool(text.words & HINTS) or text.words >= LETTERS
    said = said or any(mark in small for mark in MARKS_OF_TWO_WORDS)
    if "b" in text.words:
        yield from _behind_cues(small, SHORT_CUE, SHORT_MARKS)
    if not said:
        return
    yield from _behind_cues(small, CUE, (*MARKS, *MORE_MARKS))
    for span in stretches(small, MARKS, 90, 20):
        for match in BEFORE_CUE.all_in(small, *span):
            begin = match.start()
            if not small[begin - 1 : begin].isalnum() and not _of_a_thing(small, match.end()):
                date = DAY.at(small, begin)
                yield Finding(begin, date.end() if date else match.end(), "birth-date")
    if "\t" in small:
        yield from _in_a_column(small)


def _behind_cues(small: str, rule: Rule, marks: tuple[str, ...]) -> Iterator[Finding]:
    spans = [(0, 12), *stretches(small, marks, 10, 20)]
    cues = (cue for span in spans for cue in rule.all_in(small, *span))
    for cue in cues:
        if small[cue.start() - 1 : cue.start()].isalnum() or _of_a_thing(small, cue.start()):
            continue
        found = list(_behind(small, cue.end(), rule is SHORT_CUE))
        yield from found
        if not found and rule is not SHORT_CUE:
            yield from _further_on(small, cue)
            yield from _further_back(small, cue)


def _behind(small: str, at: int, needs_a_year: bool) -> Iterator[Finding]:
    """The date behind a cue, and a second one where two are given."""
    birthday = BIRTHDAY.at(small, at) if small.endswith("day", 0, at) else None
    if birthday:
        yield Finding(*birthday.span(1), "birth-date")
    for _ in range(3):
        join = JOIN.at(small, at)
        begin = join.end() if join else at
        date = DAY.at(small, begin)
        if not date or (needs_a_year and not has_a_year(date[0])):
            return
        yield Finding(begin, date.end(), "birth-date")
        at = date.end()
        yield from _another(small, at)


def _further_on(small: str, cue: re.Match[str]) -> Iterator[Finding]:
    """A date with its year, some words further on in the same sentence."""
    reach = _FAR if STRONG_CUE.at(small, cue.start()) else _NEAR
    date = DAY.within(small, cue.end(), cue.end() + reach + _LONGEST)
    if not date or not has_a_year(date[0]) or date.start() - cue.end() > reach:
        return
    between = cue.end(), date.start()
    if WIDER_JOIN.at(small[slice(*between)], 0) and not NOT_OF_SOMEBODY.within(small, *between):
        yield Finding(*date.span(), "birth-date")
        yield from _another(small, date.end())


def _another(small: str, at: int) -> Iterator[Finding]:
    """A second date of birth: 3/4/1951 on the wristband, 4/3/1951 in the notes."""
    other = DAY.within(small, at, at + _NEAR + _LONGEST)
    if other and has_a_year(other[0]) and NO_STOP.at(small[at : other.start()], 0):
        yield Finding(*other.span(), "birth-date")


def _further_back(small: str, cue: re.Match[str]) -> Iterator[Finding]:
    """A date with its year in the same sentence before "date of birth"."""
    if not STRONG_CUE.at(small, cue.start()):
        return
    for date in DAY.all_in(small, max(0, cue.start() - _FAR), cue.start()):
        between = date.end(), cue.start()
        clear = WIDER_JOIN.at(small[slice(*between)], 0)
        stuck = small[date.start() - 1 : date.start()].isalnum()
        if stuck or not has_a_year(date[0]) or not clear:
            continue
        if not NOT_OF_SOMEBODY.within(small, *between):
            yield Finding(*date.span(), "birth-date")


def has_a_year(date: str) -> bool:
    """Whether a day is written with its year."""
    return sum(one.isdigit() for one in date) >= _DIGITS_WITH_A_YEAR


def _of_a_thing(small: str, at: int) -> bool:
    return bool(OF_A_THING.within(small, max(0, at - 40), at)) or (
        small[max(0, at - 4) : at].endswith("was ")
        and OF_A_THING.within(small, max(0, at - 44), at - 4) is not None
    )


def _in_a_column(small: str) -> Iterator[Finding]:
    """Dates in the rows below a heading of a table that speaks of births."""
    under = False
    at = 0
    for line in small.split("\n"):
        if "\t" not in line:
            under = False
        elif CUE.within(line):
            under = True
        elif under:
            for date in DAY.all_in(line):
                yield Finding(at + date.start(), at + date.end(), "birth-date")
        at += len(line) + 1
