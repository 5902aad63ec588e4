"""What the five words of SMART are called on the pages, as the owner would have them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from learnlog.did_you_mean import nearest

LONGEST = 40


class SmartLabels(NamedTuple):
    """A label for each of the five fields."""

    specific: str = "Specific"
    measurable: str = "Measurable"
    achievable: str = "Achievable"
    relevant: str = "Relevant"
    time_bound: str = "Time-bound"


def read_smart_labels(value: object) -> SmartLabels:
    """The labels, those that are not given as usual; ValueError says what is wrong."""
    if not isinstance(value, Mapping):
        raise ValueError(f"'{value}' is not one or more lines of the form 'achievable: Agreed'")
    for name, label in value.items():
        if name not in SmartLabels._fields:
            close = nearest(str(name), SmartLabels._fields)
            known = f"did you mean '{close}'?" if close else ", ".join(SmartLabels._fields)
            raise ValueError(f"'{name}' is none of the five; {known}")
        if not isinstance(label, str) or not 0 < len(label.strip()) <= LONGEST:
            raise ValueError(f"'{name}' needs a text of at most {LONGEST} characters")
    return SmartLabels(**{name: " ".join(label.split()) for name, label in value.items()})
