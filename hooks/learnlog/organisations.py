"""The organisations that a log may show, and the links between them that the owner has listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from learnlog.concluded import Log
from learnlog.people import Person
from learnlog.reference.people import Organisation, OrganisationLink
from learnlog.spoken_names import name_key


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    """An organisation, those of its people who may be named, and what it lists as its links."""

    name: str
    people: tuple[Person, ...]
    links: tuple[OrganisationLink, ...]


def organisations(log: Log) -> list[KnownOrganisation]:
    """Those of the owner's list in its order, then the ends of links, then those of people.

    Whoever may not be named brings no organisation in.
    """
    listed = {name_key(one.name): one for one in log.reference.people.organisations}
    people = people_by_organisation(log)
    names = {key: one.name for key, one in listed.items()}
    for one in listed.values():
        for link in one.links:
            names.setdefault(name_key(link.to), link.to)
    for key in sorted(people):
        names.setdefault(key, people[key][0].organisation or "")
    return [
        KnownOrganisation(name, tuple(people.get(key, ())), _links(listed.get(key), names))
        for key, name in names.items()
    ]


def people_by_organisation(log: Log) -> Mapping[str, Sequence[Person]]:
    """Those who may be named and have an organisation, by the key of its name."""
    groups: dict[str, list[Person]] = {}
    for person in log.people.values():
        if person.may_be_named and person.organisation:
            groups.setdefault(name_key(person.organisation), []).append(person)
    return groups


def _links(listed: Organisation | None, names: Mapping[str, str]) -> tuple[OrganisationLink, ...]:
    return tuple(
        OrganisationLink(names[name_key(link.to)], link.how, link.source)
        for link in (listed.links if listed else ())
    )
