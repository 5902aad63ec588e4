"""What changed between two audits of one instrument, principle by principle."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from learnlog.audits import AuditResult, PrincipleResult, mean
from learnlog.reference.instruments import Principle


@dataclass(frozen=True, slots=True)
class Change:
    """A principle's score last time and now; None where it was not scored."""

    principle: Principle
    before: float | None
    now: float | None

    @property
    def by(self) -> float | None:
        """By how much it rose, with one decimal; None unless it was scored both times."""
        if self.before is None or self.now is None:
            return None
        return round(self.now - self.before, 1)


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes of all principles."""

    of_each: tuple[Change, ...]

    @property
    def better(self) -> tuple[Change, ...]:
        """Those that rose."""
        return tuple(one for one in self.of_each if (one.by or 0) > 0)

    @property
    def worse(self) -> tuple[Change, ...]:
        """Those that fell."""
        return tuple(one for one in self.of_each if (one.by or 0) < 0)

    @property
    def same(self) -> tuple[Change, ...]:
        """Those that stayed."""
        return tuple(one for one in self.of_each if one.by == 0)

    @property
    def compared(self) -> tuple[Change, ...]:
        """Those that were scored both times."""
        return tuple(one for one in self.of_each if one.by is not None)

    @property
    def overall(self) -> tuple[float, float] | None:
        """The means last time and now of what was scored both times."""
        before = mean(one.before for one in self.compared if one.before is not None)
        now = mean(one.now for one in self.compared if one.now is not None)
        return None if before is None or now is None else (before, now)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two audits of one instrument, the earlier `before`.

    `alike` compares the quick questions alone, which both forms ask; it is None where both audits
    have the same depth, since then the scores are alike as they are.
    """

    before: AuditResult
    now: AuditResult
    changes: Changes
    alike: Changes | None


def compare(before: AuditResult, now: AuditResult) -> Comparison:
    """What changed from one audit to a later one of the same instrument."""
    alike = _changes(before, now, lambda one: one.quick) if before.depth != now.depth else None
    return Comparison(before, now, _changes(before, now, lambda one: one.score), alike)


def _changes(
    before: AuditResult, now: AuditResult, score: Callable[[PrincipleResult], float | None]
) -> Changes:
    then = {one.principle.key: score(one) for one in before.principles}
    return Changes(
        tuple(
            Change(one.principle, then.get(one.principle.key), score(one)) for one in now.principles
        )
    )
