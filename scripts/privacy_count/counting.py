"""What a check finds in the sentences of a corpus, counted for each kind of detail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from privacy_corpus.sentences import CLEAN, FREE, Marked, Sentence

from learnlog.privacy.findings import KINDS, Finding

Find = Callable[[str], Sequence[Finding]]


@dataclass(slots=True)
class Tally:
    """Of one kind of detail: how many sentences have it, how many details, how many were found.

    `found` by a finding of the right class, which stops or asks as this kind does;
    `same` by a finding of this very kind.
    """

    sentences: int = 0
    details: int = 0
    found: int = 0
    same: int = 0


@dataclass(slots=True)
class Count:
    """What was found in a split: details by kind, and in clean sentences what is none.

    `false_stops` and `false_asks`: clean sentences with such a finding;
    `false_kinds`: the findings in them by kind; `missed` and `false`: the sentences, by kind.
    """

    kinds: dict[str, Tally] = field(default_factory=dict)
    clean: int = 0
    false_stops: int = 0
    false_asks: int = 0
    false_kinds: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, Sentence]] = field(default_factory=list, repr=False)
    false: list[tuple[str, Sentence]] = field(default_factory=list, repr=False)

    def found(self, kinds: Iterable[str]) -> float:
        """The share that was found of the details of these kinds."""
        tallies = [self.kinds[kind] for kind in kinds]
        return sum(one.found for one in tallies) / sum(one.details for one in tallies)

    @property
    def stops_per_thousand(self) -> float:
        """Clean sentences that would stop a build, of a thousand."""
        return 1_000 * self.false_stops / self.clean

    @property
    def asks_per_thousand(self) -> float:
        """Clean sentences that the writer would be asked about, of a thousand."""
        return 1_000 * self.false_asks / self.clean


def count(sentences: Iterable[Sentence], find: Find) -> Count:
    """Have a check look at every sentence, and count."""
    counted = Count()
    for sentence in sentences:
        findings = find(sentence.text)
        if sentence.section == CLEAN:
            _count_clean(counted, sentence, findings)
        else:
            _count_details(counted, sentence, findings)
    return counted


def _count_clean(counted: Count, sentence: Sentence, findings: Sequence[Finding]) -> None:
    counted.clean += 1
    counted.false_stops += any(one.stops for one in findings)
    counted.false_asks += any(not one.stops for one in findings)
    counted.false_kinds.update(one.kind for one in findings)
    counted.false += [(kind, sentence) for kind in sorted({one.kind for one in findings})]


def _count_details(counted: Count, sentence: Sentence, findings: Sequence[Finding]) -> None:
    for kind in {one.kind for one in sentence.marked}:
        counted.kinds.setdefault(kind, Tally()).sentences += 1
    for detail in sentence.marked:
        over = [one for one in findings if overlap(one, detail)]
        tally = counted.kinds[detail.kind]
        tally.details += 1
        tally.same += any(one.kind == detail.kind for one in over)
        if any(right(one, detail) for one in over):
            tally.found += 1
        else:
            counted.missed.append((detail.kind, sentence))


def overlap(finding: Finding, detail: Marked) -> bool:
    """Whether they share a letter."""
    return finding.start < detail.end and detail.start < finding.end


def right(finding: Finding, detail: Marked) -> bool:
    """Whether the finding is of the detail's class; for a story without a kind any will do."""
    return detail.kind == FREE or finding.stops == KINDS[detail.kind].stops
