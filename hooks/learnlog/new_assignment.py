"""The text of a new assignment's file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from learnlog.new_file_text import (
    HOW_TO_FILL_IN,
    by,
    field,
    notes,
    smart_examples,
    whole,
)

_START = "The first day: from then on your weeks are counted anew, and have their place in it."
_OBJECTIVES = (
    "What is to be reached, and how you will know. The five lines below it make a plan that can "
    "be kept. At the end, say what came of it:  met: yes, partly or no,  and  outcome: in words."
)
_ON_THE_WAY = """\
# Fill these in on the way, or when it is over:
challenges:
  # - text: Something that was hard
  #   response: What you did about it
achievements:
  # - Something that went well or got done
lessons:
  # - Something you would tell yourself next time
would_do_differently:
  # - Something you would do another way next time
thanks:
  # - Somebody you thank, by what they are and not by name"""


def new_assignment(
    title: str, author: str | None, *, start: dt.date | None = None, end: dt.date | None = None
) -> str:
    """The file of an assignment, valid as it stands; without a `start` it is undated."""
    top = f"An assignment. {HOW_TO_FILL_IN} Your story goes below the last line."
    return whole(
        [
            *notes(top),
            field("title", title),
            *by(author),
            *_frame(start, end),
            "",
            *_objectives(end),
            "",
            _ON_THE_WAY,
        ]
    )


def _frame(start: dt.date | None, end: dt.date | None) -> Iterator[str]:
    """Where, when, and what it is about."""
    yield "# Where you are lent to, and what you are there:"
    yield "host:"
    yield "role:"
    yield from notes(_START)
    yield f"start: {start}" if start else "start:"
    yield f"end: {end}" if end else "end:"
    yield "days_a_week:"
    yield "# Who made it possible:"
    yield "sponsors:"
    yield "  # - Director of therapies"
    yield "# What it is about, in a sentence:"
    yield "focus:"


def _objectives(end: dt.date | None) -> Iterator[str]:
    yield from notes(_OBJECTIVES)
    yield "objectives:"
    yield "  # - text: Something to reach"
    yield "  #   measure: How you will know"
    if end:
        yield f"  #   due: {end}"
    yield from smart_examples()
