"""The people of a log who may be named, how many may not, and how their organisations link."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from learnlog import addresses
from learnlog.charts.system_map import SystemMap, system_map
from learnlog.front_matter.item_fields import HOW
from learnlog.model import Log
from learnlog.organisations import KnownOrganisation, organisations
from learnlog.people import KnownBy, Person, unnamed_in
from learnlog.reference.people import OrganisationLink
from learnlog.spoken_names import name_key
from learnlog.views.entry_people import PersonLine, not_named, unnamed_line
from learnlog.views.site import Link, Site


@dataclass(frozen=True, slots=True)
class Met:
    """How somebody was met, and in which entries."""

    how: str
    entries: list[Link]


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Somebody who may be named."""

    name: str
    role: str
    met: list[Met]


@dataclass(frozen=True, slots=True)
class Place:
    """The people of an organisation; those of none stand below an empty `name`."""

    name: str
    anchor: str
    people: list[PersonCard]


@dataclass(frozen=True, slots=True)
class RoleMet:
    """Somebody who is told by role only, and the entries that tell of them alike."""

    line: PersonLine
    entries: list[Link]


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """An organisation, and each of its links in words."""

    name: str
    links: list[str]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The whole page; there is no drawing where nothing is linked."""

    summary: str
    places: list[Place]
    not_named: list[str]
    roles: list[RoleMet]
    organisations: list[OrganisationLine]
    drawing: SystemMap | None


def has_people(log: Log) -> bool:
    """Whether there is anything to show."""
    told = any(not person.refused for person in log.people.values())
    return told or any(unnamed_in(log.published)) or bool(log.reference.people.organisations)


def people_page(site: Site) -> PeoplePage:
    """The values of the page."""
    log = site.log
    shown = [one for one in log.people.values() if one.may_be_named]
    roles = list(unnamed_in(log.published))
    known = organisations(log)
    return PeoplePage(
        summary=_summary([one for one in log.people.values() if not one.refused], roles),
        places=_places(site, shown),
        not_named=not_named(log.people.values(), bool(shown)),
        roles=_roles(site, roles),
        organisations=[_organisation(one) for one in known],
        drawing=_drawing(known),
    )


def _summary(people: Sequence[Person], roles: Sequence[KnownBy]) -> str:
    """ "3 people were shadowed, 1 interviewed." A person counts once in each way."""
    met = [{one.item.how for one in person.known_by} for person in people]
    met += [{one.item.how} for one in roles]
    numbers = {how: sum(how in one for one in met) for how in HOW if how != "mentioned"}
    said = [f"{number} {how}" for how, number in numbers.items() if number]
    return f"People in this log: {', '.join(said)}." if said else ""


def _places(site: Site, shown: Sequence[Person]) -> list[Place]:
    """By the names of organisations, whoever has none at the end."""
    groups: dict[str, list[Person]] = {}
    for person in sorted(shown, key=lambda one: one.name.casefold()):
        groups.setdefault(name_key(person.organisation or ""), []).append(person)
    places = [_place(site, people) for people in groups.values()]
    return sorted(places, key=lambda one: (not one.name, one.name.casefold()))


def _place(site: Site, people: Sequence[Person]) -> Place:
    name = people[0].organisation or ""
    anchor = addresses.organisation_anchor(name) if name else "no-organisation"
    cards = [PersonCard(one.name, one.role or "", _met(site, one.known_by)) for one in people]
    return Place(name, anchor, cards)


def _met(site: Site, known_by: Sequence[KnownBy]) -> list[Met]:
    """The entries by how somebody was met, in the order of what may be said of it."""
    ways = [(how, [one for one in known_by if one.item.how == how]) for how in HOW]
    return [Met(how, _entries(site, some)) for how, some in ways if some]


def _entries(site: Site, some: Iterable[KnownBy]) -> list[Link]:
    return list(dict.fromkeys(site.entry_link(addresses.PEOPLE, one.entry) for one in some))


def _roles(site: Site, roles: Sequence[KnownBy]) -> list[RoleMet]:
    alike: dict[PersonLine, list[KnownBy]] = {}
    for one in roles:
        alike.setdefault(unnamed_line(one.item), []).append(one)
    found = [RoleMet(line, _entries(site, some)) for line, some in alike.items()]
    return sorted(found, key=lambda one: (one.line.what.casefold(), one.line.how))


def _organisation(known: KnownOrganisation) -> OrganisationLine:
    return OrganisationLine(known.name, [f"{_how(one)} {one.to}" for one in known.links])


def _how(link: OrganisationLink) -> str:
    return link.how or "is linked to"


def _drawing(known: Sequence[KnownOrganisation]) -> SystemMap | None:
    """The map of them; several links from one to another are one arrow."""
    says: dict[tuple[str, str], list[str]] = {}
    for one in known:
        for link in one.links:
            says.setdefault((one.name, link.to), []).append(f"{one.name} {_how(link)} {link.to}")
    links = [(*ends, "; ".join(some)) for ends, some in says.items()]
    return system_map({one.name: len(one.people) for one in known}, links) if links else None
