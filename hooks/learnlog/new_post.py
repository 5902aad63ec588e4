"""The text of a new post's file."""

from __future__ import annotations

import datetime as dt

from learnlog.front_matter.kind_fields import EVENT, FORMS
from learnlog.new_file_text import (
    HOW_TO_FILL_IN,
    LESSONS,
    examples,
    field,
    notes,
    people,
    title_and_standfirst,
    whole,
)
from learnlog.weeks import long_date

_STEPS = "What you mean to do because of it comes back in your weekly entry until you answer it."


def new_post(
    title: str, author: str | None, day: dt.date, *, form: str | None = None, event: str = ""
) -> str:
    """The file of a post, valid as it stands; `form` is one of FORMS."""
    top = f"A post of {long_date(day)}. {HOW_TO_FILL_IN} Your text goes below the last line."
    return whole(
        [
            *notes(top),
            *title_and_standfirst(title, author),
            f"# What it is: {', '.join(FORMS[:-1])} or {FORMS[-1]}",
            field("form", form),
            "# What you are, and where, for readers who don't know you:",
            "role:",
            "organisation:",
            *_event(event),
            "",
            *people("met"),
            "",
            *LESSONS,
            *notes(_STEPS),
            "next_steps:",
            "  # - Something you mean to do",
        ]
    )


def _event(name: str) -> list[str]:
    """The event it tells of; where only its name is known, that stands alone."""
    if name:
        return [field("event", name)]
    return ["# What it tells of:", "event:", *(one.replace("#   ", "# ") for one in _FACTS)]


_FACTS = examples(EVENT.values())
