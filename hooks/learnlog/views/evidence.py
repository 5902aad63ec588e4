"""The list of frameworks: those in use with a line on each, and those that could be used."""

from __future__ import annotations

from dataclasses import dataclass

from learnlog import addresses
from learnlog.evidence import EvidenceBook
from learnlog.evidence_scopes import scopes_of
from learnlog.reference.frameworks import Framework
from learnlog.views.coverage import state_of
from learnlog.views.framework import in_force, page_title
from learnlog.views.site import Link, Site


@dataclass(frozen=True, slots=True)
class UsedFramework:
    """A framework in use, and where it stands for each of its scopes."""

    link: Link
    facts: str
    states: list[str]


@dataclass(frozen=True, slots=True)
class ItemName:
    """An item by its title, and as an entry writes it."""

    written: str
    title: str


@dataclass(frozen=True, slots=True)
class OtherFramework:
    """A framework that nothing is shown for yet, its items, and how an entry would begin to."""

    title: str
    facts: str
    example: str
    items: list[ItemName]


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """All frameworks that the log knows."""

    used: list[UsedFramework]
    others: list[OtherFramework]


def evidence_page(site: Site, book: EvidenceBook) -> EvidencePage:
    """The values of the page of all frameworks."""
    known = site.log.reference.frameworks
    return EvidencePage(
        [_used(site, book, one) for one in book.used.values()],
        [_other(one) for name, one in known.items() if name not in book.used],
    )


def _used(site: Site, book: EvidenceBook, framework: Framework) -> UsedFramework:
    uri = addresses.evidence_uri(framework.name)
    title = page_title(framework, site.log.reference.frameworks.values())
    scopes = scopes_of(site.log, framework, book.of(framework))
    states = [state_of(site, scope) for scope in scopes]
    return UsedFramework(Link(title, site.href(addresses.EVIDENCE, uri)), _facts(framework), states)


def _other(framework: Framework) -> OtherFramework:
    items = [ItemName(f"{framework.name}/{one.key}", one.title) for one in framework.items]
    example = f"shows: [{items[0].written}]"
    return OtherFramework(framework.title, _facts(framework), example, items)


def _facts(framework: Framework) -> str:
    version = f"version {framework.version}" if framework.version else ""
    return ", ".join(filter(None, (version, in_force(framework))))
