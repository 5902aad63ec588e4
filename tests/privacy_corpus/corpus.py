"""The corpus: sentences with details and clean ones, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import cycle, groupby, islice

from privacy_corpus.filling import fill
from privacy_corpus.sentences import CLEAN, QUASI, STRUCTURED, Sentence
from privacy_corpus.templates import Template, sets, templates

# How many sentences of each section a set has.
SIZES = dict.fromkeys(STRUCTURED, 200) | {"name": 900, CLEAN: 2_500} | dict.fromkeys(QUASI, 60)
REDUCED = 4
TRIES = 30


def sentences(split: str, seed: int, *, reduced: bool = False) -> tuple[Sentence, ...]:
    """All sentences of a split; a quarter of them in a reduced corpus."""
    return tuple(
        one
        for folder in sets(split)
        for section, group in groupby(templates(folder), lambda template: template.section)
        for one in _of_section(list(group), seed, SIZES[section] // (REDUCED if reduced else 1))
    )


def _of_section(group: list[Template], seed: int, number: int) -> Iterator[Sentence]:
    """So many sentences, no two the same, every template as often as the others if it can."""
    dice = random.Random(f"{seed} {group[0].name}")
    seen = set[str]()
    for template in islice(cycle(group), number):
        for _ in range(TRIES):
            made = fill(template, dice)
            if made.text not in seen:
                seen.add(made.text)
                yield made
                break
