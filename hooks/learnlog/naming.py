"""What learnlog tells of an entry elsewhere, without the names of people who have not agreed."""

from __future__ import annotations

from collections.abc import Iterable, Set

from learnlog.names_in_text import Names
from learnlog.people import Person
from learnlog.plain_text import sentences
from learnlog.spoken_names import name_key, spoken_names


def unnamed_people(people: Iterable[Person]) -> Names:
    """The names of those who may not be named, apart from those who may."""
    everybody = list(people)
    agreed = [one.name for one in everybody if one.may_be_named]
    known = {name_key(form) for name in agreed for form in spoken_names(name) if " " in form}
    others = (one.name for one in everybody if not one.may_be_named)
    return Names((one for one in others if not _is_said(one, known)), agreed)


def without_names(words: str, names: Names) -> str:
    """Some plain words without the sentences that have one of the names.

    Empty where a name is left even so, since what ends a sentence stands in it.
    """
    if not _has(words, names):
        return words
    rest = " ".join(one for one in sentences(words) if not _has(one, names))
    return "" if _has(rest, names) else rest


def _is_said(name: str, known: Set[str]) -> bool:
    """Whether somebody of a name agreed under another form of it: Dr Sam Example, Sam Example."""
    return any(name_key(form) in known for form in spoken_names(name))


def _has(words: str, names: Names) -> bool:
    return any(True for _ in names.lines(words))
