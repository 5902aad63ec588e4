"""What an audit says in a few words: its mean, how that changed, and how many gaps there are."""

from __future__ import annotations

from learnlog.audit_changes import compare
from learnlog.audits import AuditResult, Audits
from learnlog.model import Entry


def number(score: float | None, missing: str = "") -> str:
    """ "2" or "2.3", with a true minus."""
    return missing if score is None else f"{score:g}".replace("-", "−")


def signed(by: float | None) -> str:
    """A change: "+1.3", "−1", "same", or "" where there is nothing to compare."""
    return "" if by is None else "same" if by == 0 else f"{'+' if by > 0 else ''}{number(by)}"


def mean_told(result: AuditResult) -> str:
    """ "2.1 of 4", or "" where nothing is scored."""
    if result.overall is None:
        return ""
    return f"{number(result.overall)} of {number(result.instrument.scale[-1].score)}"


def gaps_told(result: AuditResult) -> str:
    """ "2 gaps"."""
    count = len(result.gaps)
    return f"{count} {'gap' if count == 1 else 'gaps'}" if count else "no gap"


def change_told(before: AuditResult, now: AuditResult) -> str:
    """By how much the mean rose, and from which form to which where they differ."""
    overall = compare(before, now).changes.overall
    if overall is None:
        return ""
    forms = f" ({before.depth} to {now.depth})" if before.depth != now.depth else ""
    return signed(round(overall[1] - overall[0], 1)) + forms


def in_short(audits: Audits, entry: Entry) -> str:
    """ "mean 2.1 of 4, +0.5, 2 gaps", or "" where nothing is scored."""
    result = audits.results.get(entry.uri)
    if result is None or not result.scored:
        return ""
    before = audits.before.get(entry.uri)
    change = change_told(before, result) if before else ""
    return ", ".join(filter(None, (f"mean {mean_told(result)}", change, gaps_told(result))))
