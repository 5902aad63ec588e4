"""What an audit leaves open: principles without a score, gaps without an action, a wrong depth."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from learnlog.audit_checks import (
    instruments_unknown,
    principles_outside_audits,
    principles_unknown,
    scores_wrong,
    unread,
)
from learnlog.audits import DEEP, QUICK, AuditResult, PrincipleResult, read_audits
from learnlog.model import Audit, Log
from learnlog.problems import Problem

_FEW = 3
_FIELDS = ("specific", "measurable", "achievable", "relevant", "due")


def principles_not_scored(log: Log) -> Iterator[Problem]:
    """Principles that an audit says nothing of, neither a score nor why there is none.

    Silent where it scores one that does not exist, which may be what is missing.
    """
    for result in _results(log):
        audit = result.entry.details
        written = audit.scores if isinstance(audit, Audit) else ()
        left_out = [one for one in result.principles if not _spoken_of(one)]
        if not left_out or any(not result.of(one.principle) for one in written):
            continue
        keys = [one.principle.key for one in left_out if not one.written]
        lines = [f"  - principle: {key}\n    score: …" for key in keys]
        hint = "\n".join([*([] if written or not keys else ["scores:"]), *lines])
        message = _not_scored(left_out, len(result.principles))
        yield Problem(result.entry.at("scores"), "audit-unscored", message, hint)


def _not_scored(left_out: list[PrincipleResult], of_all: int) -> str:
    """Which principles are left out; of a blank form only that it is one."""
    if len(left_out) == of_all:
        return f"nothing is scored yet: {of_all} principle{'' if of_all == 1 else 's'}"
    titles = ", ".join(f"'{one.principle.title}'" for one in left_out[:_FEW])
    more = f" and {len(left_out) - _FEW} more" if len(left_out) > _FEW else ""
    return (
        f"no score for {titles}{more} ({len(left_out)} of {of_all} principles); "
        "where one does not fit, say so in its comment"
    )


def depths_contradicted(log: Log) -> Iterator[Problem]:
    """Quick audits with an answer to every question, and deep ones with one score for all."""
    for result in _results(log):
        audit = result.entry.details
        if not isinstance(audit, Audit) or not audit.depth:
            continue
        answered = sum(bool(one.answers) for one in audit.scores)
        if audit.depth == QUICK and answered:
            message = (
                "the quick form asks one question a principle, and here are answers to several "
                f"({answered} of {len(audit.scores)} principles); is it the deep form?"
            )
            yield Problem(result.entry.at("depth"), "audit-depth", message, f"depth: {DEEP}")
        elif audit.depth == DEEP and audit.scores and not answered:
            message = (
                "the deep form has an answer for each question, and here are single scores alone; "
                "is it the quick form?"
            )
            yield Problem(result.entry.at("depth"), "audit-depth", message, f"depth: {QUICK}")


def gaps_without_action(log: Log) -> Iterator[Problem]:
    """Low scores that no next step answers, in audits that no later one has taken over from."""
    audits = read_audits(log)
    for uri, result in audits.results.items():
        if uri in audits.after or unread(log, result.entry):
            continue
        for one in result.gaps_without_action:
            if one.written:
                title = one.principle.title
                message = f"'{title}' scored {one.score:g} and no action follows; raise one"
                yield Problem(one.written.source, "audit-gap", message, _action(result, one))


def _results(log: Log) -> Iterator[AuditResult]:
    return (one for one in read_audits(log).results.values() if not unread(log, one.entry))


def _spoken_of(result: PrincipleResult) -> bool:
    """Whether it has a score, one that can't be, which is told elsewhere, or a comment instead."""
    written = result.written
    given = (written.score, *written.answers) if written else ()
    return any(one is not None for one in given) or bool(written and written.comment)


def _action(result: AuditResult, gap: PrincipleResult) -> str:
    """The lines of a next step; all but the first two fields may be left out."""
    lines = ["  - text: …", f"    principle: {gap.principle.key}"]
    lines += [f"    {name}: …" for name in _FIELDS]
    return "\n".join(lines if result.entry.next_steps else ["next_steps:", *lines])


AUDIT_CHECKS: tuple[Callable[[Log], Iterator[Problem]], ...] = (
    instruments_unknown,
    principles_unknown,
    principles_outside_audits,
    scores_wrong,
    principles_not_scored,
    depths_contradicted,
    gaps_without_action,
)
