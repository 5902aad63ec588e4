"""What the audits of a log conclude: scores, what is low, and which audit came before which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from learnlog.did_you_mean import nearest
from learnlog.model import Audit, Entry, Kind, Log, PrincipleScore
from learnlog.reference.instruments import Instrument, Principle

QUICK, DEEP = "quick", "deep"
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class PrincipleResult:
    """What an audit says of a principle; scores have one decimal, None is not scored.

    `answers` has a place for each question where any was answered by itself; `quick` is the score
    of the quick question alone, where that is known; `low` makes it a gap.
    """

    principle: Principle
    written: PrincipleScore | None
    score: float | None
    quick: float | None
    answers: tuple[float | None, ...]
    low: bool

    @property
    def answered(self) -> int:
        """How many of its questions have an answer of their own."""
        return sum(answer is not None for answer in self.answers)


@dataclass(frozen=True, slots=True)
class AuditResult:
    """An audit by its instrument: a result for each principle, in the instrument's order.

    `depth` is as written; without it an audit with answers is deep, one with scores alone quick.
    `overall` is the mean of the scores that there are.
    """

    entry: Entry
    instrument: Instrument
    depth: str
    principles: tuple[PrincipleResult, ...]
    overall: float | None

    @property
    def scored(self) -> tuple[PrincipleResult, ...]:
        """The principles that have a score."""
        return tuple(one for one in self.principles if one.score is not None)

    @property
    def gaps(self) -> tuple[PrincipleResult, ...]:
        """The principles whose score is low."""
        return tuple(one for one in self.principles if one.low)

    @property
    def gaps_without_action(self) -> tuple[PrincipleResult, ...]:
        """The gaps that no next step of the audit answers."""
        answered = {step.principle for step in self.entry.next_steps}
        return tuple(one for one in self.gaps if one.principle.key not in answered)

    def of(self, key: str) -> PrincipleResult | None:
        """The result of a principle by its key."""
        return next((one for one in self.principles if one.principle.key == key), None)


@dataclass(frozen=True, slots=True)
class Audits:
    """The dated audits that have a known instrument, in reading order.

    `before` is the audit that each is compared with, `after` the first that is compared with it;
    all are found by the `uri` of the entry.
    """

    results: Mapping[str, AuditResult]
    before: Mapping[str, AuditResult]
    after: Mapping[str, AuditResult]

    def of_instrument(self, name: str) -> tuple[AuditResult, ...]:
        """The audits with an instrument, oldest first."""
        return tuple(one for one in self.results.values() if one.instrument.name == name)


def read_audits(log: Log) -> Audits:
    """The results of all audits, and which is compared with which.

    An audit is compared with the last one of an earlier day that used the same instrument and was
    written by the same author or by nobody; one without any score takes no part. Whether both are
    about the same people only their scopes can tell, so pages show these beside the comparison.
    """
    found = (audit_result(log, entry) for entry in log.of_kind(Kind.AUDIT) if entry.dated)
    results = {one.entry.uri: one for one in found if one}
    before: dict[str, AuditResult] = {}
    after: dict[str, AuditResult] = {}
    read: list[AuditResult] = []
    for uri, result in results.items():
        if not result.scored:
            continue
        if earlier := next((one for one in reversed(read) if _comes_before(one, result)), None):
            before[uri] = earlier
            after.setdefault(earlier.entry.uri, result)
        read.append(result)
    return Audits(results, before, after)


def instrument_of(log: Log, entry: Entry) -> Instrument | None:
    """The instrument that an audit names, where there is such a file."""
    named = entry.details.instrument if isinstance(entry.details, Audit) else None
    return log.reference.instruments.get(named or "")


def nearest_principle(written: str, instrument: Instrument) -> str | None:
    """The key of the principle that may be meant, by its key or else by its title."""
    titles = {one.title: one.key for one in instrument.principles}
    close = nearest(written, [one.key for one in instrument.principles])
    return close or titles.get(nearest(written, titles) or "")


def audit_result(log: Log, entry: Entry) -> AuditResult | None:
    """What an audit concludes, or None without a known instrument."""
    instrument = instrument_of(log, entry)
    if instrument is None or not isinstance(entry.details, Audit):
        return None
    written: dict[str, PrincipleScore] = {}
    for one in entry.details.scores:
        written.setdefault(one.principle, one)
    answered = any(one.answers for one in written.values())
    depth = entry.details.depth or (DEEP if answered else QUICK)
    principles = tuple(
        _principle(instrument, one, written.get(one.key), depth) for one in instrument.principles
    )
    overall = mean(one.score for one in principles if one.score is not None)
    return AuditResult(entry, instrument, depth, principles, overall)


def mean(scores: Iterable[float]) -> float | None:
    """The mean with one decimal, halves upwards, or None of no scores.

    Every score is rounded once, here, and all that follows is made of what readers see.
    """
    exact = [Decimal(str(one)) for one in scores]
    if not exact:
        return None
    return float((sum(exact, Decimal(0)) / len(exact)).quantize(_TENTH, ROUND_HALF_UP))


def _principle(
    instrument: Instrument, principle: Principle, written: PrincipleScore | None, depth: str
) -> PrincipleResult:
    """The result of a principle; what lies outside the scale is told elsewhere and left out."""
    if written is None:
        return PrincipleResult(principle, None, None, None, (), low=False)
    said = [_on_scale(instrument, one) for one in written.answers]
    answers = tuple((*said, *[None] * len(principle.questions))[: len(principle.questions)])
    if not any(one is not None for one in answers):
        answers = ()
    given = _on_scale(instrument, written.score)
    score = mean(one for one in answers if one is not None) if given is None else mean([given])
    quick = given if depth == QUICK and given is not None else answers[0] if answers else None
    low = score is not None and score <= instrument.low
    quick = None if quick is None else mean([quick])
    return PrincipleResult(principle, written, score, quick, answers, low)


def _on_scale(instrument: Instrument, score: float | None) -> float | None:
    lowest, highest = instrument.scale[0].score, instrument.scale[-1].score
    return score if score is not None and lowest <= score <= highest else None


def _comes_before(one: AuditResult, result: AuditResult) -> bool:
    """Whether it can be what a result is compared with."""
    return (
        one.instrument.name == result.instrument.name
        and one.entry.author in (result.entry.author, None)
        and one.entry.date < result.entry.date
    )
