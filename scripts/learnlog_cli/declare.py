"""`learnlog declare`: a person says of an entry that nobody in it can be recognised."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from learnlog.edit import journal, saving
from learnlog.edit.declaring import declared
from learnlog.edit.editing import Edited
from learnlog.edit.refusal import Refusal, Refused
from learnlog.files.authors import AUTHOR_KEY, author_key
from learnlog.files.shown_files import ShownFiles
from learnlog.model import Entry
from learnlog.privacy.declarations import NO_CERTIFICATE, QUESTIONS, sum_of
from learnlog.privacy.telling import ASKS, STOPS
from learnlog.site_build import Build
from learnlog_cli import asking
from learnlog_cli.file_arguments import FILE, entry_of
from learnlog_cli.problem_lines import print_problem
from learnlog_cli.reading import SITE_OPTION, TODAY, read
from learnlog_cli.stopping import Misunderstood, stop


@click.command(short_help="Say that nobody in an entry can be recognised, after six questions.")
@FILE
@click.option("--by", metavar="KEY", help="Who declares it; otherwise the entry's author.")
@SITE_OPTION
@TODAY
def declare(file: Path, by: str | None, site: Path, today: dt.date | None) -> None:
    """Say that nobody in an entry can be recognised, after six questions.

    Shows what the rules find in FILE, asks six questions that no rule can answer, and writes into
    its front matter who said so and when, with a sum of the text: when the text is changed, it is
    asked again. "learnlog undo" takes it back.
    """
    build = read(site, today)
    entry = entry_of(build, site, file)
    who = by or entry.author
    if not who or not AUTHOR_KEY.fullmatch(who):
        meant = author_key(who or "") or "sam"
        raise Misunderstood(f"Say who declares it, such as --by {meant}.")
    _show_findings(build, entry)
    before = build.folder.texts[entry.source.path]
    shown = ShownFiles(site, build.log.config.docs_dir, build.folder)
    files = shown.sums(entry.source.path, _plain(before))
    if entry.declared and entry.declared.sha == sum_of(_plain(before), files):
        said = entry.declared
        click.echo(f"{said.by} declared it on {said.date}, and it has not been changed since.")
        return
    _ask()
    result = declared(entry.source.path, before, who, build.log.today, files)
    _write(site, entry.source.path, before, result)
    click.echo(f"Declared by {who}: {entry.source.path}. {NO_CERTIFICATE}")


def _show_findings(build: Build, entry: Entry) -> None:
    """What the rules found in the file; what stops a build ends the command."""
    own = [one for one in build.problems if one.source.path == entry.source.path]
    found = [one for one in own if one.code in (STOPS, ASKS)]
    for problem in found:
        print_problem(problem)
    if any(one.code == STOPS for one in found):
        stop(Refusal("mend this first; nothing was declared"))


def _ask() -> None:
    if not asking.at_terminal():
        raise Misunderstood(
            "Only a person can answer these questions, so give the command in a terminal:\n"
            + "\n".join(f"  {at}. {one}" for at, one in enumerate(QUESTIONS, start=1))
        )
    click.echo(f"Read the entry once more, as a stranger would. {NO_CERTIFICATE}\n", err=True)
    for at, question in enumerate(QUESTIONS, start=1):
        if click.confirm(f"{at}. {question}", default=None, err=True):
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


def _plain(data: bytes) -> str:
    from learnlog.edit.line_ends import FileText

    return FileText(data.decode("utf-8")).plain
