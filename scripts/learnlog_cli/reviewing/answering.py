"""An answer of a review, written down; what it still needs is asked for first."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import click

from learnlog.edit.step_changes import NEEDS_REASON
from learnlog.entry_texts import Known
from learnlog.idea_rules import reason_needed
from learnlog.model import Idea, Step
from learnlog_cli.idea_verbs import decide, merge
from learnlog_cli.reviewing.agenda import Item
from learnlog_cli.reviewing.choices import KEEP, MERGE, Choice
from learnlog_cli.spoken.dates import spoken_date
from learnlog_cli.step_verbs import respond
from learnlog_cli.writing.desk import Desk
from learnlog_cli.writing.opening import at_desk, look

_BACK = ("b", "q", "s", "back", "quit", "skip")
_NUMBER = re.compile(r"#?(\d{1,5})(?:\s+(.*))?\Z")


class Back(Exception):  # noqa: N818 - it is what somebody chose
    """The person would rather answer something else."""


class Answering:
    """Writes answers into the week's entry of one author, each by itself."""

    def __init__(self, site: Path, today: dt.date | None, author: str | None, known: Known) -> None:
        self._site, self._today, self._author, self._known = site, today, author, known

    def answer(self, item: Item, choice: Choice, note: str) -> bool:
        """Write an answer down; False where it is not, so that the person is asked again."""
        try:
            if isinstance(item, Idea):
                self._idea(item, choice, note)
            else:
                self._step(item, choice, note)
        except click.ClickException as refused:
            click.echo(refused.format_message(), err=True)
            return False
        except Back:
            return False
        return True

    def _idea(self, idea: Idea, choice: Choice, note: str) -> None:
        log = self._look().log
        into, note = _into(note) if choice is MERGE else (0, note)
        note = note or _reason(bool(reason_needed(idea, choice.value, log.config)))
        words = {"note": note} if note else {}
        status = {} if choice is KEEP else {"status": choice.value}
        what = f"review (idea {idea.number})"
        with at_desk(self._site, self._today, self._author, what, known=self._known) as desk:
            if choice is MERGE:
                merge(desk, idea.number, into, note)
            else:
                decide(desk, idea.number, {**status, **words})

    def _step(self, step: Step, choice: Choice, note: str) -> None:
        day = self._look().day
        until, note = _until(day, note) if choice.value == "deferred" else (None, note)
        note = note or _reason(choice.value in NEEDS_REASON)
        what = f"review ({step.text})"
        with at_desk(self._site, self._today, self._author, what, known=self._known) as desk:
            respond(desk, step, choice.value, note, until)

    def _look(self) -> Desk:
        return look(self._site, self._today, self._author, known=self._known)


def _asked(question: str, needed: bool) -> str:
    """What the person types; b goes back to the choices, and so does Enter where it is needed."""
    way_back = "b to go back" if needed else "Enter for none, b to go back"
    said: str = click.prompt(f"{question} ({way_back})", default="", show_default=False, err=True)
    said = " ".join(said.split())
    if said.casefold() in _BACK or (needed and not said):
        raise Back
    return said


def _reason(needed: bool) -> str:
    """The reason of a decision that needs one."""
    return _asked("Why", needed=True) if needed else ""


def _into(typed: str) -> tuple[int, str]:
    """The number of the idea to merge into, and a note; from what was typed already, or asked."""
    while not (found := _NUMBER.match(typed)):
        typed = _asked("Into which idea? Its number", needed=True)
    return int(found[1]), found[2] or ""


def _until(today: dt.date, typed: str) -> tuple[dt.date | None, str]:
    """The day on which a step should come back, if one is given, and the note that was typed."""
    day = spoken_date(typed, today, future=True) if typed else None
    if day and day > today:
        return day, ""
    while said := _asked("Until when", needed=False):
        if (day := spoken_date(said, today, future=True)) and day > today:
            return day, typed
        example = today + dt.timedelta(days=14)
        click.echo(f'Write a day to come: {example}, friday, "next week", "in 3 weeks".', err=True)
    return None, typed
