"""The people whom a log tells of: where each was met, and whether they may be named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from learnlog.reference.people import KnownPerson, People
from learnlog.spoken_names import name_key
from learnlog.written import Entry
from learnlog.written_items import PersonNamed

MAY_BE_NAMED = ("given", "not needed")
REFUSED = "no"


@dataclass(frozen=True, slots=True)
class KnownBy:
    """One item of an entry's list of people, and the entry."""

    entry: Entry
    item: PersonNamed


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a name, as all of the log knows them.

    `consent` is asked, given, not needed, no, or None where nothing is said of it; `known_by` are
    the published entries in reading order.
    """

    name: str
    role: str | None
    organisation: str | None
    consent: str | None
    known_by: tuple[KnownBy, ...]

    @property
    def may_be_named(self) -> bool:
        """Whether learnlog writes the name onto pages."""
        return self.consent in MAY_BE_NAMED

    @property
    def refused(self) -> bool:
        """Whether they are to stand nowhere."""
        return self.consent == REFUSED


def people_by_name(
    published: Sequence[Entry], withheld: Iterable[Entry], listed: People
) -> dict[str, Person]:
    """Everybody with a name by `name_key`, in the order of the keys.

    `published` are in reading order. Of `withheld` entries only a refusal counts: it holds from
    the moment it is written down.
    """
    named = _by_key(named_in(published))
    refused = _by_key(one for one in named_in(withheld) if _refuses(one))
    known = {name_key(one.name): one for one in listed.people}
    return {
        key: _person(known.get(key), named.get(key, []), refused.get(key, []))
        for key in sorted({*named, *refused, *known} - {""})
    }


def named_in(entries: Iterable[Entry]) -> Iterator[KnownBy]:
    """The items that have a name."""
    return (
        KnownBy(entry, item) for entry in entries for item in entry.people if item.name is not None
    )


def unnamed_in(entries: Iterable[Entry]) -> Iterator[KnownBy]:
    """The items that tell a role or an organisation only, which need no consent."""
    return (KnownBy(entry, item) for entry in entries for item in entry.people if item.name is None)


def _by_key(found: Iterable[KnownBy]) -> Mapping[str, list[KnownBy]]:
    groups: dict[str, list[KnownBy]] = defaultdict(list)
    for one in found:
        groups[name_key(one.item.name or "")].append(one)
    return groups


def _person(listed: KnownPerson | None, found: list[KnownBy], refused: list[KnownBy]) -> Person:
    """The owner's list speaks first, then the latest item that says anything."""
    latest = [one.item for one in reversed([*refused, *found])]
    said: list[KnownPerson | PersonNamed] = [listed, *latest] if listed else [*latest]
    refusing = any(map(_refuses, (*found, *refused)))
    return Person(
        name=next(one.name for one in said if one.name),
        role=next((one.role for one in said if one.role), None),
        organisation=next((one.organisation for one in said if one.organisation), None),
        consent=(listed.consent if listed else None)
        or (REFUSED if refusing else next((one.consent for one in latest if one.consent), None)),
        known_by=tuple(found),
    )


def _refuses(one: KnownBy) -> bool:
    return one.item.consent == REFUSED
