"""The questions of a new review, each with what the log tells to it, as harmless lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from learnlog.audit_telling import in_short, number
from learnlog.audits import Audits, read_audits
from learnlog.by_day import Told
from learnlog.files.decoding import UNSAFE
from learnlog.gaps import ASKED_FOR
from learnlog.happenings import StepAnswered
from learnlog.model import Achievement, Assignment, Entry, Kind, Lesson, Log
from learnlog.plain_text import shortened
from learnlog.roll_up import RollUp
from learnlog.roll_up_ideas import Path
from learnlog.titles import title_of
from learnlog.weeks import long_date, short_date

MOST_LINES = 12
_LENGTH = 110
_DASHES = re.compile(r"-{2,}")


@dataclass(frozen=True, slots=True)
class Facts:
    """A question and the lines of what the log tells to it, none of which can end a comment."""

    question: str
    lines: tuple[str, ...]


def questions(log: Log, found: RollUp) -> list[Facts]:
    """The questions of a review in order."""
    audits = read_audits(log)
    asked = {
        "What did I set out to do, and what became of it?": (
            *_promised(found),
            *_audited(log, audits, found),
        ),
        "What am I proud of?": _achieved(found),
        "What did I learn, and have I used it?": _learned(found),
        "What became of my ideas, and what do I let go?": _thought(log, found),
        "What next?": (*_gaps(log, audits, found), *_ahead(log, found)),
    }
    return [Facts(one, tuple(map(harmless, lines))) for one, lines in asked.items()]


def harmless(line: str) -> str:
    """A line that can neither end a comment nor begin one, nor hide anything."""
    plain = UNSAFE.sub("", line).replace(">", "›").replace("<", "‹")
    return _DASHES.sub("–", plain)


def _promised(found: RollUp) -> Iterator[str]:
    promises = found.promises
    for objective in _objectives(found):
        yield f"Objective: {objective}"
    planned = (_short(one.what.text) for one in promises.listed)
    yield from _named("Planned", planned, _page(found))
    if promises.rate:
        yield f"{promises.rate}."
    yield from _named("Done", map(_answer, promises.kept), _page(found))
    yield from _named("Dropped", map(_answer, promises.dropped), _page(found))
    answered = (one for one in promises.left_open if one.what.answer.outcome)
    yield from _named("Not yet", map(_answer, answered), _page(found))


def _objectives(found: RollUp) -> Iterator[str]:
    entry = found.span.frame.entry if found.span.frame else None
    for one in entry.details.objectives if entry and isinstance(entry.details, Assignment) else ():
        yield f"{_short(one.text)} ({f'met: {one.met}' if one.met else 'nothing said yet'})"


def _audited(log: Log, audits: Audits, found: RollUp) -> Iterator[str]:
    lines = (
        f"{_audit(log, one)} ({short_date(one.date)}): {told}"
        for one in found.of_kind(Kind.AUDIT)
        if (told := in_short(audits, one))
    )
    yield from _named("Audits", lines, _page(found))


def _gaps(log: Log, audits: Audits, found: RollUp) -> Iterator[str]:
    """The gaps of its audits that nobody has a plan for, unless a later audit has taken over."""
    lines = (
        f"{_short(gap.principle.title)}: {number(gap.score)}, in {_audit(log, one)}"
        for one in found.of_kind(Kind.AUDIT)
        if one.uri in audits.results and one.uri not in audits.after
        for gap in audits.results[one.uri].gaps_without_action
    )
    yield from _named("Gaps without an action", lines, _page(found))


def _audit(log: Log, entry: Entry) -> str:
    return _short(title_of(entry, log).removesuffix(f", {long_date(entry.date)}"))


def _achieved(found: RollUp) -> Iterator[str]:
    if found.hours.total:
        yield f"{found.hours.total:g} hours are recorded."
    yield from _named("Achievements", map(_achievement, found.achievements), _page(found))


def _learned(found: RollUp) -> Iterator[str]:
    yield from _named("Lessons", map(_lesson, found.learned), _page(found))
    yield from _named("From before, and used", map(_lesson, found.used_again), _page(found))


def _thought(log: Log, found: RollUp) -> Iterator[str]:
    born = (f"Idea {one.idea.number}, {_short(one.idea.title)}" for one in found.born)
    yield from _named("New", born, _page(found))
    yield from _named("Moved on", map(_way, found.moved), _page(found))
    yield from _named("Decided", map(_way, found.decided), _page(found))
    stale = (one for one in log.ideas.values() if one.stale)
    waiting = (f"Idea {one.number}, {_short(one.title)} ({one.status})" for one in stale)
    yield from _named("Waiting for a decision today", waiting, "learnlog ideas list --stale")


def _ahead(log: Log, found: RollUp) -> Iterator[str]:
    whose = found.span.author
    steps = (one for one in log.steps if one.open and whose in (None, one.origin.author))
    yield from _named("Open today", (_short(one.text) for one in steps), "learnlog steps list")
    due = (one for one in found.forecasts if one.what.due(log.today))
    forecasts = (f"{_short(one.what.forecast.text)} (since {short_date(one.day)})" for one in due)
    yield from _named("Forecasts to look at", forecasts, _page(found))
    for gap in found.gaps:
        yield f"{gap.sentence} {ASKED_FOR}"


def _named(name: str, lines: Iterable[str], all_of_them: str) -> Iterator[str]:
    """A list with its name, cut where it is long; nothing for an empty one."""
    every = list(lines)
    if every:
        yield f"{name}:"
    yield from (f"- {line}" for line in every[:MOST_LINES])
    if len(every) > MOST_LINES:
        yield f"- and {len(every) - MOST_LINES} more: {all_of_them}"


def _page(found: RollUp) -> str:
    return f"on the page of {found.span.name}"


def _answer(one: Told[StepAnswered]) -> str:
    note = one.what.answer.note
    return f"{_short(one.what.step.text)}{f' ({_short(note)})' if note else ''}"


def _achievement(one: Told[Achievement]) -> str:
    return f"{_short(one.what.text)} ({short_date(one.day)})"


def _lesson(one: Told[Lesson]) -> str:
    applied = one.what.applied
    used = f"used again {short_date(applied)}" if applied else "not used again yet"
    return f"{_short(one.what.text)} ({used})"


def _way(one: Path) -> str:
    note = f": {_short(one.last.note)}" if one.last.note else ""
    return f"Idea {one.idea.number}, {_short(one.idea.title)} ({' to '.join(one.statuses)}{note})"


def _short(text: str) -> str:
    return shortened(" ".join(text.split()), _LENGTH)
