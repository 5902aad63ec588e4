"""What was missed or found by mistake: sentences of the tuning half, numbers of the other half.

Whoever reads a held-out sentence that a rule missed will mend the rule for that sentence. Then the
next count says how well the rules know the sentences, and no longer how well they would do on new
ones. So of the held-out half nothing is told but kinds and the numbers of templates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from privacy_corpus.sentences import TUNING, Sentence

from privacy_count.counting import Count


def misses(split: str, count: Count, number: int) -> Iterator[str]:
    """Up to so many lines for each: what was missed, and what was found in clean sentences."""
    yield from _told(split, "missed", count.missed, number)
    yield from _told(split, "found by mistake", count.false, number)


def _told(split: str, what: str, cases: list[tuple[str, Sentence]], number: int) -> Iterator[str]:
    by_template = Counter((kind, sentence.template) for kind, sentence in cases)
    yield f"{split}, {what}: {len(cases)} in {len(by_template)} templates"
    if split != TUNING:
        for (kind, template), times in by_template.most_common(number):
            yield f"  {kind}: {template}, {times} times"
        return
    # One of each template first, so that a few lines show as many faults as they can.
    firsts = {(kind, sentence.template): sentence for kind, sentence in reversed(cases)}
    for (kind, template), _ in by_template.most_common(number):
        times = by_template[kind, template]
        yield f"  {kind}: {template}, {times} times: {firsts[kind, template].text!r}"
