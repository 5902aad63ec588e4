"""A sentence of the corpus, and the details in it that could identify somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

# The two halves: rules may be tuned on the first, which holds several sets; the second is for the
# last measurement.
TUNING = "tuning"
HELD_OUT = "held_out"
SPLITS = (TUNING, HELD_OUT)

# What no rule has a kind for: a person whom a story alone gives away.
FREE = "free"
# What a computer can tell by its form. These stop a build.
STRUCTURED = (
    "nhs-number",
    "chi-number",
    "hc-number",
    "national-insurance",
    "birth-date",
    "record-number",
    "postcode",
    "email",
    "phone",
    "address",
)
# What may give somebody away together with what readers know.
QUASI = ("age", "incident-date", "ward-and-date", "place", "relative", "organisation", FREE)
CLEAN = "clean"


class Marked(NamedTuple):
    """A detail of a `kind` in a sentence, from `start` up to before `end`."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence made from a template, with the details in it, in order.

    `template`: the set, the section and the number there, such as `tuning/third/phone/3`;
    `section`: the kind that the template was written for, or "clean".
    """

    text: str
    marked: tuple[Marked, ...]
    template: str
    section: str
