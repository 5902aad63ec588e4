"""`learnlog reviews`: the writer's own words on a month, a quarter, a year or an assignment."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import click

from learnlog.edit.refusal import Refusal, Refused
from learnlog.happenings import Happenings, happenings_of
from learnlog.kinds import Kind
from learnlog.load import load
from learnlog.model import Entry, Log
from learnlog.new_review import new_review
from learnlog.own_words import has_own_words
from learnlog.spans import Span, span_named, spans_looked_back_on
from learnlog_cli.beginning.looked_back_on import named_period
from learnlog_cli.beginning.new_file import Asked, NewFile, Outlook, make_file
from learnlog_cli.beginning.new_file_options import makes_a_file
from learnlog_cli.completing import periods
from learnlog_cli.reading import AS_JSON, SITE, TODAY, print_json, read_or_stop
from learnlog_cli.terminal import Column, print_rows
from learnlog_cli.verbs import Verbs

_COLUMNS = (
    Column("Period"),
    Column("What", sentence=True),
    Column("Entries", "{} entries", right=True),
    Column("Own words", "own words in {}"),
)
_EVERYTHING = tuple(kind.folder for kind in Kind)


@click.group(cls=Verbs, short_help="Write about a period in your own words, or list periods.")
def reviews() -> None:
    """Every period with entries has a page that adds them up; a review adds your own words to it.

    To decide about open steps and stale ideas, one by one: learnlog review
    """


@reviews.command("new", short_help="Begin a review of a month, a quarter, a year, an assignment.")
@click.argument("period", nargs=-1, metavar="[PERIOD]", shell_complete=periods)
@makes_a_file
def new_file(asked: Asked, period: tuple[str, ...]) -> None:
    """Begin the review of a period, and open it in your editor.

    PERIOD is a month, a quarter, a year, or the name of an assignment; without it, the last
    quarter that is over.

    \b
    learnlog reviews new                       the last quarter
    learnlog reviews new 2018-10               or "October 2018", or last month
    learnlog reviews new 2018-Q4               or "Q4 2018", or this quarter
    learnlog reviews new 2018                  or last year
    learnlog reviews new day-unit              an assignment, by its file's name or its title
    """
    typed = " ".join(" ".join(period).split())

    def compose(now: Outlook) -> NewFile:
        name = named_period(now.log, typed)
        uri = f"{Kind.REVIEW.folder}{name}.md"
        made = new_review(_without(now.log, uri), name, now.author)
        if isinstance(made, Refusal):
            raise Refused(made)
        told = _told(span_named(now.log, name), typed)
        instead = "begin that of another period: 'learnlog reviews list' shows them"
        return NewFile(uri, made.text, told, instead, _EVERYTHING)

    make_file(asked, f"reviews new {typed}".rstrip(), compose, load)


def _without(log: Log, uri: str) -> Log:
    """The log as if a file of it were not there; whether it may be replaced is asked elsewhere."""

    def others(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        return tuple(one for one in entries if one.uri != uri)

    return replace(
        log,
        entries=others(log.entries),
        undated=others(log.undated),
        withheld=others(log.withheld),
    )


def _told(span: Span | None, typed: str) -> tuple[str, ...]:
    """Which period it is about, and what stands in the file."""
    if span is None:
        return ()
    about = span.title if typed else f"the last quarter that is over, {span.title}"
    so_far = ", so far" if span.so_far else ""
    told = f"It is about {about}{so_far}. Under each question, notes tell what the log says of it."
    return (told,)


@reviews.command("list", short_help="List the periods, and which have your own words.")
@SITE
@AS_JSON
@TODAY
def list_reviews(site: Path, as_json: bool, today: dt.date | None) -> None:
    """List every period that has an entry, and every assignment, with the review of it.

    Without a review, its page is what learnlog adds up from the entries.
    """
    log = read_or_stop(site, today).log
    found = happenings_of(log)
    spans = spans_looked_back_on(log, found.days)
    rows = [(one, _entries(one, found), _own_words(one, log)) for one in spans]
    if as_json:
        print_json([_as_json(*row) for row in rows])
        return
    cells = [[one.name, one.title, str(count or ""), _shown(own)] for one, count, own in rows]
    print_rows(_COLUMNS, cells, "There is no entry yet, so no period to look back on.")
    if rows:
        click.echo("To write about one in your own words: learnlog reviews new PERIOD", err=True)


def _entries(span: Span, found: Happenings) -> int:
    """How many entries a period has, other than its review."""
    return sum(one.entry.uri != _uri(span) for one in found.entries.within(span))


def _own_words(span: Span, log: Log) -> Entry | None:
    return next((one for one in log.published + log.withheld if one.uri == _uri(span)), None)


def _uri(span: Span) -> str:
    return f"{Kind.REVIEW.folder}{span.name}.md"


def _shown(own: Entry | None) -> str:
    if own is None:
        return ""
    state = " (draft)" if own.draft else "" if has_own_words(own) else " (nothing written yet)"
    return f"{own.source.path}{state}"


def _as_json(span: Span, entries: int, own: Entry | None) -> dict[str, object]:
    return {
        "period": span.name,
        "title": span.title,
        "first": span.first,
        "last": span.last,
        "entries": entries,
        "review": own.source.path if own else None,
    }
