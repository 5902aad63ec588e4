"""The text of a new interview's file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from learnlog.new_file_text import (
    HOW_TO_FILL_IN,
    LESSONS,
    notes,
    people,
    title_and_standfirst,
    whole,
)
from learnlog.weeks import long_date

_BELOW = "Below the last line, every question is a heading, and its answer stands under it:"
# Notes, so that nobody publishes a question that was never asked.
_QUESTIONS = """\
#
# ## What do people get wrong about your work?
#
# They think that …
#
# ## When did you last change your mind about it?
#
# ## What would you tell somebody who begins on Monday?"""
_UNDATED = (
    "It has no day, so ideas and next steps can't stand here: write those into your weekly entry."
)
_PASS_ON = "The one thing to pass on; all of them are gathered on a page:"
_VIDEO = """\
videos:
  # - link: https://vimeo.com/1
  #   title: What it shows
  #   poster: images/a-picture-beside-this-file.jpg
  #   transcript: |
  #     What is said in it, for those who can't hear it."""


def new_interview(title: str, author: str | None, day: dt.date | None, today: dt.date) -> str:
    """The file of an interview, valid as it stands; `day` is None where it is to have none."""
    when = f"An interview of {long_date(day)}" if day else "An interview without a day"
    return whole(
        [
            *notes(f"{when}. {HOW_TO_FILL_IN}"),
            *title_and_standfirst(title, author),
            "# Who answers: what they do, and where. Readers see this; the name only by consent.",
            "role:",
            "organisation:",
            *people("interviewed"),
            "",
            *notes(_PASS_ON),
            "top_tip:",
            *_said((day or today) + dt.timedelta(days=182)),
            _VIDEO,
            "",
            *LESSONS,
            *(("next_steps:", "  # - Something you mean to do") if day else notes(_UNDATED)),
            "",
            *notes(_BELOW),
            _QUESTIONS,
        ]
    )


def _said(later: dt.date) -> Iterator[str]:
    """Lists of what was claimed and what was foretold, to be looked at `later`."""
    yield "claims:"
    yield "  # - text: Something they say is so"
    yield "  #   evidence: What shows it"
    yield "forecasts:"
    yield "  # - text: Something they expect"
    yield f"  #   review: {later}"
