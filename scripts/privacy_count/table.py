"""The tables of a count, in Markdown: for whoever mends the rules, and for the manual."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from privacy_corpus.sentences import FREE, QUASI, STRUCTURED

from learnlog.privacy.findings import KINDS
from privacy_count.counting import Count
from privacy_count.goals import GOALS, percent

ORDER = (*STRUCTURED, "name", *QUASI)


def tables(counts: Mapping[str, Count]) -> Iterator[str]:
    """All lines: details by kind, clean sentences, goals."""
    yield "| kind | split | sentences | details | found | rate | same kind |"
    yield "|---|---|---:|---:|---:|---:|---:|"
    for kind in ORDER:
        for split, count in counts.items():
            yield _details(kind, split, count)
    yield ""
    yield "| clean sentences | number | false stops per 1,000 | false asks per 1,000 | kinds |"
    yield "|---|---:|---:|---:|---|"
    for split, count in counts.items():
        yield _clean(split, count)
    yield ""
    yield "| goal | split | reached | wanted | |"
    yield "|---|---|---:|---|---|"
    for goal in GOALS:
        for split, count in counts.items():
            verdict = "reached" if goal.met(count) else "**missed**"
            cells = (goal.about, split, goal.reached(count), goal.wanted, verdict)
            yield f"| {' | '.join(cells)} |"


def _details(kind: str, split: str, count: Count) -> str:
    tally = count.kinds[kind]
    rate = percent(tally.found / tally.details)
    same = "–" if kind == FREE else percent(tally.same / tally.details)
    called = "none of the kinds" if kind == FREE else kind
    numbers = (f"{one:,}" for one in (tally.sentences, tally.details, tally.found))
    return f"| {called} | {split} | {' | '.join(numbers)} | {rate} | {same} |"


def _clean(split: str, count: Count) -> str:
    kinds = ", ".join(f"{kind} {number}" for kind, number in sorted(count.false_kinds.items()))
    told = (f"{count.clean:,}", f"{count.stops_per_thousand:.1f}", f"{count.asks_per_thousand:.1f}")
    return f"| {split} | {' | '.join(told)} | {kinds or 'none'} |"


def manual_table(count: Count) -> Iterator[str]:
    """The table of the manual: how many of the details the check missed, of each kind."""
    yield "| what | details | missed | missed of 100 |"
    yield "|---|---:|---:|---:|"
    for kind in ORDER:
        tally = count.kinds[kind]
        missed = tally.details - tally.found
        called = "whoever a story alone gives away" if kind == FREE else KINDS[kind].called
        rate = f"{math.ceil(1_000 * missed / tally.details - 1e-6) / 10:.1f}"
        yield f"| {called} | {tally.details:,} | {missed:,} | {rate} |"
