"""The people whom an entry tells of, as far as they may be named, and how many may not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from learnlog.model import Entry, Log, PersonNamed
from learnlog.people import Person
from learnlog.spoken_names import name_key


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody in a list: `name` is empty where only the role is told, `what` is role and place."""

    name: str
    what: str
    how: str


@dataclass(frozen=True, slots=True)
class EntryPeople:
    """Who is shown, and what is said of those who are not."""

    lines: list[PersonLine]
    others: list[str]


def entry_people(log: Log, entry: Entry) -> EntryPeople:
    """The people of an entry: first those with a name, then those who are told by role only."""
    items = [(item, name_key(item.name)) for item in entry.people if item.name]
    known = {key: log.people[key] for _, key in items if key in log.people}
    shown = [(item, known[key]) for item, key in items if key in known]
    lines = [_named(item, person) for item, person in shown if person.may_be_named]
    lines += [unnamed_line(item) for item in entry.people if not item.name]
    return EntryPeople(list(dict.fromkeys(lines)), not_named(known.values(), bool(lines)))


def unnamed_line(item: PersonNamed) -> PersonLine:
    """Somebody without a name."""
    return PersonLine("", _together(item.role, item.organisation), item.how)


def not_named(people: Iterable[Person], more: bool) -> list[str]:
    """How many have not agreed yet; `more` where others stand above. Who refused is not counted."""
    waiting = [one for one in people if not one.may_be_named and not one.refused]
    asked = sum(one.consent == "asked" for one in waiting)
    also = " more" if more else ""
    told = []
    if asked:
        verb = "person has" if asked == 1 else "people have"
        told.append(f"{asked}{also} {verb} been asked and not answered yet.")
    if rest := len(waiting) - asked:
        verb = "person is" if rest == 1 else "people are"
        told.append(f"{rest}{also} {verb} not named: no answer of theirs is noted.")
    return told


def _named(item: PersonNamed, person: Person) -> PersonLine:
    """The role and the place are the entry's own, or else what is known of the person."""
    what = _together(item.role or person.role, item.organisation or person.organisation)
    return PersonLine(person.name, what, item.how)


def _together(*parts: str | None) -> str:
    return ", ".join(filter(None, parts))
