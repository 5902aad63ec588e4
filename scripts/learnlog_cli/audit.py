"""`learnlog audit`: a look at how things are, principle by principle, begun as a file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from learnlog.kinds import Kind
from learnlog.model import Audit, Entry
from learnlog.new_audit import earlier_audit, new_audit
from learnlog.new_file_name import dated_uri
from learnlog.reference.instruments import Instrument
from learnlog.weeks import long_date
from learnlog_cli.beginning.instruments import find_instrument, read_with_instruments, whose
from learnlog_cli.beginning.new_file import Asked, NewFile, Outlook, make_file
from learnlog_cli.beginning.new_file_options import DATE, ahead, day_of, makes_a_file
from learnlog_cli.completing import instruments
from learnlog_cli.reading import AS_JSON, SITE, TODAY, print_json, read_or_stop
from learnlog_cli.spoken.dates import SpokenDate
from learnlog_cli.terminal import Column, print_rows
from learnlog_cli.verbs import Verbs

_KNOWN = (
    Column("Instrument"),
    Column("Title", sentence=True),
    Column("Version", "version {}"),
    Column("Principles", "{} principles", right=True),
    Column("From", "from {}"),
)
_MADE = (
    Column("Audit of"),
    Column("Instrument", sentence=True),
    Column("Depth"),
    Column("By", "by {}"),
    Column("File"),
)


@click.group(cls=Verbs, short_help="Begin an audit, or list instruments and audits.")
def audit() -> None:
    """Audits score how things are, principle by principle, and plan for what is low."""


@audit.command("new", short_help="Begin an audit with every principle and its questions.")
@click.argument("instrument", nargs=-1, metavar="INSTRUMENT", shell_complete=instruments)
@click.option("--deep", is_flag=True, help="Ask all questions; otherwise one for each principle.")
@DATE
@click.option("--scope", metavar="TEXT", help="Whom it is about: two teams, a service, yourself.")
@click.option(
    "--name", metavar="NAME", help="What stands after the day in the file's name, not INSTRUMENT."
)
@makes_a_file
def new_file(
    asked: Asked,
    instrument: tuple[str, ...],
    deep: bool,
    day: SpokenDate | None,
    scope: str | None,
    name: str | None,
) -> None:
    """Begin an audit by an instrument, and open it in your editor.

    Every principle is in it with its question and the scale; where there was an audit by this
    instrument before, with last time's score too. Leave empty what you can't answer.

    \b
    learnlog audit list                               which instruments there are
    learnlog audit new working-together               quick: a question for each principle
    learnlog audit new working-together --deep --scope "Two teams and the ward"
    """
    typed = " ".join(" ".join(instrument).split())

    def compose(now: Outlook) -> NewFile:
        log, date = now.log, day_of(day, now.log.today)
        chosen = find_instrument(now, typed)
        about = " ".join((scope or "").split())
        text = new_audit(log, chosen, now.author, date, deep=deep, scope=about)
        uri = dated_uri(Kind.AUDIT, date, name or chosen.name)
        told = (*_told(now, chosen, deep, date), *ahead(date, log.today))
        instead = "give this one a name of its own: --name NAME"
        return NewFile(uri, text, told, instead, (Kind.AUDIT.folder,))

    make_file(asked, f"audit new {typed}", compose, read_with_instruments)


def _told(now: Outlook, instrument: Instrument, deep: bool, day: dt.date) -> tuple[str, ...]:
    """What waits in the file: how much is asked, on what scale, and since when."""
    scale = f"{instrument.scale[0].score:g} to {instrument.scale[-1].score:g}"
    count = sum(len(one.questions) for one in instrument.principles)
    principles = _counted(len(instrument.principles), "principle")
    asked = f"{principles}, {_counted(count, 'question')}" if deep else principles
    told = f"{asked}: write a number from {scale} for each; what you can't answer stays empty."
    earlier = earlier_audit(now.log, instrument, now.author, day)
    if earlier is None:
        return (told,)
    return told, f"Last time was {long_date(earlier.entry.date)}; its scores are told in the file."


@audit.command("list", short_help="List the instruments, and the audits made with them.")
@SITE
@AS_JSON
@TODAY
def list_audits(site: Path, as_json: bool, today: dt.date | None) -> None:
    """List the instruments that this log knows, and the audits that were made with them.

    An instrument of your own is a file in the folder docs/_data/audits.
    """
    log = read_or_stop(site, today).log
    known = list(log.reference.instruments.values())
    made = [one for one in log.published if one.kind is Kind.AUDIT]
    if as_json:
        audits = [_audit_as_json(one) for one in made]
        print_json({"instruments": [_instrument_as_json(one) for one in known], "audits": audits})
        return
    print_rows(_KNOWN, [_known_row(one) for one in known], "There are no instruments.")
    print_rows(_MADE, [_made_row(one) for one in made], "No audit has been made yet.")
    click.echo("To begin one: learnlog audit new INSTRUMENT", err=True)


def _known_row(one: Instrument) -> list[str]:
    count = str(len(one.principles))
    return [one.name, one.title, one.version or "", count, whose(one) or "learnlog"]


def _made_row(one: Entry) -> list[str]:
    instrument, depth = _by_what(one)
    return [str(one.date), instrument or "", depth or "", one.author or "", one.source.path]


def _by_what(one: Entry) -> tuple[str | None, str | None]:
    details = one.details
    return (details.instrument, details.depth) if isinstance(details, Audit) else (None, None)


def _instrument_as_json(one: Instrument) -> dict[str, object]:
    return {
        "name": one.name,
        "title": one.title,
        "version": one.version,
        "principles": [principle.key for principle in one.principles],
        "path": whose(one),
    }


def _audit_as_json(one: Entry) -> dict[str, object]:
    instrument, depth = _by_what(one)
    return {
        "date": one.date,
        "instrument": instrument,
        "depth": depth,
        "author": one.author,
        "path": one.source.path,
    }


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
