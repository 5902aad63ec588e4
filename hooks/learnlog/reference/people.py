"""People whom a log names, whether they agreed, and how their organisations belong together."""

from __future__ import annotations

from dataclasses import dataclass

from learnlog.problems import Source


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person as the list has them; `consent` is one of `CONSENT`, or None where it is open."""

    name: str
    role: str | None
    organisation: str | None
    consent: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class OrganisationLink:
    """What joins an organisation to another one, `to`."""

    to: str
    how: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation and its links to others."""

    name: str
    links: tuple[OrganisationLink, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class People:
    """The list of people and organisations; names are distinct, small and large letters alike."""

    people: tuple[KnownPerson, ...] = ()
    organisations: tuple[Organisation, ...] = ()
