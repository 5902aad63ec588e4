"""`learnlog check`: every problem of a log, with its line and what to write instead."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from pathlib import Path

import click

from learnlog.build import Build
from learnlog.files.decoding import converted
from learnlog.privacy.telling import ASKS, STOPS
from learnlog.problems import Problem, Severity
from learnlog_cli import asking
from learnlog_cli.patience import QUIET, progress
from learnlog_cli.problem_lines import print_besides, print_problem
from learnlog_cli.reading import AS_JSON, SITE, TODAY, print_json, read
from learnlog_cli.shown_words import HOW, show_words
from learnlog_cli.stopping import Misunderstood


@click.command(short_help="Say what is wrong in the log, and what to write instead.")
@SITE
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too, as the publishing does.")
@AS_JSON
@click.option(
    "--show",
    is_flag=True,
    help="Show what could identify somebody in its own words; on a terminal only.",
)
@QUIET
@TODAY
@click.option(
    "--convert",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="Put a UTF-8 copy of every file that is not UTF-8 into FOLDER.",
)
def check(
    site: Path,
    strict: bool,
    as_json: bool,
    show: bool,
    quiet: bool,
    today: dt.date | None,
    convert: Path | None,
) -> None:
    """Say what is wrong in the log, where, and what to write instead.

    Each problem is a line `file:line: error: what is wrong [code]`, or with warning or notice; the
    manual has a page on the codes. Errors stop a build, warnings stop a strict one, notices never
    do. Exit code: 0 clean or only notices, 1 errors (with --strict also warnings), 2 wrong usage.
    """
    if show and (as_json or not asking.at_terminal()):
        raise Misunderstood("--show is for a terminal: elsewhere its words could be kept in a file")
    with progress(quiet) as shown:
        build = read(site, today, files=True, progress=shown)
    if as_json:
        print_json([_as_json(problem) for problem in build.problems])
    else:
        _print(build, show)
    if convert:
        try:
            _convert(site, build, convert)
        except OSError as wrong:
            raise click.ClickException(f"'{convert}' can't be written: {wrong}") from wrong
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    sys.exit(1 if any(one.severity in stopping for one in build.problems) else 0)


def _print(build: Build, show: bool) -> None:
    problems = [build.whole.get(one, one) if show else one for one in build.problems]
    for problem in problems:
        print_problem(problem)
        if show and problem.code in (STOPS, ASKS):
            show_words(build, problem)
    print_besides(problems)
    counts = Counter(problem.severity for problem in build.problems)
    told = [_counted(counts[severity], severity.value) for severity in Severity if counts[severity]]
    entries = _counted(len(build.log.published), "entry", "entries")
    ideas = _counted(len(build.log.ideas), "idea")
    click.echo(f"{entries}, {ideas}: {', '.join(told) or 'nothing to mend'}.", err=True)
    if not show and any(one.code in (STOPS, ASKS) for one in build.problems):
        click.echo(HOW, err=True)


def _as_json(problem: Problem) -> dict[str, object]:
    return {
        "path": problem.source.path,
        "line": problem.source.line,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.in_full,
        "hint": problem.hint,
    }


def _convert(site: Path, build: Build, folder: Path) -> None:
    """Copies, beside nothing: a file of the log is never changed, nor one that is there already."""
    for path in sorted({one.source.path for one in build.problems if one.code == "encoding"}):
        copy = folder / path
        if (site / build.log.config.docs_dir).resolve() in copy.resolve().parents:
            raise Misunderstood("choose a folder outside the log's pages for the copies")
        copy.parent.mkdir(parents=True, exist_ok=True)
        if copy.exists():
            click.echo(f"{copy} is there already and was not changed.", err=True)
        else:
            copy.write_text(converted((site / path).read_bytes()), encoding="utf-8", newline="")
            click.echo(f"{copy} is a UTF-8 copy; look it over, then put it in place.", err=True)


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
