"""`learnlog unpublish`: how something is taken down again, step by step."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from learnlog_cli.reading import SITE_OPTION, TODAY, read
from learnlog_cli.stopping import Misunderstood
from learnlog_cli.taking_down.advice import BACK, steps
from learnlog_cli.taking_down.history import history_of
from learnlog_cli.taking_down.traces import traces_of


@click.command(short_help="Say how to take something down again.")
@click.argument("file", type=click.Path(path_type=Path))
@SITE_OPTION
@TODAY
def unpublish(file: Path, site: Path, today: dt.date | None) -> None:
    """Say, step by step, how FILE is taken down: off the site, out of the history, out of caches.

    FILE is an entry, a page or a picture of the log. Nothing is changed, and nothing that stands
    in the file is printed.
    """
    build = read(site, today)
    path = _path_of(file, site, build.log.config.docs_dir)
    click.secho(f"Taking down {path}", bold=True)
    click.echo(f"Nothing has been changed by this command. {BACK}")
    found = steps(path, traces_of(path, build, site), history_of(site / path, site))
    for number, step in enumerate(found, start=1):
        click.echo()
        click.secho(f"{number}. {step.title}", bold=True)
        for line in step.lines:
            click.echo(f"   {line}")


def _path_of(file: Path, site: Path, docs_dir: str) -> str:
    """The file's path from the site's folder; it may be gone already, but must be the log's."""
    for base in (Path(), site):
        found = (base / file).resolve()
        inside = found.is_relative_to((site / docs_dir).resolve())
        if inside and (found.is_file() or base == site):
            return found.relative_to(site.resolve()).as_posix()
    raise Misunderstood(f"'{file}' is no file of this log: its pages lie in the folder {docs_dir}.")
