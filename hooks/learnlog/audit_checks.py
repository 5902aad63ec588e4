"""What is wrong in audits: an instrument or a principle that is not, a score that can't be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from learnlog.audits import instrument_of, nearest_principle
from learnlog.did_you_mean import nearest
from learnlog.entry_names import stem_of
from learnlog.model import Audit, Entry, Kind, Log, NextStep, PrincipleScore
from learnlog.problems import Problem, Source
from learnlog.reference.instruments import Instrument, Principle


def instruments_unknown(log: Log) -> Iterator[Problem]:
    """Audits that name no instrument, or one that there is no file of."""
    for entry in log.of_kind(Kind.AUDIT):
        if instrument_of(log, entry) or not isinstance(entry.details, Audit) or unread(log, entry):
            continue
        if entry.unread:
            continue
        names = sorted(log.reference.instruments)
        named = entry.details.instrument
        there = f"there {'is' if len(names) == 1 else 'are'} {_quoted(names)}"
        code, message = "audit-instrument", f"there is no instrument '{(named or '')[:60]}'"
        if not named:
            scored = bool(entry.details.scores)
            code = "audit-instrument" if scored else "audit-bare"
            message = f"{'these scores need' if scored else 'without'} the name of an instrument"
            message += "" if scored else ", an audit has its words and no result"
        meant = nearest(named or stem_of(entry.uri).lstrip("-0123456789"), names)
        close = meant or (names[0] if len(names) == 1 else "")
        hint = f"instrument: {close}" if close else ""
        yield Problem(entry.at("instrument"), code, f"{message}; {there}", hint)


def principles_unknown(log: Log) -> Iterator[Problem]:
    """Scores and next steps for principles that the instrument does not have."""
    for entry, instrument in with_instrument(log):
        named: list[PrincipleScore | NextStep] = [*_scores(entry), *entry.next_steps]
        for one in named:
            if one.principle and not instrument.principle(one.principle):
                yield _no_principle(one.principle, instrument, one.at("principle"))


def principles_outside_audits(log: Log) -> Iterator[Problem]:
    """Next steps that answer a gap, in an entry that has none."""
    for entry in log.published:
        for step in entry.next_steps if entry.kind is not Kind.AUDIT else ():
            if step.principle:
                message = (
                    f"only the next step of an audit answers a principle, and this is no audit "
                    f"but a {entry.kind.word}; delete the line"
                )
                yield Problem(step.at("principle"), "audit-principle", message)


def scores_wrong(log: Log) -> Iterator[Problem]:
    """Principles that are scored twice or in two ways, and scores outside the scale."""
    for entry, instrument in with_instrument(log):
        first: dict[str, PrincipleScore] = {}
        for one in _scores(entry):
            if first.setdefault(one.principle, one) is not one:
                line = first[one.principle].source.line
                message = f"'{one.principle}' is scored twice, here and on line {line}; keep one"
                yield Problem(one.source, "audit-score", message)
            elif principle := instrument.principle(one.principle):
                yield from _wrong_score(one, principle, instrument)


def with_instrument(log: Log) -> Iterator[tuple[Entry, Instrument]]:
    """The published audits and their instruments, but for those whose own file is wrong."""
    for entry in log.of_kind(Kind.AUDIT):
        instrument = instrument_of(log, entry)
        if instrument and not unread(log, entry):
            yield entry, instrument


def unread(log: Log, entry: Entry) -> bool:
    """Whether the file of the instrument is wrong, which is told there and nowhere else."""
    named = entry.details.instrument if isinstance(entry.details, Audit) else None
    return f"audits/{named}" in log.reference.unread


def _scores(entry: Entry) -> tuple[PrincipleScore, ...]:
    return entry.details.scores if isinstance(entry.details, Audit) else ()


def _no_principle(written: str, instrument: Instrument, source: Source) -> Problem:
    keys = ", ".join(one.key for one in instrument.principles)
    message = f"'{instrument.name}' has no principle '{written[:60]}'; its principles are {keys}"
    close = nearest_principle(written, instrument)
    return Problem(source, "audit-principle", message, f"principle: {close}" if close else "")


def _wrong_score(
    written: PrincipleScore, principle: Principle, instrument: Instrument
) -> Iterator[Problem]:
    lowest, highest = instrument.scale[0].score, instrument.scale[-1].score
    scale = f"the scale of '{instrument.name}' goes from {lowest:g} to {highest:g}"
    if written.score is not None and not lowest <= written.score <= highest:
        message = f"{scale}, and 'score' is {written.score:g}"
        yield Problem(written.at("score"), "field-value", message)
    asked = len(principle.questions)
    given = [one for one in written.answers if one is not None]
    if outside := [one for one in given if not lowest <= one <= highest]:
        message = f"{scale}, and an answer is {outside[0]:g}"
        yield Problem(written.at("answers"), "field-value", message)
    if count := _wrong_count(len(written.answers), asked, principle):
        yield Problem(written.at("answers"), "field-value", count)
    if written.score is not None and written.answers:
        message = (
            "both 'score' and 'answers' are given, and of the two the score would be used; "
            "delete one of them"
        )
        yield Problem(written.at("score"), "audit-score", message)


def _wrong_count(given: int, asked: int, principle: Principle) -> str:
    """What is wrong with the number of answers; which of the questions they answer is unknown."""
    if given in (0, asked):
        return ""
    told = (
        f"{given} answer{'' if given == 1 else 's'} to the {asked} "
        f"question{'' if asked == 1 else 's'} of '{principle.title}'"
    )
    if given > asked:
        return f"{told}; keep one for each"
    return f"{told}; write one for each, in their order, and x where nobody can say"


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)
