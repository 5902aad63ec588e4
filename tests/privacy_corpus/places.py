"""Random phone numbers, e-mail addresses, postcodes: of the right form, invented.

All are random. None is from the ranges that are kept for fiction or documentation, as the rules
may let those pass. By chance one may belong to somebody.
"""

from __future__ import annotations

import random
import re

from privacy_corpus.numbers import shaped

# Kept for fiction by Ofcom, as digits; 076 is for pagers, 070 for forwarding.
FICTION = (
    *("01632960", "02079460", "07700900", "08081570", "03069990", "02896496", "02920180"),
    *("01134960", "01144960", "01154960", "01164960", "01174960", "01184960", "01214960"),
    *("01314960", "01414960", "01514960", "01614960", "01914980", "076", "070"),
)
INWARD = "ABDEFGHJLNPQRSTUWXYZ"
OUTWARD = "ABEHPW"


def phone(dice: random.Random, shape: str) -> str:
    """A phone number in a shape, of no range that is kept for fiction."""
    made = shaped(dice, shape)
    while re.sub(r"^44", "0", re.sub(r"\(0\)|\D", "", made)).startswith(FICTION):
        made = shaped(dice, shape)
    return made


def postcode(dice: random.Random, area: str, shape: str) -> str:
    """A full postcode: in a shape AA is the area, # a digit, L a letter, B one of the last two."""
    kinds = {"#": "123456789", "L": OUTWARD, "B": INWARD, "b": INWARD.lower()}
    rest = "".join(dice.choice(kinds.get(sign, sign)) for sign in shape[2:])
    return (area.lower() if shape.startswith("aa") else area) + rest
