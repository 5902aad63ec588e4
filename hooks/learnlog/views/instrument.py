"""The page of an instrument: its questions, its scale, and what its principles are evidence for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from learnlog import addresses
from learnlog.audit_telling import number
from learnlog.audits import AuditResult, Audits
from learnlog.model import Kind
from learnlog.reference.frameworks import Framework, FrameworkItem
from learnlog.reference.instruments import Instrument
from learnlog.reference.shown import Shown
from learnlog.views.audits import AuditLine, audit_lines
from learnlog.views.site import Link, Site
from learnlog.weeks import long_date


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A principle, its latest score, and for each dimension whether it is evidence for it."""

    title: str
    score: str
    low: bool
    shows: list[bool]


@dataclass(frozen=True, slots=True)
class Group:
    """The dimensions of one framework, side by side."""

    framework: str
    dimensions: list[Link]


@dataclass(frozen=True, slots=True)
class AskedPrinciple:
    """A principle with its key and its questions, the quick one first."""

    title: str
    key: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InstrumentPage:
    """Everything the page shows; `latest` is the audit whose scores stand in the matrix."""

    title: str
    above: Link
    facts: list[tuple[str, str]]
    scale: list[tuple[str, str, bool]]
    principles: list[AskedPrinciple]
    groups: list[Group]
    matrix: list[MatrixRow]
    latest: Link | None
    audits: list[AuditLine]
    description: str


def used_instruments(audits: Audits) -> Iterator[Instrument]:
    """The instruments that audits of the log have used, by name."""
    found = {one.instrument.name: one.instrument for one in audits.results.values()}
    yield from (found[name] for name in sorted(found))


def instrument_page(site: Site, audits: Audits, instrument: Instrument) -> InstrumentPage:
    """The values of the page of an instrument."""
    uri = addresses.instrument_uri(instrument.name)
    found = audits.of_instrument(instrument.name)
    latest = next((one for one in reversed(found) if one.scored), None)
    columns = _columns(site, instrument)
    return InstrumentPage(
        title=instrument.title,
        above=Link("Audits", site.href(uri, Kind.AUDIT.section)),
        facts=list(_facts(instrument)),
        scale=[
            (f"{one.score:g}", one.label, one.score <= instrument.low) for one in instrument.scale
        ],
        principles=[AskedPrinciple(o.title, o.key, o.questions) for o in instrument.principles],
        groups=_groups(site, uri, columns),
        matrix=list(_matrix(site, instrument, columns, latest)),
        latest=site.entry_link(uri, latest.entry) if latest else None,
        audits=audit_lines(site, uri, audits, found),
        description=instrument.scope or "",
    )


def _facts(instrument: Instrument) -> Iterator[tuple[str, str]]:
    facts = {
        "Version": instrument.version,
        "Date": long_date(instrument.date) if instrument.date else None,
        "Source": instrument.source_note,
        "Scope": instrument.scope,
    }
    yield from ((name, said) for name, said in facts.items() if said)


def _columns(site: Site, instrument: Instrument) -> list[Shown]:
    """The items that any principle is evidence for, by framework, in the order of their lists."""
    shown = {
        (framework.name, item.key): framework
        for principle in instrument.principles
        for framework, item in site.log.reference.dimensions(instrument, principle)
    }
    frameworks = {framework.name: framework for framework in shown.values()}
    return [
        (framework, item)
        for framework in frameworks.values()
        for item in framework.items
        if (framework.name, item.key) in shown
    ]


def _groups(site: Site, uri: str, columns: Sequence[Shown]) -> list[Group]:
    return [
        Group(title, [_dimension(site, uri, *one) for one in some])
        for title, some in groupby(columns, key=lambda one: one[0].title)
    ]


def _dimension(site: Site, uri: str, framework: Framework, item: FrameworkItem) -> Link:
    page = addresses.evidence_uri(framework.name)
    return Link(item.title, site.href(uri, page, addresses.item_anchor(item.key)))


def _matrix(
    site: Site, instrument: Instrument, columns: Sequence[Shown], latest: AuditResult | None
) -> Iterator[MatrixRow]:
    for principle in instrument.principles if columns else ():
        shown = site.log.reference.dimensions(instrument, principle)
        result = latest.of(principle.key) if latest else None
        yield MatrixRow(
            principle.title,
            number(result.score if result else None),
            bool(result and result.low),
            [column in shown for column in columns],
        )
