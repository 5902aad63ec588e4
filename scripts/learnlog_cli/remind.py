"""`learnlog remind`: what waits this week, and the command that answers each kind of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from learnlog.files import site_file
from learnlog.files.decoding import Decoded, decode
from learnlog.front_matter.nodes import Fields, Text
from learnlog.front_matter.yaml_text import read_document
from learnlog.model import Log, Step
from learnlog.waiting import Waiting, waiting
from learnlog.weeks import monday_of, working_week
from learnlog_cli.reading import AS_JSON, SITE_OPTION, TODAY, print_json, read_or_stop
from learnlog_cli.reminding.reminder_text import KINDS, names_shown, reminder, week_of
from learnlog_cli.reviewing.forecast_lines import forecast_as_json
from learnlog_cli.stopping import Misunderstood
from learnlog_cli.writing.authors import AUTHOR, writer

if TYPE_CHECKING:
    from learnlog_cli.reminding.calendar_slot import Slot

SLOT = "friday 15:00"


@click.command(short_help="Say what waits this week.")
@SITE_OPTION
@TODAY
@AUTHOR
@AS_JSON
@click.option(
    "--ics",
    "file",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a calendar too: a weekly time to write, and every step with a date.",
)
@click.option(
    "--slot",
    default=SLOT,
    show_default=True,
    metavar="TIME",
    help="The weekly time to write in the calendar, a weekday and a time.",
)
@click.option(
    "--minutes",
    default=20,
    show_default=True,
    type=click.IntRange(5, 480),
    help="How long that time is.",
)
@click.option("--fail-if-waiting", is_flag=True, help="Exit with 1 if something waits.")
@click.pass_context
def remind(
    context: click.Context,
    site: Path,
    today: dt.date | None,
    author: str | None,
    as_json: bool,
    file: Path | None,
    slot: str,
    minutes: int,
    fail_if_waiting: bool,
) -> None:
    """Say what waits this week: the entry, steps that are due or unanswered, ideas to decide,
    forecasts to look at.

    Without an author it tells of everybody's. A calendar file (--ics) is opened with Outlook or
    any other calendar; opened again later, it brings that calendar up to date.
    """
    if file is None:
        _only_with_a_calendar(context)
    log = read_or_stop(site, today).log
    asked = writer(log, author) if author else None
    found = waiting(log, asked, everyone=asked is None)
    told = ""
    if file:
        told = _write_calendar(file, site, log, asked, slot, minutes)
    if as_json:
        print_json(_as_json(log, found, asked))
    else:
        click.echo("\n".join(reminder(log, found, asked)))
    if told:
        click.echo(told, err=True)
    context.exit(int(fail_if_waiting and found.anything))


def _only_with_a_calendar(context: click.Context) -> None:
    """Stop where an option was given that says something of a calendar, and none is written."""
    for name, value in (("slot", '"thu 9.30 am"'), ("minutes", "30")):
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            raise Misunderstood(
                f"--{name} is about the calendar, and none is written without --ics; "
                f"for example: learnlog remind --ics learnlog.ics --{name} {value}"
            )


def _write_calendar(
    file: Path, site: Path, log: Log, asked: str | None, slot: str, minutes: int
) -> str:
    """Write the calendar; a sentence that tells it."""
    from learnlog_cli.reminding import calendar_file, calendar_place

    kept = _read_slot(slot, minutes)
    owner = calendar_file.Owner(_site_name(site), asked or "", names_shown(log, asked))
    steps = [step for step in log.steps if asked is None or step.origin.author == asked]
    target = calendar_place.place_of(file, site / log.config.docs_dir, owner.site)
    before = calendar_place.read_earlier(file, target, owner.site)
    earlier = before[1].events if before else {}
    data = calendar_file.calendar(steps, kept, owner, earlier, log.today)
    calendar_place.write_calendar(file, target, data, before[0] if before else None)
    return _told(file, [step for step in steps if calendar_file.date_of(step)])


def _read_slot(text: str, minutes: int) -> Slot:
    from learnlog_cli.reminding.calendar_slot import read_slot

    if slot := read_slot(text, minutes):
        return slot
    raise Misunderstood(
        f'--slot: \'{text}\' is not a weekday and a time, such as "{SLOT}" or "thu 9.30 am".'
    )


def _told(file: Path, dated: Sequence[Step]) -> str:
    many = "1 step with a date" if len(dated) == 1 else f"{len(dated)} steps with dates"
    return f"{file}: a weekly time to write and {many}. Open it with your calendar."


def _site_name(site: Path) -> str:
    """What the site is called in its mkdocs.yml."""
    for file in (site / name for name in site_file.NAMES):
        text = decode(file.name, file.read_bytes()) if file.is_file() else None
        document = read_document(file.name, text.text) if isinstance(text, Decoded) else None
        for field in document.fields if isinstance(document, Fields) else ():
            if field.name == "site_name" and isinstance(field.value, Text):
                return field.value.value
    return "learnlog"


def _as_json(log: Log, found: Waiting, asked: str | None) -> dict[str, object]:
    monday = monday_of(log.today)
    steps = {
        kind: [_step_as_json(step) for step in getattr(found, kind)] for kind in (*KINDS, "resting")
    }
    return {
        "today": log.today,
        "week": {"name": week_of(log, asked), "monday": monday, "days": working_week(monday)},
        "author": asked,
        "something_waits": found.anything,
        "entry_written": found.entry_written,
        "unpublished": [entry.source.path for entry in found.unpublished],
        **steps,
        "stale": [
            {
                "number": idea.number,
                "title": idea.title,
                "status": idea.status,
                "last_seen": idea.last_seen,
            }
            for idea in found.stale
        ],
        "forecasts": [forecast_as_json(one) for one in found.forecasts],
    }


def _step_as_json(step: Step) -> dict[str, object]:
    return {
        "text": step.text,
        "author": step.origin.author,
        "origin": step.origin.date,
        "due": step.due,
        "until": step.resting_until,
        "carried": step.carried,
        "silent": step.silent,
        "idea": step.idea,
        "path": step.source.path,
        "line": step.source.line,
    }
