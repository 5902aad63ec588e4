"""What changed from one audit to the next, in sentences."""

from __future__ import annotations

from dataclasses import dataclass

from learnlog.audit_changes import Change, Changes, Comparison
from learnlog.audit_telling import number
from learnlog.audits import DEEP, QUICK, AuditResult
from learnlog.model import Audit

_WORDS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_FORMS = {
    QUICK: "the quick form, where a score answers one question",
    DEEP: "the deep form, where a score is the mean of several answers",
}


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """Sentences on a comparison; `forms` and `alike` are empty where both forms are the same."""

    changed: str
    overall: str
    forms: str
    alike: str
    scope_before: str


def change_words(comparison: Comparison) -> ChangeWords:
    """What changed, and how far the two audits can be compared."""
    before, now = comparison.before, comparison.now
    alike = comparison.alike
    changed = told(comparison.changes)
    return ChangeWords(
        changed=f"{changed[0].upper()}{changed[1:]}",
        overall=_overall(comparison.changes),
        forms=_forms(before, now) if alike else "",
        alike=_alike(alike) if alike else "",
        scope_before=_scope_before(before, now),
    )


def told(changes: Changes) -> str:
    """ "seven better, one worse: Trust (2 to 1)." Whatever got worse is named."""
    if not changes.compared:
        return "nothing was scored both times, so there is nothing to compare."
    worse = "; ".join(_named(one) for one in changes.worse)
    return f"{counts_told(changes)}{f': {worse}' if worse else ''}."


def counts_told(changes: Changes) -> str:
    """ "seven better, one worse", or "" of nothing that was scored both times."""
    groups = ((changes.better, "better"), (changes.same, "the same"), (changes.worse, "worse"))
    return ", ".join(f"{in_words(len(some))} {word}" for some, word in groups if some)


def in_words(count: int) -> str:
    """Small numbers as words."""
    return _WORDS[count] if count < len(_WORDS) else str(count)


def _named(change: Change) -> str:
    return f"{change.principle.title} ({number(change.before)} to {number(change.now)})"


def _overall(changes: Changes) -> str:
    if changes.overall is None:
        return ""
    before, now = changes.overall
    of_what = "of all principles"
    if missing := len(changes.of_each) - len(changes.compared):
        verb = "was" if missing == 1 else "were"
        of_what = f"of the principles scored both times ({in_words(missing)} {verb} not)"
    return f"The mean {of_what} is {number(now)}; last time it was {number(before)}."


def _alike(changes: Changes) -> str:
    """The comparison of like with like: what both forms ask."""
    if not changes.compared:
        return "The answers to the quick questions alone are not known, so compare with care."
    return f"Both forms ask the quick question of each principle. By that alone: {told(changes)}"


def _forms(before: AuditResult, now: AuditResult) -> str:
    return f"Last time it was {_FORMS[before.depth]}; this time it is {_FORMS[now.depth]}."


def _scope_before(before: AuditResult, now: AuditResult) -> str:
    """Whom the earlier audit was about, where that was said in other words."""
    then = _scope(before)
    return then if then != _scope(now) else ""


def _scope(result: AuditResult) -> str:
    details = result.entry.details
    return (details.scope if isinstance(details, Audit) else None) or ""
