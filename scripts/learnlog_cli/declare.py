"""`learnlog declare`: a person says of an entry that nobody in it can be recognised."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from learnlog.build import Build
from learnlog.edit import journal, saving
from learnlog.edit.declaring import declared
from learnlog.edit.editing import Edited
from learnlog.edit.refusal import Refusal, Refused
from learnlog.files.authors import AUTHOR_KEY, author_key
from learnlog.model import Entry, Log
from learnlog.privacy.declarations import NO_CERTIFICATE, QUESTIONS, sum_of
from learnlog.privacy.telling import ASKS, STOPS
from learnlog.problems import Problem, Severity
from learnlog.site_privacy import readable_texts
from learnlog_cli import asking
from learnlog_cli.file_arguments import entry_of
from learnlog_cli.problem_lines import print_besides, print_problem
from learnlog_cli.reading import SITE_OPTION, TODAY, read
from learnlog_cli.shown_words import show_words
from learnlog_cli.stopping import Misunderstood, stop
from learnlog_cli.writing.authors import NOBODY, VARIABLE

_ANSWERED = "learnlog.declared-by"  # who it is, once that was asked
_ANY_NAME = "any short name for yourself, such as"
_ASKED = "learnlog.asked"


@click.command(short_help="Say that nobody in an entry can be recognised, after six questions.")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "--by",
    metavar="KEY",
    envvar=VARIABLE,
    show_envvar=True,
    help="Who declares it; otherwise the entry's author, or the only one there is.",
)
@SITE_OPTION
@TODAY
def declare(file: Path | None, by: str | None, site: Path, today: dt.date | None) -> None:
    """Say that nobody in an entry can be recognised, after six questions.

    Shows what the rules find in FILE, asks six questions that no rule can answer, and writes into
    its front matter who said so and when, with a sum of the text and of its pictures: when they
    change, it is asked again. Without FILE it goes through all that wait, the oldest first.
    "learnlog undo" takes the last one back.
    """
    build = read(site, today)
    by = None if by == NOBODY else by
    if file is not None:
        _declare(build, site, entry_of(build, site, file), by)
        return
    waiting = build.undeclared
    if not waiting:
        click.echo("Nothing waits: every published entry has been declared.")
    left = [
        entry
        for at, entry in enumerate(waiting, start=1)
        if not _went_through(build, site, entry, by, f"{at} of {len(waiting)}")
    ]
    if left:
        names = "".join(f"\n  {entry.source.path}" for entry in left)
        raise click.ClickException(f"These are not declared:{names}")


def _went_through(build: Build, site: Path, entry: Entry, by: str | None, place: str) -> bool:
    """Whether an entry, one of several, is declared now; why it is not is told here."""
    click.secho(f"{place}: {entry.source.path}", bold=True)
    try:
        _declare(build, site, entry, by)
    except Misunderstood:
        raise
    except click.ClickException as refused:
        refused.show()
        return False
    return True


def _declare(build: Build, site: Path, entry: Entry, by: str | None) -> None:
    path = entry.source.path
    own = [one for one in build.problems if one.source.path == path]
    _show_findings(build, [one for one in own if one.code in (STOPS, ASKS)])
    before = build.folder.texts[path]
    (text,) = readable_texts({path: before})
    files = build.sums(path, text.text)
    if (said := entry.declared) and said.sha == sum_of(text.text, files):
        click.echo(f"{said.by} declared it on {said.date}, and it has not been changed since.")
        return
    who = _who(build.log, entry, by)
    _ask()
    _write(site, path, before, declared(path, before, who, build.log.today, files))
    click.echo(f"Declared by {who}: {path}")


def _show_findings(build: Build, found: list[Problem]) -> None:
    """What the rules found in the file, with its words; what stops a build ends the command."""
    for problem in found:
        print_problem(problem)
        if asking.at_terminal():
            show_words(build, problem)
    print_besides(found)
    errors = sum(one.severity is Severity.ERROR for one in found)
    if errors:
        which = "what is marked as an error" if len(found) > errors else "this"
        asks = "; the warnings are for you to judge" if len(found) > errors else ""
        stop(Refusal(f"mend {which} first{asks}. Nothing was declared"))


def _who(log: Log, entry: Entry, by: str | None) -> str:
    """The key of whoever declares; a person at a terminal is asked where nothing tells."""
    known = click.get_current_context().meta
    who = by or entry.author or _only_author(log) or known.get(_ANSWERED)
    if not who and not asking.at_terminal():
        raise Misunderstood(f"Say who declares it: {_ANY_NAME} --by me.")
    while not who:
        said = click.prompt(f"Who declares it ({_ANY_NAME} me)", err=True).strip()
        who = known[_ANSWERED] = said if AUTHOR_KEY.fullmatch(said) else author_key(said)
    if not AUTHOR_KEY.fullmatch(who):
        meant = author_key(who) or "me"
        raise Misunderstood(
            f"'{who}' can't be written as who declares it: small letters, digits and hyphens, such "
            f"as --by {meant}."
        )
    return who


def _only_author(log: Log) -> str | None:
    written = {entry.author for entry in log.published + log.withheld if entry.author}
    known = {*log.authors, *written}
    return known.pop() if len(known) == 1 else None


def _ask() -> None:
    if not asking.at_terminal():
        raise Misunderstood(
            "Only a person can answer these questions, so give the command in a terminal:\n"
            + "\n".join(f"  {at}. {one}" for at, one in enumerate(QUESTIONS, start=1))
        )
    asked = click.get_current_context().meta
    more = "" if asked.get(_ASKED) else f" {NO_CERTIFICATE}"
    asked[_ASKED] = True
    click.echo(f"Read the entry once more, as a stranger would.{more}\n", err=True)
    for at, question in enumerate(QUESTIONS, start=1):
        if asking.yes_or_no(f"{at}. {question}"):
            stop(Refusal("nothing was declared", "change the entry, then give the command again"))


def _write(site: Path, path: str, before: bytes, result: Edited | Refusal) -> None:
    if isinstance(result, Refusal):
        stop(result)
        return
    try:
        with saving.site_lock(site):
            occasion = journal.occasion(site, f"declare {path}")
            stop(saving.save(site, path, before, result.data, occasion))
    except Refused as refused:
        stop(refused.refusal)
