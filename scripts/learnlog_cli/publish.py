"""`learnlog publish --check`: all that the publishing workflow does, but for the publishing."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import click

from learnlog.files.built_site import built_files, entry_of_manifest, write_manifest
from learnlog.files.site_swap import keep_hidden, swap
from learnlog.privacy.declarations import NO_CERTIFICATE
from learnlog.privacy_options import Declarations
from learnlog.problems import Problem, Severity
from learnlog.published_checks import PublishedFiles
from learnlog.site_build import Build, read_and_remember
from learnlog.workflow_commands import in_workflow, without_commands
from learnlog_cli.annotations import annotation, annotations_of_build, wrong_in_build
from learnlog_cli.patience import told_while
from learnlog_cli.problem_lines import print_besides, print_problem
from learnlog_cli.reading import SITE, TODAY, read_settings
from learnlog_cli.shown_words import HOW
from learnlog_cli.stopping import Misunderstood

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
@TODAY
def publish(
    site: Path, check: bool, declaration: str, annotations: bool, today: dt.date | None
) -> None:
    """Check, build and look through the site as the publishing workflow does.

    Checks the log as "check --strict" does, asks who has declared each entry, builds it beside the
    site that is there, looks through every file that would be published, and puts the new site
    into "site", with a list of its files beside it (site-manifest.json). Where anything stops it,
    "site" stays as it was. Exit code: 0 may be published, 1 may not, 2 wrong usage.
    """
    if not check:
        raise Misunderstood(_HOW)
    with told_while():
        build = _read(site, declaration, today)
    _step(1, "the log is checked")
    _stop_on([one for one in build.problems if _stops(one)], annotations, site)
    for problem in build.problems if annotations else ():
        if problem.code == NOT_DECLARED:  # stops nothing here, but whoever publishes has to do it
            click.echo(annotation(replace(problem, besides=())))  # said in the last line
    _step(2, "the site is built, beside the one that is there")
    fresh = site / _BESIDE
    with told_while():
        _build(site, fresh, build.log.config.docs_dir if annotations else None)
    _step(3, "every file of it is looked through")
    files, problems = _look_through(build, fresh)
    if problems:
        shutil.rmtree(fresh, ignore_errors=True)
        _stop_on(problems, annotations, site)
    _put(fresh, site / "site")
    manifest = write_manifest(site, _checked(build), files)
    _step(4, f"{len(files)} files are in {site / 'site'}, listed in {manifest}")
    click.echo(f"{_verdict(len(build.undeclared))} {NO_CERTIFICATE}")


def _read(site: Path, declaration: str, today: dt.date | None) -> Build:
    config, problems, day = read_settings(site, today)
    config = replace(config, declaration=Declarations(declaration))
    return read_and_remember(site, day, config, problems, {}, anew=True)


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


def _stop_on(problems: list[Problem], annotations: bool, site: Path) -> None:
    """End the command where there are problems, and tell them all."""
    for problem in problems:
        print_problem(problem, for_runner=annotations)
        if annotations:
            click.echo(annotation(problem))
    print_besides(problems)
    if any(one.source.column for one in problems):  # found in the log, not in what was built
        click.echo(HOW, err=True)
    if problems:
        count = len(problems)
        said = "1 problem stops" if count == 1 else f"{count} problems stop"
        kept = "the site is as it was" if (site / "site").is_dir() else "no site was made"
        raise click.ClickException(f"{said} the publishing; {kept}")


def _build(site: Path, fresh: Path, annotated: str | None) -> None:
    """Have MkDocs build; `annotated` is the docs folder where problems are to be annotated.

    Not with `--quiet`: then warnings are not counted, and a strict build passes with them.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(
        [*command, "--site-dir", str(fresh.absolute())],
        cwd=site,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        check=False,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    )
    wrong = wrong_in_build(done.stderr)
    told = without_commands(wrong) if annotated or in_workflow(os.environ) else wrong
    click.echo(told, err=True, nl=False)
    for one in annotations_of_build(done.stderr, annotated) if annotated else ():
        click.echo(one)
    if done.returncode:
        raise click.ClickException("MkDocs could not build the site; what it said stands above")


def _look_through(build: Build, fresh: Path) -> tuple[dict[str, object], list[Problem]]:
    published = PublishedFiles(build.log, build.allowed_by_pages())
    files: dict[str, object] = {}
    problems: list[Problem] = []
    with told_while(lambda: f", {len(files)} files"):
        for file in built_files(fresh):
            files[file.path] = entry_of_manifest(file)
            problems += published.problems(file.path, file.data)
    return files, list(dict.fromkeys(problems))


def _put(fresh: Path, site_dir: Path) -> None:
    try:
        keep_hidden(site_dir, fresh)
        swap(fresh, site_dir)
        shutil.rmtree(fresh, ignore_errors=True)
    except OSError as wrong:
        raise click.ClickException(f"'{site_dir}' can't be replaced: {wrong}") from wrong


def _checked(build: Build) -> dict[str, object]:
    return {
        "day": str(build.log.today),
        "entries": len(build.log.published),
        "declaration": str(build.log.config.declaration),
    }
