"""The text of a new audit's file: every principle with its questions, to be scored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from learnlog.audits import AuditResult, audit_result
from learnlog.model import Kind, Log
from learnlog.new_file_text import (
    HOW_TO_FILL_IN,
    by,
    field,
    notes,
    smart_examples,
    whole,
)
from learnlog.reference.instruments import Instrument, Principle
from learnlog.weeks import long_date

_FOUR_WEEKS = dt.timedelta(days=28)
_QUICK = "Write one of these numbers after each score:  and leave empty what you can't answer."
_DEEP = (
    "Write one of these numbers after the hyphen below each question, and leave empty what you "
    "can't answer. The score of a principle is the mean of its answers."
)
_PLANS = (
    "For each gap, one thing to do: it comes back in your weekly entry until you say what became "
    "of it. The five lines at the end make it a plan that can be kept."
)


def new_audit(
    log: Log,
    instrument: Instrument,
    author: str | None,
    day: dt.date,
    *,
    deep: bool = False,
    scope: str | None = None,
) -> str:
    """The file of an audit, valid as it stands: quick (a question a principle), or deep (all)."""
    earlier = earlier_audit(log, instrument, author, day)
    version = f", version {instrument.version}" if instrument.version else ""
    top = f"{instrument.title}{version}, {long_date(day)}. {HOW_TO_FILL_IN}"
    return whole(
        [
            *notes(f"{top} Below the last line, tell how it came to be."),
            "title:",
            *by(author),
            field("instrument", instrument.name),
            f"depth: {'deep' if deep else 'quick'}",
            "# Whom it is about:",
            field("scope", scope),
            "",
            *_scale(instrument, deep, earlier),
            "scores:",
            *(
                line
                for number, principle in enumerate(instrument.principles, start=1)
                for line in _asked(instrument, number, principle, deep, earlier)
            ),
            "",
            *_plans(instrument, day),
        ]
    )


def earlier_audit(
    log: Log, instrument: Instrument, author: str | None, day: dt.date
) -> AuditResult | None:
    """The audit that one of a day will be compared with: the author's last that has a score."""
    found = (
        audit_result(log, entry)
        for entry in reversed(log.entries)
        if entry.kind is Kind.AUDIT and entry.date < day and entry.author in (author, None)
    )
    return next((one for one in found if one and one.instrument == instrument and one.scored), None)


def _scale(instrument: Instrument, deep: bool, earlier: AuditResult | None) -> Iterator[str]:
    yield "# The scale:"
    for point in instrument.scale:
        yield from notes(f"  {point.score:g}  {point.label}")
    less = " or less" if instrument.low > instrument.scale[0].score else ""
    yield from notes(f"{instrument.low:g}{less} is a gap.")
    yield from notes(_DEEP if deep else _QUICK)
    if earlier:
        yield from notes(f"Last time was {long_date(earlier.entry.date)} ({earlier.depth}).")


def _asked(
    instrument: Instrument,
    number: int,
    principle: Principle,
    deep: bool,
    earlier: AuditResult | None,
) -> Iterator[str]:
    """One principle: its questions as notes, and the fields that answer them."""
    quick, *_ = principle.questions
    yield from notes(f"{number} of {len(instrument.principles)}: {principle.title}", 2)
    if not deep:
        yield from notes(quick, 2)
    before = earlier.of(principle.key) if earlier else None
    if before and before.score is not None:
        yield from notes(f"Last time: {before.score:g}", 2)
    yield f"  - {field('principle', principle.key)}"
    if deep:
        yield "    answers:"
        for question in principle.questions:
            yield from notes(question, 6)
            yield "      -"
    else:
        yield "    score:"
    yield "    evidence:"
    yield "    comment:"


def _plans(instrument: Instrument, day: dt.date) -> Iterator[str]:
    yield from notes(_PLANS)
    yield "next_steps:"
    yield "  # - text: Something you mean to do"
    yield f"  #   {field('principle', instrument.principles[0].key)}"
    yield f"  #   due: {day + _FOUR_WEEKS}"
    yield from smart_examples()
