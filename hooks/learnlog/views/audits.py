"""The page that lists the audits: those of each instrument in time, and every principle's score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from learnlog import addresses
from learnlog.audit_telling import change_told, number
from learnlog.audits import AuditResult, Audits
from learnlog.kinds import Kind
from learnlog.views.home import EntryCard, entry_card
from learnlog.views.parts import counted
from learnlog.views.site import Link, Site
from learnlog.weeks import short_date


@dataclass(frozen=True, slots=True)
class AuditLine:
    """An audit among others; `mean` and `change` are "" where there is nothing to say."""

    link: Link
    date: str
    author: str
    depth: str
    scored: str
    mean: str
    change: str
    low: str


@dataclass(frozen=True, slots=True)
class PrincipleLine:
    """A principle with its score in each audit, oldest first, and whether that was low."""

    title: str
    scores: list[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Series:
    """All audits with one instrument, oldest first."""

    instrument: Link
    audits: list[AuditLine]
    principles: list[PrincipleLine]


@dataclass(frozen=True, slots=True)
class AuditsPage:
    """The audits of each instrument, and those without a known one."""

    series: list[Series]
    others: list[EntryCard]


def audits_page(site: Site, audits: Audits) -> AuditsPage:
    """The values of the page of all audits."""
    names = dict.fromkeys(one.instrument.name for one in audits.results.values())
    entries = site.log.of_kind(Kind.AUDIT)[::-1]
    others = [entry for entry in entries if entry.uri not in audits.results]
    return AuditsPage(
        [_series(site, audits, name) for name in names],
        [entry_card(site, Kind.AUDIT.section, entry) for entry in others],
    )


def audit_lines(
    site: Site, uri: str, audits: Audits, some: Sequence[AuditResult]
) -> list[AuditLine]:
    """Some audits as lines of a list on the page `uri`."""
    return [_line(site, uri, audits, one) for one in some]


def _series(site: Site, audits: Audits, name: str) -> Series:
    uri = Kind.AUDIT.section
    found = audits.of_instrument(name)
    instrument = found[0].instrument
    title = Link(instrument.title, site.href(uri, addresses.instrument_uri(name)))
    rows = [
        PrincipleLine(
            one.title, [(number(r.score), r.low) for audit in found if (r := audit.of(one.key))]
        )
        for one in instrument.principles
    ]
    return Series(title, audit_lines(site, uri, audits, found), rows)


def _line(site: Site, uri: str, audits: Audits, result: AuditResult) -> AuditLine:
    before = audits.before.get(result.entry.uri)
    return AuditLine(
        link=site.entry_link(uri, result.entry),
        date=short_date(result.entry.date),
        author=site.author_name(result.entry),
        depth=result.depth,
        scored=f"{len(result.scored)} of {len(result.principles)}",
        mean=number(result.overall),
        change=change_told(before, result) if before else "",
        low=counted(len(result.gaps), "gap", "gaps") if result.scored else "",
    )
