"""An answer of a review, written down; what it still needs is asked for first."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from learnlog.entry_texts import Known
from learnlog.idea_rules import needs_reason, reached
from learnlog.model import Idea, Log, Step
from learnlog_cli.dates import FUTURE_EXAMPLES, spoken_date
from learnlog_cli.desk import at_desk, look
from learnlog_cli.idea_verbs import decide, merge
from learnlog_cli.reviewing.agenda import Item
from learnlog_cli.reviewing.choices import KEEP, MERGE, Choice
from learnlog_cli.step_verbs import respond

_NEEDS_REASON = ("dropped", "deferred")


class Answering:
    """Writes answers into the week's entry of one author, each by itself."""

    def __init__(self, site: Path, today: dt.date | None, author: str | None, known: Known) -> None:
        self._site, self._today, self._author, self._known = site, today, author, known

    def answer(self, item: Item, choice: Choice, note: str) -> bool:
        """Write an answer down; False where it can't be, which was said, so ask again."""
        try:
            if isinstance(item, Idea):
                self._idea(item, choice, note)
            else:
                self._step(item, choice, note)
        except click.ClickException as refused:
            click.echo(refused.format_message(), err=True)
            return False
        return True

    def _idea(self, idea: Idea, choice: Choice, note: str) -> None:
        log = look(self._site, self._today, self._author, known=self._known).log
        into = (
            click.prompt("Into which idea (its number)", type=int, err=True)
            if choice is MERGE
            else 0
        )
        note = note or _reason(_why(log, idea, choice.value))
        with at_desk(
            self._site, self._today, self._author, f"review (idea {idea.number})", known=self._known
        ) as desk:
            if choice is MERGE:
                merge(desk, idea.number, into, note)
            else:
                status = {} if choice is KEEP else {"status": choice.value}
                decide(desk, idea.number, {**status, **({"note": note} if note else {})})

    def _step(self, step: Step, choice: Choice, note: str) -> None:
        day = look(self._site, self._today, self._author, known=self._known).day
        until = _until(day) if choice.value == "deferred" else None
        note = note or _reason(choice.value in _NEEDS_REASON)
        with at_desk(
            self._site, self._today, self._author, f"review ({step.text})", known=self._known
        ) as desk:
            respond(desk, step, choice.value, note, until)


def _why(log: Log, idea: Idea, status: str) -> bool:
    """Whether a decision needs a reason."""
    return bool(status and needs_reason(status, idea.status, reached(idea, log.config), log.config))


def _reason(needed: bool) -> str:
    """The reason of a decision that needs one."""
    return str(click.prompt("Why", err=True)) if needed else ""


def _until(today: dt.date) -> dt.date | None:
    """The day on which a step should come back, if one is given."""
    while True:
        question = "Until when (Enter for no date)"
        said = str(click.prompt(question, default="", show_default=False, err=True))
        if not said:
            return None
        if (day := spoken_date(said, today, future=True)) and day > today:
            return day
        click.echo(f"Write a day to come: {FUTURE_EXAMPLES}.", err=True)
