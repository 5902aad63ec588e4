"""Dates of birth as letters have them: Re: a name, a day and a number, and no word that says so."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.birth_date_words import DAY
from learnlog.privacy.birth_dates import has_a_year
from learnlog.privacy.dates import NUMERIC, named_month
from learnlog.privacy.findings import Finding
from learnlog.privacy.near import stretches
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import Rule

_REACH = 70  # characters
_MARKS = ("\nre", "\tre", "> re", "* re", "patient:", "patient.")
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


def birth_dates_in_letters(text: Prepared) -> Iterator[Finding]:
    """Days behind the name that a letter is about, and days right before a patient's number."""
    small = text.small
    spans = [(0, _REACH), *stretches(small, _MARKS, 8, _REACH)] if text.numbers else []
    for span in spans:
        for letter in _OF_A_LETTER.all_in(small, *span):
            date = DAY.at(small, letter.end())
            if date and has_a_year(date[0]):
                yield Finding(*date.span(), "birth-date")
    if text.has_numbers:
        for number in _TEN_DIGITS.all_in(small):
            begin, stop = max(0, number.start() - _REACH), number.end()
            beside = _BESIDE_A_NUMBER.within(small, begin, stop)
            date = DAY.at(small, beside.start()) if beside else None
            if date and not small[date.start() - 1 : date.start()].isalnum():
                yield Finding(*date.span(), "birth-date")
