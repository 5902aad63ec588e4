"""A sentence from a template: slots filled, details marked, a frame of Markdown around it."""

from __future__ import annotations

import random
import re

from privacy_corpus.sentences import Marked, Sentence
from privacy_corpus.slots import filled, kind_of
from privacy_corpus.templates import Template, values

PIECE = re.compile(r"\[\[|\]\]|\{([^{}]*)\}|[^\[\]{}]+|.", re.DOTALL)
PLACE = "@@"  # in frames and emphasis: where the sentence or the detail goes


def fill(template: Template, dice: random.Random) -> Sentence:
    """A sentence of the template."""
    folder = template.folder
    before, after = ("", "") if template.plain else _around(folder, "frame", dice)
    # In a table, a heading or a field a value has no room for a line break.
    broken = not (template.plain or before or after)
    text, marked, opened = before, list[Marked](), 0
    for piece in PIECE.finditer(template.text):
        slot = piece[1]
        if piece[0] == "[[":
            opened = len(text)
        elif piece[0] == "]]":
            marked.append(Marked(opened, len(text), template.section))
        elif slot is None:
            text += piece[0]
        else:
            left, right = ("", "")
            if (kind := kind_of(slot)) and not template.plain:
                left, right = _around(folder, "emphasis", dice)
            value = filled(slot, folder, dice)
            value = value if broken else value.replace("\n", " ")
            start = len(text) + len(left)
            text += f"{left}{value}{right}"
            if kind:
                marked.append(Marked(start, start + len(value), kind))
    return Sentence(text + after, tuple(marked), template.name, template.section)


def _around(folder: str, name: str, dice: random.Random) -> tuple[str, str]:
    before, _, after = dice.choice(values(folder)[name]).partition(PLACE)
    return before, after
