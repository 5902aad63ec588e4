"""Whether somebody else could see that a thing has happened: a number, a date, or a verb."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from learnlog.front_matter.field_rules import FieldRule, Rules
from learnlog.problems import Problem, in_order
from learnlog.reference.data_reading import read_data
from learnlog.weeks import MONTHS

FILE = "data/observable_verbs.yml"

VERBS: Rules = {
    "version": FieldRule("text", "Changed with every change of the list.", "version: 1"),
    "date": FieldRule("date", "The day of this version.", "date: 2026-11-24"),
    "source": FieldRule("text", "Where it comes from.", "source: Our own choice."),
    "verbs": FieldRule("items", "A verb and its forms.", "verbs:\n  - sign, signs, signed"),
}

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = (
    *("none", "nobody", "nothing", "never", "no", "zero", "nil", "half", "third", "quarter"),
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
    *("hundred", "thousand", "dozen", "once", "twice", "both", "halves", "thirds", "quarters"),
    *("daily", "weekly", "fortnightly", "monthly", "quarterly", "yearly", "annually"),
)
_TERM = r"(?:hour|day|shift|week|fortnight|month|quarter|term|year)"
_NUMBER = re.compile(rf"\d|\b(?:{'|'.join(_NUMBERS)})\b", re.IGNORECASE)
# Months and days with their capital: "may" and "march" are other words.
_DATE = re.compile(
    rf"\b(?:{'|'.join((*MONTHS, *_DAYS))})s?\b"
    rf"|(?i:\b(?:each|every|per|a|this|next)\s+{_TERM}\b|\bend of (?:the |this |next )?{_TERM}\b)"
)


@dataclass(frozen=True, slots=True)
class VerbList:
    """One version of the list: every form of every verb in it."""

    version: str | None
    date: dt.date | None
    source: str | None
    forms: frozenset[str]


def read_verbs(path: str, data: bytes | str) -> VerbList | list[Problem]:
    """The verbs of a file, or everything that is wrong with it."""
    fields = read_data(path, data, VERBS, "a list of verbs")
    if isinstance(fields, list):
        return fields
    forms = (form.strip() for verb in fields.sentences("verbs") for form in verb.split(","))
    found = VerbList(
        fields.text("version"), fields.date("date"), fields.text("source"), frozenset(forms)
    )
    return in_order(fields.problems) or found


@cache
def shipped_verbs() -> re.Pattern[str]:
    """Finds a verb of the list that comes with learnlog, which a test holds to be right."""
    data = resources.files("learnlog").joinpath(FILE).read_bytes()
    read = read_verbs(FILE, data)
    forms = sorted(read.forms) if isinstance(read, VerbList) else []
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", re.IGNORECASE)


def can_be_seen(text: str) -> bool:
    """Whether a text has a number, a date, or a verb of what somebody else could observe."""
    return bool(_NUMBER.search(text) or _DATE.search(text) or shipped_verbs().search(text))
