"""Whole entries made up piece by piece, so that each place a change may touch is known beforehand.

Nothing of the engine is used here: the places come from the writing itself, and not from reading.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from fault_injection import made_up_values as values
from fault_injection.made_up_lists import write_front_matter
from fault_injection.made_up_places import MAIN, MadeUp, Span
from fault_injection.made_up_writer import Writer


def made_up_entry(seed: int) -> MadeUp:
    """The entry of a seed, always the same one."""
    dice = random.Random(seed)
    writer = Writer(dice)
    closed = True
    if dice.random() < 0.06:
        writer.rooms = dict.fromkeys(MAIN, Span(0, 0))
    else:
        closed = write_front_matter(writer)
    body = writer.at
    words = list(_prose(writer)) if closed else []
    text = "".join(writer.parts)
    ends = list(_line_ends(dice, text))
    return MadeUp(
        text,
        dice.random() < 0.15,
        ends,
        writer.rooms,
        writer.items,
        words,
        body,
        writer.comments,
    )


def _prose(writer: Writer) -> Iterator[Span]:
    """Paragraphs; the words that may be replaced are those within a line."""
    dice = writer.dice
    for _ in range(dice.randrange(4)):
        writer.put("\n" * dice.randrange(3) + dice.choice(("", "", "> ", "- ", "**Idea 3:** ")))
        for _ in range(dice.randint(1, 3)):
            writer.put("They ")
            yield writer.put(values.sentence(dice))
            writer.put(dice.choice((".\n", ".  \n", " — so.\n", ": “yes”\n", ' <a href="x">\n')))
    if writer.at and dice.random() < 0.4:
        writer.put("The end, with no line end")


def _line_ends(dice: random.Random, text: str) -> Iterator[str]:
    """A line end for every line; in a mixed file no two that would be read as one."""
    way = dice.choice(("\n", "\n", "\n", "\n", "\r\n", "\r\n", "\r", "mixed", "mixed", "mixed"))
    before = ""
    for at, sign in enumerate(text):
        if sign == "\n":
            alone = text[at - 1 : at] != "\n" or before != "\r"
            mixed = ("\n", "\r\n", "\r") if alone else ("\r\n", "\r")
            before = way if way != "mixed" else dice.choice(mixed)
            yield before
