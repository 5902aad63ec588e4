"""The page of a framework: how it is covered, and everything that supports each of its items."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from learnlog import addresses
from learnlog.evidence import Evidence, EvidenceBook
from learnlog.evidence_scopes import Scope, scopes_of
from learnlog.reference.frameworks import Framework
from learnlog.views.coverage import ScopeView, scope_view
from learnlog.views.framework_items import ItemView, item_views
from learnlog.views.parts import counted
from learnlog.views.site import Link, Site
from learnlog.weeks import long_date


@dataclass(frozen=True, slots=True)
class VersionView:
    """Another version of the same family, and the items that only one of the two has."""

    title: Link
    in_force: str
    things: str
    only_here: list[str]
    only_there: list[str]


@dataclass(frozen=True, slots=True)
class FrameworkPage:
    """A framework, its scopes, and its items."""

    name: str
    version: str
    in_force: str
    publisher: str
    link: str
    note: str
    scopes: list[ScopeView]
    with_cycle: bool
    others: str
    items: list[ItemView]
    versions: list[VersionView]
    above: Link


def framework_page(site: Site, book: EvidenceBook, framework: Framework) -> FrameworkPage:
    """The values of the page of a framework that the log uses."""
    uri = addresses.evidence_uri(framework.name)
    pieces = book.of(framework)
    scopes = scopes_of(site.log, framework, pieces)
    family = [
        one
        for one in site.log.reference.frameworks.values()
        if one.family == framework.family and one.name != framework.name
    ]
    return FrameworkPage(
        name=framework.name,
        version=framework.version or "",
        in_force=in_force(framework),
        publisher=framework.publisher or "",
        link=framework.link or "",
        note=framework.note or "",
        scopes=[scope_view(site, scope) for scope in scopes],
        with_cycle=any(scope.cycle for scope in scopes),
        others=_others(scopes, pieces),
        items=item_views(site, framework, scopes, pieces),
        versions=[_version(site, uri, book, framework, other) for other in family],
        above=Link("Evidence", site.href(uri, addresses.EVIDENCE)),
    )


def in_force(framework: Framework) -> str:
    """ "from 30 January 2024", "22 April 2013 to 29 January 2024", or nothing."""
    since = long_date(framework.since) if framework.since else ""
    until = long_date(framework.until) if framework.until else ""
    if since and until:
        return f"{since} to {until}"
    return f"from {since}" if since else f"until {until}" if until else ""


def page_title(framework: Framework, others: Iterable[Framework]) -> str:
    """The title of a framework, with its version where another one is called the same."""
    same = [one for one in others if one.title == framework.title]
    return (
        f"{framework.title} ({framework.version or framework.name})"
        if len(same) > 1
        else (framework.title)
    )


def _others(scopes: Sequence[Scope], pieces: Sequence[Evidence]) -> str:
    """How many things are by authors that no cycle is for."""
    authors = {scope.author for scope in scopes}
    if None in authors:
        return ""
    left = {one.thing for one in pieces if one.entry.author not in authors and not one.scored}
    return counted(len(left), "thing by somebody else is", "things by others are") if left else ""


def _version(
    site: Site, uri: str, book: EvidenceBook, framework: Framework, other: Framework
) -> VersionView:
    """Another version beside this one; without an address where the log does not use it."""
    href = site.href(uri, addresses.evidence_uri(other.name)) if other.name in book.used else ""
    things = len({one.thing for one in book.of(other) if not one.scored})
    here = {item.title: None for item in framework.items}
    there = {item.title: None for item in other.items}
    return VersionView(
        title=Link(f"{other.title} ({other.version or other.name})", href),
        in_force=in_force(other),
        things=counted(things, "thing", "things"),
        only_here=[title for title in here if title not in there],
        only_there=[title for title in there if title not in here],
    )
