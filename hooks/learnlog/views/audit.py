"""The page of an audit: what it is, its result, what changed, and what was done about the gaps."""

from __future__ import annotations

from dataclasses import dataclass

from learnlog import addresses
from learnlog.audit_changes import Comparison, compare
from learnlog.audit_gaps import Gap, gaps
from learnlog.audit_telling import gaps_told, mean_told, number
from learnlog.audits import AuditResult, Audits
from learnlog.model import Audit, Entry
from learnlog.views.audit_scores import NONE, Scores, named, scored_of, scores
from learnlog.views.audit_words import ChangeWords, change_words, counts_told
from learnlog.views.entry_parts import EntryParts, description, entry_parts, page_options
from learnlog.views.parts import StepLine, step_line
from learnlog.views.site import Link, Site


@dataclass(frozen=True, slots=True)
class Fact:
    """Something about the audit, by its name."""

    name: str
    said: Link


@dataclass(frozen=True, slots=True)
class GapRow:
    """A principle that is low or is to improve, what was done, and its score next time."""

    title: str
    score: str
    low: bool
    actions: list[StepLine]
    later: str


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Everything the page shows; `scores` is None where the instrument is not known."""

    parts: EntryParts
    facts: list[Fact]
    scores: Scores | None
    before: Link | None
    changes: ChangeWords | None
    gaps: list[GapRow]
    later: Link | None
    description: str
    page_options: dict[str, object]


def audit_page(site: Site, entry: Entry, audits: Audits) -> AuditPage:
    """The values of the page of an audit."""
    result = audits.results.get(entry.uri)
    before, after = audits.before.get(entry.uri), audits.after.get(entry.uri)
    comparison = compare(before, result) if result and before else None
    return AuditPage(
        parts=entry_parts(site, entry),
        facts=list(_facts(site, entry, result, comparison)),
        scores=scores(result, comparison) if result and result.scored else None,
        before=_audit_link(site, entry, before),
        changes=change_words(comparison) if comparison and result and result.scored else None,
        gaps=_gap_rows(site, result, after) if result else [],
        later=_audit_link(site, entry, after),
        description=description(site, entry),
        page_options=page_options(entry),
    )


def _facts(
    site: Site, entry: Entry, result: AuditResult | None, comparison: Comparison | None
) -> list[Fact]:
    audit = entry.details
    if not isinstance(audit, Audit):
        return []
    facts = [Fact("Instrument", _instrument(site, entry, audit, result))]
    if result:
        facts.append(Fact("Form", Link(result.depth, "")))
    if audit.scope:
        facts.append(Fact("About", Link(audit.scope, "")))
    if result:
        facts.append(Fact("Answered", Link(scored_of(result), "")))
    if result and result.scored:
        facts.append(Fact("Result", Link(_in_a_line(result, comparison), "#result")))
    return facts


def _in_a_line(result: AuditResult, comparison: Comparison | None) -> str:
    """ "Mean 2.1 of 4; seven better, one worse; 1 gap"."""
    changed = counts_told(comparison.changes) if comparison else ""
    return "; ".join(filter(None, (f"Mean {mean_told(result)}", changed, gaps_told(result))))


def _instrument(site: Site, entry: Entry, audit: Audit, result: AuditResult | None) -> Link:
    if result is None:
        return Link(audit.instrument or "not said", "", "so there is no result")
    known = result.instrument
    href = site.href(entry.uri, addresses.instrument_uri(known.name))
    return Link(known.title, href, f"version {known.version}" if known.version else "")


def _audit_link(site: Site, entry: Entry, result: AuditResult | None) -> Link | None:
    if result is None:
        return None
    link = site.entry_link(entry.uri, result.entry)
    return Link(link.text, link.href, named(result))


def _gap_rows(site: Site, result: AuditResult, after: AuditResult | None) -> list[GapRow]:
    return [_gap_row(site, result.entry.uri, one) for one in gaps(result, site.step_of, after)]


def _gap_row(site: Site, uri: str, gap: Gap) -> GapRow:
    return GapRow(
        title=gap.result.principle.title,
        score=number(gap.result.score, NONE),
        low=gap.result.low,
        actions=[step_line(site, uri, step) for step in gap.actions],
        later=number(gap.later.score, NONE) if gap.later else "",
    )
