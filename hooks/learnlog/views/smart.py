"""The five things that make a plan one that can be kept, as any page shows them."""

from __future__ import annotations

import datetime as dt
from dataclasses import astuple, dataclass

from learnlog.model import Smart
from learnlog.smart_labels import SmartLabels
from learnlog.weeks import short_date


@dataclass(frozen=True, slots=True)
class SmartLine:
    """One of the five: what it is called, and what was written."""

    label: str
    text: str


def smart_lines(smart: Smart, due: dt.date | None, labels: SmartLabels) -> list[SmartLine]:
    """What is said of the five, in their order; a day that it is `due` stands for "by when".

    Nothing where none of the five is said, since a day alone makes no such plan.
    """
    if not smart.said:
        return []
    *four, time_bound = astuple(smart)
    by_when = time_bound or (f"by {short_date(due)}" if due else None)
    said = zip(labels, (*four, by_when), strict=True)
    return [SmartLine(label, text) for label, text in said if text]
