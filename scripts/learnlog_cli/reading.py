"""A site's folder read for a command, and what every command shares."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from learnlog.config import Config
from learnlog.files import site_file
from learnlog.problems import Problem
from learnlog.progress import UNSEEN, Progress
from learnlog_cli.stopping import Misunderstood

if TYPE_CHECKING:  # a command that only needs the options does not load the pages
    from learnlog.build import Build

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

_FOLDER = click.Path(path_type=Path)
_NAMED = "learnlog.site"


def _site(ctx: click.Context, _parameter: click.Parameter, given: Path | None) -> Path:
    """The folder of the log: the one given, else the current one or the nearest above it."""
    if given and not given.is_dir():
        raise Misunderstood(f"There is no folder '{given}'.")
    if given:
        return given
    above = (one for one in (Path.cwd(), *Path.cwd().parents) if site_file.is_site(one))
    return next(above, Path())


def _keep_named(ctx: click.Context, _parameter: click.Parameter, given: Path | None) -> None:
    ctx.meta[_NAMED] = given


def _argument(ctx: click.Context, parameter: click.Parameter, given: Path | None) -> Path:
    return _site(ctx, parameter, given or ctx.meta.get(_NAMED))


_OPTION = partial(
    click.option,
    "--site",
    type=_FOLDER,
    envvar="LEARNLOG_SITE",
    metavar="FOLDER",
    help="The folder of the log's mkdocs.yml; otherwise the current one, or the nearest above it.",
)
SITE_OPTION = _OPTION(callback=_site)


def SITE(command: Decorated) -> Decorated:  # noqa: N802 - a decorator like the others
    """The folder of the log for commands that read: as an argument too."""
    argument = click.argument("site", required=False, type=_FOLDER, callback=_argument)
    named = _OPTION("named", callback=_keep_named, is_eager=True, expose_value=False)
    return argument(named(command))


AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")


def _date(_ctx: click.Context, _option: click.Parameter, text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        raise click.BadParameter(f"'{text}' is not a date such as 2018-09-17") from None


TODAY = click.option(
    "--today", callback=_date, metavar="DATE", help="Read the log as on this day (2018-09-17)."
)


def read(
    site: Path, today: dt.date | None, *, files: bool = False, progress: Progress = UNSEEN
) -> Build:
    """The log of a site's folder; a folder without mkdocs.yml is a wrong use of the command.

    With `files`, the pictures and other files are looked at too, and what was found is kept for
    the next build.
    """
    from learnlog.site_build import read_and_remember, read_site

    config, problems, day = read_settings(site, today)
    if files:
        return read_and_remember(site, day, config, problems, {}, progress=progress)
    return read_site(site, day, config, problems, progress=progress)


def read_settings(site: Path, today: dt.date | None) -> tuple[Config, list[Problem], dt.date]:
    """The options of a site, what is wrong with them, and the day to read its log for."""
    read_file = site_file.read_site_file(site)
    if read_file is None:
        raise Misunderstood(_no_log(site))
    if read_file.elsewhere:
        raise Misunderstood(
            f"mkdocs.yml takes {', '.join(read_file.elsewhere)} from elsewhere, which this command "
            "can't follow; write it out, or build with mkdocs, which checks the same"
        )
    config, problems = read_file.config()
    config = replace(config, commit=site_file.commit(os.environ))
    if not (site / config.docs_dir).is_dir():
        raise Misunderstood(f"'{site}' has no folder '{config.docs_dir}' with the log's pages")
    return config, problems, today or site_file.today(config, os.environ, dt.date.today())


def need_log(site: Path) -> None:
    """End a command in a folder without a log."""
    if not site_file.is_site(site):
        raise Misunderstood(_no_log(site))


def _no_log(site: Path) -> str:
    """Why a folder has no log that can be read, and where to look."""
    way_out = "Change into the folder of your log (cd), or name it: --site FOLDER."
    if site_file.is_site(site):
        return f"The file mkdocs.yml in '{site}' can't be read; build with mkdocs, which says why."
    if site == Path():
        return f"There is no log in this folder, nor in one above it. {way_out}"
    return f"There is no log in the folder '{site}': it has no mkdocs.yml. {way_out}"


def read_or_stop(site: Path, today: dt.date | None) -> Build:
    """The same, for commands that show the log: errors are counted on stderr, not hidden."""
    build = read(site, today)
    if build.errors:
        click.echo(
            f"The log has errors ({build.errors}), so this may be incomplete; "
            "'learnlog check' tells which.",
            err=True,
        )
    return build


def print_json(value: object) -> None:
    """A value as JSON on stdout, letters as they are, dates as 2018-09-17."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))
