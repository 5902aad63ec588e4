"""Which of some findings that overlap stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from learnlog.privacy.findings import KINDS, Finding

_ORDER = {kind: at for at, kind in enumerate(KINDS)}


def resolved(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in the order of their places, none over another.

    One that stops wins over one that asks, then the longer, then the kind that is listed first.
    """
    kept: list[Finding] = []
    for one in sorted(set(findings), key=_rank):
        at = bisect_left(kept, one)
        before_fits = at == 0 or kept[at - 1].end <= one.start
        if before_fits and (at == len(kept) or one.end <= kept[at].start):
            kept.insert(at, one)
    return tuple(kept)


def _rank(one: Finding) -> tuple[bool, int, int, int]:
    return (not one.stops, one.start - one.end, _ORDER[one.kind], one.start)
