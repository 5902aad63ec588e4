"""`learnlog review`: what waits for a decision, one thing at a time."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from learnlog.entry_texts import Known
from learnlog.forecasts import Foretold
from learnlog.model import Idea
from learnlog.waiting import forecasts_for
from learnlog_cli.reading import AS_JSON, SITE_OPTION, TODAY, print_json
from learnlog_cli.reviewing.agenda import Item, agenda, key
from learnlog_cli.reviewing.answering import Answering
from learnlog_cli.reviewing.choices import QUIT, SKIP, Choice, choices, chosen
from learnlog_cli.reviewing.forecast_lines import forecast_as_json, forecast_lines
from learnlog_cli.reviewing.skipped import read_skipped, write_skipped
from learnlog_cli.reviewing.story import story
from learnlog_cli.verbs import OtherVerb
from learnlog_cli.writing.authors import AUTHOR
from learnlog_cli.writing.desk import Desk
from learnlog_cli.writing.opening import look


@click.command(
    cls=OtherVerb,
    others={"new": "learnlog reviews new", "list": "learnlog reviews list"},
    short_help="Go through what waits for a decision, one by one.",
)
@click.option("--stale", is_flag=True, help="Only ideas that nobody touched for weeks.")
@click.option("--unanswered", is_flag=True, help="Only steps without an answer this week.")
@click.option("--no-input", is_flag=True, help="Only list what waits; ask nothing.")
@AS_JSON
@AUTHOR
@SITE_OPTION
@TODAY
def review(
    stale: bool,
    unanswered: bool,
    no_input: bool,
    as_json: bool,
    author: str | None,
    site: Path,
    today: dt.date | None,
) -> None:
    """Go through open steps and stale ideas, one at a time, and decide. Forecasts that are due are
    listed at the end, with the line to write.

    Each answer is written into this week's entry at once, so you can stop at any moment (q, or
    Ctrl-C) and go on later where you stopped. What you skip comes last next time.

    \b
    learnlog review                 steps without an answer, then stale ideas
    learnlog review --stale         only the ideas
    learnlog review --no-input      only list them

    To write about a month, a quarter or a year: learnlog reviews new
    """
    known: Known = {}
    both = stale == unanswered
    sitting = _Sitting(site, today, author, known, stale or both, unanswered or both)
    if as_json or no_input:
        sitting.show(as_json)
    else:
        sitting.hold()


class _Sitting:
    """One review from the first question to the last."""

    def __init__(
        self,
        site: Path,
        today: dt.date | None,
        author: str | None,
        known: Known,
        ideas: bool,
        steps: bool,
    ) -> None:
        self._site, self._today, self._author, self._known = site, today, author, known
        self._ideas, self._steps = ideas, steps
        self._answered: list[str] = []
        self._skipped: list[str] = []

    def show(self, as_json: bool) -> None:
        """Print what waits."""
        desk = self._look()
        items, due = agenda(desk, self._ideas, self._steps), self._due(desk)
        if as_json:
            forecasts = [{"kind": "forecast", **forecast_as_json(one)} for one in due]
            print_json([*(_as_json(item, desk.day) for item in items), *forecasts])
            return
        for item in items:
            click.echo("\n".join(story(item, desk.day)) + "\n")
        if due:
            click.echo("\n".join(forecast_lines(due)) + "\n")
        click.echo(
            _counted(len(items)) + (" To decide: learnlog review" if items else ""), err=True
        )

    def hold(self) -> None:
        """Ask about one item after the other, until none is left or the person stops."""
        desk = self._look()
        before = read_skipped(self._site, desk.monday)
        items = agenda(desk, self._ideas, self._steps, before)
        click.echo(_counted(len(items)), err=True)
        try:
            for at, item in enumerate(items, start=1):
                if not self._ask(item, desk, f"{at} of {len(items)}"):
                    break
        except (click.Abort, EOFError):
            click.echo(err=True)
        self._close(desk, items)

    def _ask(self, item: Item, desk: Desk, place: str) -> bool:
        """Whether the review goes on after this item."""
        click.echo(f"\n[{place}]", err=True)
        click.echo("\n".join(story(item, desk.day)))
        answering = Answering(self._site, self._today, self._author, self._known)
        while True:
            choice, note = _choice(choices(item, desk.config))
            if choice is QUIT:
                return False
            if choice is SKIP:
                self._skipped.append(key(item))
                return True
            if answering.answer(item, choice, note):
                self._answered.append(key(item))
                click.echo("Saved.", err=True)
                return True

    def _close(self, desk: Desk, items: list[Item]) -> None:
        """Say what was done and what is left, and keep what was skipped."""
        left = [key(one) for one in items if key(one) not in self._answered]
        earlier = read_skipped(self._site, desk.monday)
        skipped = [*earlier, *(one for one in self._skipped if one not in earlier)]
        still = [one for one in skipped if one not in self._answered]
        write_skipped(self._site, desk.monday, still)
        if items:
            rest = f"; {len(left)} left: learnlog review" if left else ""
            click.echo(f"{_times(len(self._answered), 'answer')} saved{rest}.", err=True)
        if due := self._due(desk):
            click.echo("\n" + "\n".join(forecast_lines(due)))

    def _due(self, desk: Desk) -> tuple[Foretold, ...]:
        """The forecasts to look at, where all that waits is asked for."""
        everything = self._ideas and self._steps
        return forecasts_for(desk.log, desk.author, everyone=False) if everything else ()

    def _look(self) -> Desk:
        return look(self._site, self._today, self._author, known=self._known)


def _choice(offered: tuple[Choice, ...]) -> tuple[Choice, str]:
    """What the person chooses, and a note; asked again until it is one of the offered answers."""
    click.echo(err=True)
    for one in offered:
        click.echo(f"  {one.key}  {one.word:<8} {one.means}", err=True)
    while True:
        typed: str = click.prompt("What now", err=True)
        choice, note = chosen(typed, offered)
        if choice:
            return choice, note
        keys = ", ".join(one.key for one in offered)
        click.echo(
            f"Type one of {keys}; a note may follow: {offered[0].key} it went well", err=True
        )


def _as_json(item: Item, day: dt.date) -> dict[str, object]:
    told = {"story": list(story(item, day))}
    if isinstance(item, Idea):
        seen = {"title": item.title, "status": item.status, "last_seen": item.last_seen}
        return {"kind": "idea", "number": item.number, **seen, **told}
    whence = {"origin": item.origin.date, "carried": item.carried, "due": item.due}
    return {"kind": "step", "text": item.text, **whence, **told}


def _counted(number: int) -> str:
    if not number:
        return "Nothing waits for a decision."
    return f"{_times(number, 'thing')} {'waits' if number == 1 else 'wait'} for a decision."


def _times(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
