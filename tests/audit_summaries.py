"""What the audits of a log conclude, as short lines that a person can read in a golden case."""

from __future__ import annotations

from learnlog import Log, Step
from learnlog.audit_changes import Change, compare
from learnlog.audit_gaps import gaps
from learnlog.audits import AuditResult, Audits, PrincipleResult, read_audits
from learnlog.model import NextStep
from learnlog.steps import step_key

Told = dict[str, object]


def audit_summaries(log: Log) -> list[Told]:
    """Every audit with its scores, its changes, and what became of its gaps."""
    audits = read_audits(log)
    return [_audit(log, audits, one) for one in audits.results.values()]


def _audit(log: Log, audits: Audits, result: AuditResult) -> Told:
    uri = result.entry.uri
    told: Told = {
        "uri": uri,
        "says": f"{result.instrument.name}, {result.depth}, mean {result.overall}",
        "scores": [_score(one) for one in result.principles],
    }
    if before := audits.before.get(uri):
        found = compare(before, result)
        told["after"] = before.entry.uri
        told["changes"] = [_change(one) for one in found.changes.of_each]
        told["means"] = f"{found.changes.overall}"
        if found.alike:
            told["by the quick question"] = [_change(one) for one in found.alike.of_each]
    steps = {step_key(source, step.text): step for step in log.steps for source in step.listed}

    def step_of(written: NextStep) -> Step | None:
        return steps.get(step_key(written.source, written.text))

    told["gaps"] = [
        f"{one.result.principle.key} {one.result.score}{' low' if one.result.low else ''}: "
        f"{[(step.text, step.outcome, str(step.closed)) for step in one.actions]}"
        f"{f', next time {one.later.score}' if one.later else ''}"
        for one in gaps(
            result, lambda one: steps.get(step_key(one.source, one.text)), audits.after.get(uri)
        )
    ]
    return told


def _score(one: PrincipleResult) -> str:
    answered = f", {one.answered} of {len(one.answers)} answered" if one.answers else ""
    return (
        f"{one.principle.key} {one.score}, quick {one.quick}{answered}{', low' if one.low else ''}"
    )


def _change(one: Change) -> str:
    return f"{one.principle.key} {one.before} to {one.now}: {one.by}"
