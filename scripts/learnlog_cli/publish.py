"""`learnlog publish --check`: all that the publishing workflow does, but for the publishing."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from dataclasses import replace
from pathlib import Path

import click

from learnlog.build import Build
from learnlog.config import Config
from learnlog.files.built_site import write_manifest
from learnlog.privacy.declarations import NO_CERTIFICATE
from learnlog.privacy_options import Declarations
from learnlog.problems import Problem, Severity
from learnlog.progress import Progress
from learnlog.site_build import read_and_remember
from learnlog.workflow_commands import in_workflow, without_commands
from learnlog_cli.annotations import (
    annotation,
    annotations_of_build,
    problems_of_build,
    wrong_in_build,
)
from learnlog_cli.checked_site import build_with_mkdocs, look_through, put
from learnlog_cli.patience import QUIET, progress, told_while
from learnlog_cli.problem_lines import print_besides, print_problem
from learnlog_cli.reading import SITE, TODAY, read_settings
from learnlog_cli.shown_words import HOW
from learnlog_cli.stopping import Misunderstood
from learnlog_cli.summing_up.summary import Summary, summing_up

NOT_DECLARED = "not-declared"
_BESIDE = Path(".learnlog") / "checked-site"
_HOW = (
    "Publishing is a push to GitHub: the workflow 'publish' checks, builds and publishes, or says "
    "why not. Try the same here first:\n  learnlog publish --check"
)


@click.command(short_help="Check, build and look through the site as the workflow does.")
@SITE
@click.option("--check", is_flag=True, help="Do everything but the publishing itself.")
@click.option(
    "--declaration",
    type=click.Choice([one.value for one in Declarations]),
    default=Declarations.REQUIRE.value,
    show_default=True,
    help="What entries that nobody has declared do: stop it, as in the workflow, or less.",
)
@click.option("--annotations", is_flag=True, help="Print problems for GitHub to show in the files.")
@click.option(
    "--summary",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write what came out in plain words, as Markdown, to the end of FILE.",
)
@QUIET
@TODAY
def publish(
    site: Path,
    check: bool,
    declaration: str,
    annotations: bool,
    summary: Path | None,
    quiet: bool,
    today: dt.date | None,
) -> None:
    """Check, build and look through the site as the publishing workflow does.

    Checks the log as "check --strict" does, asks who has declared each entry, builds it beside the
    site that is there, looks through every file that would be published, and puts the new site
    into "site", with a list of its files beside it (site-manifest.json). Where anything stops it,
    "site" stays as it was. Exit code: 0 may be published, 1 may not, 2 wrong usage.
    """
    if not check:
        raise Misunderstood(_HOW)
    with summing_up(summary, annotations) as told:
        _check(site, declaration, annotations, quiet, today, told)


def _check(
    site: Path,
    declaration: str,
    annotations: bool,
    quiet: bool,
    today: dt.date | None,
    told: Summary,
) -> None:
    with progress(quiet) as shown:
        build = _read(site, declaration, today, shown)
    config = build.log.config
    _step(1, "the log is checked")
    wrong = [one for one in build.problems if _stops(one)]
    _stop_on(wrong, annotations, site, config, told)
    for problem in build.problems if annotations else ():
        if problem.code == NOT_DECLARED:  # stops nothing here, but whoever publishes has to do it
            click.echo(annotation(replace(problem, besides=())))  # said in the last line
    _step(2, "the site is built, beside the one that is there")
    fresh = site / _BESIDE
    with told_while("Building the site", quiet):
        _build(site, fresh, config, annotations, told)
    _step(3, "every file of it is looked through")
    files, problems = look_through(build, fresh, quiet)
    if problems:
        shutil.rmtree(fresh, ignore_errors=True)
    _stop_on(problems, annotations, site, config, told)
    put(fresh, site / "site")
    manifest = write_manifest(site, _checked(build), files)
    _step(4, f"{len(files)} files are in {site / 'site'}, listed in {manifest}")
    told.passed(build)
    click.echo(f"{_verdict(len(build.undeclared))} {NO_CERTIFICATE}")


def _read(site: Path, declaration: str, today: dt.date | None, shown: Progress) -> Build:
    config, problems, day = read_settings(site, today)
    config = replace(config, declaration=Declarations(declaration))
    return read_and_remember(site, day, config, problems, {}, anew=True, progress=shown)


def _step(number: int, what: str) -> None:
    click.echo(f"{number}/4 {what}", err=True)


def _stops(problem: Problem) -> bool:
    return problem.severity is not Severity.NOTICE


def _verdict(undeclared: int) -> str:
    """Whether it may be published; the workflow asks for declarations, whatever was asked here."""
    if not undeclared:
        return "It may be published."
    count = "1 entry is" if undeclared == 1 else f"{undeclared} entries are"
    return f"{count} not declared: the workflow that comes with learnlog will stop there."


def _stop_on(
    problems: list[Problem], annotations: bool, site: Path, config: Config, told: Summary
) -> None:
    """End the command where there are problems, and tell them all."""
    if not problems:
        return
    told.stopped(problems, config)
    for problem in problems:
        print_problem(problem, for_runner=annotations)
        if annotations:
            click.echo(annotation(problem))
    print_besides(problems)
    if any(one.source.column for one in problems):  # found in the log, not in what was built
        click.echo(HOW, err=True)
    count = len(problems)
    said = "1 problem stops" if count == 1 else f"{count} problems stop"
    kept = "the site is as it was" if (site / "site").is_dir() else "no site was made"
    raise click.ClickException(f"{said} the publishing; {kept}")


def _build(site: Path, fresh: Path, config: Config, annotations: bool, told: Summary) -> None:
    """Build the site into the folder `fresh`, or end the command with what MkDocs said."""
    done = build_with_mkdocs(site, fresh)
    wrong = wrong_in_build(done.said)
    shown = without_commands(wrong) if annotations or in_workflow(os.environ) else wrong
    click.echo(shown, err=True, nl=False)
    for one in annotations_of_build(done.said, config.docs_dir) if annotations else ():
        click.echo(one)
    if done.failed:
        if problems := list(problems_of_build(done.said, config.docs_dir)):
            told.stopped(problems, config)
        else:
            told.broken_off(wrong)
        raise click.ClickException("MkDocs could not build the site; what it said stands above")


def _checked(build: Build) -> dict[str, object]:
    return {
        "day": str(build.log.today),
        "entries": len(build.log.published),
        "declaration": str(build.log.config.declaration),
    }
