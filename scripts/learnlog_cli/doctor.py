"""`learnlog doctor`: is all in place for writing, and what to do where it is not."""

from __future__ import annotations

import datetime as dt
import re
import sys
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from learnlog_cli.checkup.editor import check_editor
from learnlog_cli.checkup.findings import Finding, State
from learnlog_cli.checkup.log_folder import (
    check_log,
    check_orphans,
    check_syncing,
    docs_of,
)
from learnlog_cli.checkup.orphans import Removal, remove_orphans
from learnlog_cli.checkup.packages import check_packages
from learnlog_cli.checkup.programs import check_console, check_learnlog, check_python
from learnlog_cli.checkup.repository import check_git
from learnlog_cli.checkup.surroundings import Surroundings, surroundings_of
from learnlog_cli.checkup.writing import check_writing
from learnlog_cli.reading import AS_JSON, SITE_OPTION, TODAY, print_json

LINE_LENGTH = 100
_SENTENCE = re.compile(r"\S[.:]\Z")

Check = Callable[[Surroundings], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    check_python,
    check_learnlog,
    check_packages,
    check_editor,
    check_console,
    check_log,
    check_writing,
    check_syncing,
    check_orphans,
    check_git,
)

# The sign of a finding, in letters that every console has, and its colour.
_SIGNS = {
    State.GOOD: ("ok", "green"),
    State.NOTICE: ("note", "cyan"),
    State.BAD: ("MEND", "red"),
}


@click.command(short_help="Look whether all is in place, and say what to do where it is not.")
@SITE_OPTION
@AS_JSON
@click.option("--mend", is_flag=True, help="Delete left-over files of edits that were cut short.")
@TODAY
def doctor(site: Path, as_json: bool, mend: bool, today: dt.date | None) -> None:
    """Look at the computer, the log's folder and git: is all in place for writing?

    Each line says what was looked at and what was found; below it stands what to do. Nothing is
    changed (but for --mend), and nothing is asked of the network. Exit code: 0 where nothing is
    in the way of writing, 1 where something is ("MEND").
    """
    around = surroundings_of(site, today)
    if mend and around.log:
        _tell_removal(remove_orphans(around.log, around.log / docs_of(around.log)))
    findings = list(examine(around))
    if as_json:
        print_json([_as_json(finding) for finding in findings])
    else:
        _print(findings)
    sys.exit(1 if any(one.state is State.BAD for one in findings) else 0)


def examine(around: Surroundings) -> Iterator[Finding]:
    """All findings, in the order of the checks."""
    for check in CHECKS:
        yield from check(around)


def _print(findings: list[Finding]) -> None:
    width = max(len(one.check) for one in findings)
    for one in findings:
        sign, colour = _SIGNS[one.state]
        click.secho(f"{sign:<4}", fg=colour, nl=False)
        click.echo(f"  {one.check:<{width}}  {one.found}")
        for line in one.what_to_do.splitlines():
            click.echo(_in_column(line, width + 8))
    counts = Counter(one.state for one in findings)
    told = f"{counts[State.BAD]} to mend, {counts[State.NOTICE]} to note"
    click.echo(
        f"{told}." if len(counts) > 1 or State.GOOD not in counts else "All is well.", err=True
    )


def _in_column(line: str, column: int) -> str:
    """A line of the way out below what was found; sentences are broken, commands never."""
    margin = " " * column
    if not _SENTENCE.search(line):
        return margin + line
    return textwrap.fill(
        line,
        LINE_LENGTH,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _as_json(finding: Finding) -> dict[str, str]:
    return {
        "check": finding.check,
        "state": finding.state.value,
        "found": finding.found,
        "what_to_do": finding.what_to_do,
    }


def _tell_removal(removal: Removal) -> None:
    for file in removal.deleted:
        click.echo(f"Deleted {file}", err=True)
    for file, reason in removal.kept:
        click.echo(f"{file} could not be deleted: {reason}", err=True)
    if removal.refused:
        click.echo(f"Nothing was deleted: {removal.refused}", err=True)
    elif not removal.deleted and not removal.kept:
        click.echo("There is nothing to delete.", err=True)
