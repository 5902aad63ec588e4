"""`learnlog stage`: the complete Markdown tree, for a builder that knows nothing of learnlog."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from learnlog.problems import Severity
from learnlog_cli.patience import QUIET, progress, told_while
from learnlog_cli.reading import SITE, TODAY, read
from learnlog_cli.staging import MARK, bring, staged_tree
from learnlog_cli.stopping import Misunderstood


@click.command(short_help="Write the pages as plain Markdown for another builder.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@SITE
@QUIET
@TODAY
def stage(folder: Path, site: Path, quiet: bool, today: dt.date | None) -> None:
    """Write the log as plain Markdown into FOLDER: entries as they are built, and all pages.

    Another builder of Python-Markdown sites makes the same site of FOLDER without learnlog. Only
    files that changed are written, and what is no longer needed is deleted. A folder that learnlog
    did not make is refused.
    """
    with progress(quiet) as shown:
        build = read(site, today, files=True, progress=shown)
    docs = site / build.log.config.docs_dir
    _refuse_foreign(folder, docs)
    if build.errors:
        for problem in build.problems:
            if problem.severity is Severity.ERROR:
                click.echo(str(problem), err=True)
        raise click.ClickException("the log has errors: nothing was written")
    try:
        with told_while("Writing pages", quiet):
            written, deleted, total = bring(folder, staged_tree(build, docs).files)
    except OSError as wrong:
        raise click.ClickException(f"'{folder}' can't be written: {wrong}") from wrong
    click.echo(f"{folder}: {total} files, {written} written, {deleted} deleted.", err=True)


def _refuse_foreign(folder: Path, docs: Path) -> None:
    target, source = folder.resolve(), docs.resolve()
    if target == source or source in target.parents or target in source.parents:
        raise Misunderstood(f"'{folder}' holds the log itself; choose another folder")
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise Misunderstood(
            f"'{folder}' has files that learnlog did not make; choose an empty or a new folder"
        )
