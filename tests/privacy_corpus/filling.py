"""A sentence from a template: slots filled, details marked, a frame of Markdown around it."""

from __future__ import annotations

import random
import re

from privacy_corpus.sentences import Marked, Sentence
from privacy_corpus.slots import DETAILS, filled
from privacy_corpus.templates import Template, values

PIECE = re.compile(r"\[\[|\]\]|\{([^{}]*)\}|[^\[\]{}]+|.", re.DOTALL)
HERE = "@@"  # in frames and emphasis: where the sentence or the detail goes


def fill(template: Template, dice: random.Random) -> Sentence:
    """A sentence of the template."""
    split = template.name.partition("/")[0]
    before, after = ("", "") if template.plain else _around(split, "frame", dice)
    text, marked, opened = before, [], 0
    for piece in PIECE.finditer(template.text):
        slot = piece[1]
        if piece[0] == "[[":
            opened = len(text)
        elif piece[0] == "]]":
            marked.append(Marked(opened, len(text), template.section))
        elif slot is None:
            text += piece[0]
        elif slot in DETAILS:
            left, right = ("", "") if template.plain else _around(split, "emphasis", dice)
            start = len(text) + len(left)
            value = filled(slot, split, dice)
            marked.append(Marked(start, start + len(value), DETAILS[slot]))
            text += f"{left}{value}{right}"
        else:
            text += filled(slot, split, dice)
    return Sentence(text + after, tuple(marked), template.name, template.section)


def _around(split: str, name: str, dice: random.Random) -> tuple[str, str]:
    before, _, after = dice.choice(values(split)[name]).partition(HERE)
    return before, after
