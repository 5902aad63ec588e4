"""`learnlog unpublish`: how something is taken down again, step by step."""

from __future__ import annotations

import datetime as dt
from pathlib import Path, PurePosixPath

import click

from learnlog.build import Build
from learnlog.did_you_mean import nearest
from learnlog_cli.file_arguments import FILE
from learnlog_cli.reading import SITE_OPTION, TODAY, read
from learnlog_cli.stopping import Misunderstood
from learnlog_cli.taking_down.advice import BACK, steps
from learnlog_cli.taking_down.history import History, history_of
from learnlog_cli.taking_down.traces import traces_of


@click.command(short_help="Say how to take something down again.")
@FILE
@SITE_OPTION
@TODAY
def unpublish(file: Path, site: Path, today: dt.date | None) -> None:
    """Say, step by step, how FILE is taken down: off the site, out of the history, out of caches.

    FILE is an entry, a page, a picture or another file of the log; it may be deleted already. Of a
    file that is there its name alone is enough: 2018-09-17.
    What others have copied can't be called back: forks, caches, clones, readers of feeds and
    search engines have copies of their own, and a repository keeps all earlier versions. The steps
    begin with whom to tell, and end with what stays. Nothing is changed, and nothing that stands in
    the file is printed.
    """
    build = read(site, today)
    path = _path_of(file, site, build)
    history = history_of(site / path, site)
    absent = "" if (site / path).is_file() else _absent(path, build, history)
    click.secho(f"Taking down {path}", bold=True)
    click.echo(f"Nothing has been changed by this command. {BACK}")
    if absent:
        click.echo(absent)
    found = steps(path, traces_of(path, build, site), history)
    for number, step in enumerate(found, start=1):
        click.echo()
        click.secho(f"{number}. {step.title}", bold=True)
        for line in step.lines:
            click.echo(f"   {line}")


def _path_of(file: Path, site: Path, build: Build) -> str:
    """The file's path from the site's folder; it may be gone already, but must be the log's."""
    docs_dir = build.log.config.docs_dir
    docs = (site / docs_dir).resolve()
    if (Path() / file).is_dir() or (site / file).is_dir():
        raise Misunderstood(f"'{file}' is a folder; name one of its files.")
    for base in (Path(), site):
        found = (base / file).resolve()
        if found.is_relative_to(docs) and (found.is_file() or base == site):
            return found.relative_to(site.resolve()).as_posix()
    known = [one for one in build.folder.names if one.endswith(f"/{file.as_posix()}")]
    known = known or [one for one in build.folder.names if PurePosixPath(one).stem == file.name]
    if len(known) == 1:
        return known[0]
    meant = f" Did you mean one of these: {', '.join(known)}?" if known else ""
    raise Misunderstood(
        f"'{file}' is no file of this log: its pages lie in the folder {docs_dir}.{meant}"
    )


def _absent(path: str, build: Build, history: History) -> str:
    """That there is no such file, so that nobody takes a misspelt one out of a history.

    Ends the command where there never was one, as far as Git knows.
    """
    close = "" if history.versions else nearest(path, build.folder.names)
    meant = f" Did you mean '{close}'?" if close else ""
    if history.asked and not history.versions:
        raise Misunderstood(
            f"There is no file '{path}' here, and Git has no commit with one.{meant} If another "
            "computer has pushed it, fetch that first: git fetch"
        )
    return (
        f"There is no file '{path}' here now. Has it been deleted, or is it spelt otherwise?{meant}"
    )
