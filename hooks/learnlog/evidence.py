"""What the log holds as evidence: everything that shows an item of a framework, found once."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from learnlog.audits import AuditResult, audit_result
from learnlog.entry_days import told_on
from learnlog.model import NOTHING_TOLD, Activity, Audit, Entry, Log
from learnlog.reference.frameworks import Framework
from learnlog.reference.shown import Shown

ACHIEVEMENT, LESSON, IDEA, ENTRY, AUDIT = "achievement", "lesson", "idea", "entry", "audit"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that shows one item; `day` is None where nobody knows it.

    `kind` is achievement, lesson, idea, entry, or audit for a score; `anchor` is its place on the
    entry's page; `text` is empty for a whole entry, which its title tells of.
    """

    framework: str
    item: str
    day: dt.date | None
    entry: Entry
    kind: str
    text: str = ""
    anchor: str = ""
    activity: Activity = NOTHING_TOLD
    idea: int | None = None

    @property
    def scored(self) -> bool:
        """Whether an audit's score is all there is; it supports an item, and counts apart."""
        return self.kind == AUDIT

    @property
    def thing(self) -> tuple[str, str, str]:
        """What it is, whatever items it shows."""
        return self.entry.uri, self.kind, self.anchor


@dataclass(frozen=True, slots=True)
class EvidenceBook:
    """All evidence of a log by the name of the framework, newest first, undated ones last.

    `used` are the frameworks that the log has to do with, by name.
    """

    pieces: Mapping[str, Sequence[Evidence]]
    used: Mapping[str, Framework]

    def of(self, framework: Framework) -> Sequence[Evidence]:
        """The evidence for a framework."""
        return self.pieces.get(framework.name, ())


def gather_evidence(log: Log) -> EvidenceBook:
    """The evidence of a log; each framework version has what was told while it was in force.

    A framework is in use that something shows, that a cycle is for, or that an instrument which
    an audit used is mapped to.
    """
    pieces: dict[str, list[Evidence]] = defaultdict(list)
    mapped: set[str] = set()
    for entry in log.published:
        for one in evidence_of(log, entry):
            pieces[one.framework].append(one)
        mapped.update(_mapped(log, entry))
    names = {*pieces, *mapped, *_with_a_cycle(log)}
    frameworks = log.reference.frameworks
    return EvidenceBook(
        {name: newest_first(some) for name, some in pieces.items()},
        {name: frameworks[name] for name in sorted(names)},
    )


def evidence_of(log: Log, entry: Entry) -> Iterator[Evidence]:
    """What one entry shows, and what its audit has scored."""
    yield from _shown(log, entry, entry.shows, ENTRY, "", "", entry.activity)
    for at, done in enumerate(entry.achievements, start=1):
        anchor = f"log-achievement-{at}"
        yield from _shown(log, entry, done.shows, ACHIEVEMENT, done.text, anchor, done.activity)
    for at, learned in enumerate(entry.lessons, start=1):
        anchor = f"log-lesson-{at}"
        yield from _shown(log, entry, learned.shows, LESSON, learned.text, anchor)
    for update in entry.ideas:
        number = log.number_of(update)
        idea = log.ideas.get(number or 0)
        text = f"Idea {number}: {idea.title}" if idea else update.title or ""
        yield from _shown(log, entry, update.shows, IDEA, text, update.anchor, idea=number)
    yield from _scored(log, entry)


def newest_first(pieces: Iterable[Evidence]) -> list[Evidence]:
    """Evidence by day, without a day at the end."""
    return sorted(pieces, key=lambda one: one.day or dt.date.min, reverse=True)


def find_items(log: Log, shown: Iterable[str], day: dt.date | None) -> dict[str, Shown]:
    """The items that `shows` names, by what was written; what is unknown is told elsewhere."""
    found = {one: log.reference.find_shown(one, day) for one in shown}
    return {written: one for written, one in found.items() if isinstance(one, tuple)}


def _shown(
    log: Log,
    entry: Entry,
    shown: Sequence[str],
    kind: str,
    text: str,
    anchor: str,
    activity: Activity = NOTHING_TOLD,
    idea: int | None = None,
) -> Iterator[Evidence]:
    """A piece for each item, once for `gmc/cpd` beside `gmc-2024/cpd`."""
    day = told_on(entry, log.today)
    items = {(fw.name, item.key): None for fw, item in find_items(log, shown, day).values()}
    for framework, key in items:
        yield Evidence(framework, key, day, entry, kind, text, anchor, activity, idea)


def _scored(log: Log, entry: Entry) -> Iterator[Evidence]:
    """One piece for each item that an audit's scores are evidence for, with all of its scores."""
    result = _audit(log, entry)
    if result is None:
        return
    scores: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in result.scored:
        said = f"{one.principle.title}: {one.score:g}{', a gap' if one.low else ''}"
        for framework, item in log.reference.dimensions(result.instrument, one.principle):
            scores[framework.name, item.key].append(said)
    day = told_on(entry, log.today)
    for (name, key), said_of_it in scores.items():
        yield Evidence(name, key, day, entry, AUDIT, "; ".join(said_of_it))


def _audit(log: Log, entry: Entry) -> AuditResult | None:
    return audit_result(log, entry) if isinstance(entry.details, Audit) else None


def _mapped(log: Log, entry: Entry) -> Iterator[str]:
    """The frameworks that the page of an audit's instrument leads to, whatever was scored."""
    result = _audit(log, entry)
    if result:
        for one in result.instrument.principles:
            shown = log.reference.dimensions(result.instrument, one)
            yield from (framework.name for framework, _ in shown)


def _with_a_cycle(log: Log) -> Iterator[str]:
    """The frameworks of cycles; of a family the version that the cycle has reached."""
    for cycle in log.reference.cycles:
        day = min(max(log.today, cycle.start), cycle.end)
        if found := log.reference.framework(cycle.framework, day):
            yield found.name
