"""`learnlog migrate`: a log written in the form that the engine which runs knows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import click

from learnlog import load, schema
from learnlog.config import Config
from learnlog.edit import journal, saving
from learnlog.edit.refusal import Refusal, Refused
from learnlog.edit.schema_line import with_schema
from learnlog.files import site_file
from learnlog.files.folder import read_folder
from learnlog_cli.own_log.differences import show
from learnlog_cli.own_log.update_plan import Fate, Step
from learnlog_cli.reading import SITE, read_settings
from learnlog_cli.stopping import stop
from learnlog_cli.writing.mistakes import mistake


@click.command(short_help="Write a log in the form that this learnlog knows.")
@SITE
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
def migrate(site: Path, dry_run: bool) -> None:
    """Write a log in the form that this learnlog knows, and explain each step.

    The form is the option "schema" in mkdocs.yml. Nothing is changed but what a step is about,
    and nothing at all where the log would have an error that it has not now.
    """
    config, problems, day = read_settings(site, None)
    if newer := next((one for one in problems if one.code == "schema-newer"), None):
        raise click.ClickException(newer.message)
    steps = schema.steps_from(_written(site, config), schema.MIGRATIONS)
    if not steps:
        click.echo(f"The log is written in form {config.schema}, the newest there is.", err=True)
        return
    try:
        with saving.site_lock(site):
            _migrate(site, config, day, steps, dry_run)
    except Refused as refused:
        stop(refused.refusal)


def _written(site: Path, config: Config) -> int:
    """The form that the log says it has."""
    read = site_file.read_site_file(site)
    options = read.options if read and isinstance(read.options, Mapping) else {}
    return config.schema if options.get("schema") is not None else schema.UNSAID


def _migrate(
    site: Path, config: Config, day: dt.date, steps: list[schema.Migration], dry_run: bool
) -> None:
    settings = next(name for name in site_file.NAMES if (site / name).is_file())
    texts = dict(read_folder(site, config.docs_dir, config.excluded).texts)
    before = {**texts, settings: (site / settings).read_bytes()}
    after = dict(before)
    for step in steps:
        click.secho(f"From form {step.before} to form {step.after}", bold=True)
        click.echo(step.explanation)
        changed = step.edit(after)
        line = with_schema(after[settings], step.after)
        if isinstance(changed, Refusal) or isinstance(line, Refusal):
            stop(changed if isinstance(changed, Refusal) else line)  # type: ignore[arg-type]
            return
        after |= {**changed, settings: line}
    stop(_harmful(texts, {path: after[path] for path in texts}, config, day))
    changed_files = [path for path, data in after.items() if before.get(path) != data]
    for path in changed_files:
        show(Step(path, Fate.REPLACED, before.get(path), after[path]))
    if dry_run:
        click.echo("Nothing was changed.", err=True)
        return
    occasion = journal.occasion(site, "migrate")
    for path in sorted(changed_files, key=lambda one: one == settings):  # the number comes last
        stop(saving.save(site, path, before[path], after[path], occasion))
    click.echo("Done. 'learnlog undo' takes it back.", err=True)


def _harmful(
    before: Mapping[str, bytes], after: Mapping[str, bytes], config: Config, day: dt.date
) -> Refusal | None:
    """Why the entries must not be changed so: an error that was not there, another number."""
    log, problems = load(before, day, config)
    there, found = load(after, day, config)
    path = next((one for one in after if after[one] != before[one]), "")
    return mistake(path, log, problems, there, found, 0)
