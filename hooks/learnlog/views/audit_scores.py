"""The scores of an audit as its page shows them: bars, a radar, a table, and all answers."""

from __future__ import annotations

from dataclasses import dataclass

from learnlog.audit_changes import Change, Comparison
from learnlog.audit_telling import number, signed
from learnlog.audits import AuditResult, PrincipleResult
from learnlog.charts.bars import percent
from learnlog.charts.radar import Radar, radar
from learnlog.reference.instruments import Instrument
from learnlog.views.parts import counted
from learnlog.weeks import short_date

NONE = "not scored"


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A principle: `width` and `mark` are lengths of the bar and of last time's mark on it.

    Texts are empty where there is nothing to say; `alike` is the change of the quick question.
    """

    title: str
    score: str
    label: str
    width: str
    mark: str
    low: bool
    answered: str
    before: str
    change: str
    alike: str
    evidence: str
    comment: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A principle's questions, each with its answer."""

    title: str
    questions: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Scores:
    """The result of an audit. `scale` is told in words; `radar` is None where it has no shape.

    `now` and `before` name the two audits, `before` "" where there is none to compare with;
    `alike` is whether the rows tell of the quick questions alone; `heads` are those of the table.
    """

    scale: list[str]
    low: str
    rows: list[ScoreRow]
    radar: Radar | None
    now: str
    before: str
    alike: bool
    heads: list[str]
    answers: list[Answered]


def scores(result: AuditResult, comparison: Comparison | None) -> Scores:
    """The values of an audit's result."""
    instrument = result.instrument
    before = comparison.before if comparison else None
    alike = bool(comparison and comparison.alike)
    return Scores(
        scale=[f"{point.score:g} {point.label}" for point in instrument.scale],
        low=f"{instrument.low:g}",
        rows=_rows(result, comparison),
        radar=_radar(result, before),
        now=named(result),
        before=named(before) if before else "",
        alike=alike,
        heads=_heads(bool(before), alike),
        answers=[_answered(one) for one in result.principles if one.answers],
    )


def named(result: AuditResult) -> str:
    """ "15 Oct 2026 (deep)"."""
    return f"{short_date(result.entry.date)} ({result.depth})"


def _heads(before: bool, alike: bool) -> list[str]:
    compared = [
        *(["Last time", "Change"] if before else []),
        *(["Quick question"] if alike else []),
    ]
    return ["Principle", "Score", *compared, "Evidence", "Comment"]


def _rows(result: AuditResult, comparison: Comparison | None) -> list[ScoreRow]:
    nothing = [Change(one.principle, None, one.score) for one in result.principles]
    changes = comparison.changes.of_each if comparison else nothing
    alike = comparison.alike.of_each if comparison and comparison.alike else nothing
    pairs = zip(result.principles, changes, alike, strict=True)
    return [_row(result.instrument, *three) for three in pairs]


def _row(
    instrument: Instrument, result: PrincipleResult, change: Change, alike: Change
) -> ScoreRow:
    score, written = result.score, result.written
    questions = len(result.principle.questions)
    return ScoreRow(
        title=result.principle.title,
        score=number(score, NONE),
        label="" if score is None else instrument.label(score),
        width=_length(instrument, score),
        mark=_length(instrument, change.before),
        low=result.low,
        answered=f"{result.answered} of {questions} answered" if result.answers else "",
        before=number(change.before),
        change=signed(change.by),
        alike=f"{number(alike.before)} → {number(alike.now)}" if alike.by is not None else "",
        evidence=(written.evidence if written else None) or "",
        comment=(written.comment if written else None) or "",
    )


def _length(instrument: Instrument, score: float | None) -> str:
    if score is None:
        return ""
    return percent(score, instrument.scale[0].score, instrument.scale[-1].score)


def _radar(result: AuditResult, before: AuditResult | None) -> Radar | None:
    if not result.scored:
        return None
    series = [[one.score for one in result.principles]]
    if before:
        then = {one.principle.key: one.score for one in before.principles}
        series.append([then.get(one.principle.key) for one in result.principles])
    titles = [one.principle.title for one in result.principles]
    return radar(titles, [point.score for point in result.instrument.scale], *series)


def _answered(result: PrincipleResult) -> Answered:
    pairs = zip(result.principle.questions, result.answers, strict=True)
    return Answered(
        result.principle.title, [(asked, number(one, "not answered")) for asked, one in pairs]
    )


def scored_of(result: AuditResult) -> str:
    """ "8 of 8 principles scored, 26 of 27 questions answered"."""
    all_of_them = counted(len(result.principles), "principle", "principles")
    told = f"{len(result.scored)} of {all_of_them} scored"
    by_question = [one for one in result.principles if one.answers]
    if not by_question:
        return told
    asked = sum(len(one.principle.questions) for one in by_question)
    answered = sum(one.answered for one in by_question)
    return f"{told}, {answered} of {counted(asked, 'question', 'questions')} answered"
