"""`learnlog update`: the files around a log's content as the engine that runs makes them."""

from __future__ import annotations

from pathlib import Path

import click

from learnlog.edit import journal, saving
from learnlog.edit.refusal import Refused
from learnlog.files import site_file
from learnlog.files.decoding import Decoded, decode
from learnlog.front_matter.nodes import Fields, Text
from learnlog.front_matter.yaml_text import read_document
from learnlog_cli import asking
from learnlog_cli.own_log.answers import NAME
from learnlog_cli.own_log.around import around_files
from learnlog_cli.own_log.differences import show
from learnlog_cli.own_log.engine_files import Engine, NoEngine, running_engine
from learnlog_cli.own_log.update_plan import Fate, Step, plan_of, sums_after
from learnlog_cli.own_log.written_sums import FILE, Written, as_bytes, read_written
from learnlog_cli.patience import told_while
from learnlog_cli.reading import SITE, read_settings
from learnlog_cli.stopping import Misunderstood, stop


@click.command(short_help="Bring the files around a log's content up to date.")
@SITE
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option("--yes", "sure", is_flag=True, help="Do it without asking.")
def update(site: Path, dry_run: bool, sure: bool) -> None:
    """Bring the files around a log's content up to date with the learnlog that runs this.

    These are start.py, requirements.txt, the engine, the workflows, README.md and what Git is
    told. Every difference is shown first. What you have changed stays as it is: the new file is
    put beside it, with .new at the end of its name. Nothing in docs is touched, nor is mkdocs.yml.
    """
    read_settings(site, None)
    written = read_written(site)
    if written is None:
        raise Misunderstood(
            f"'{site}' was not made by 'learnlog init', or its file {FILE} is gone, so nobody "
            "knows which of its files are yours. Nothing was changed."
        )
    try:
        with told_while("Packing the engine"):
            engine = running_engine()
            new = around_files(engine, *_called(site))
    except NoEngine as wrong:
        raise click.ClickException(f"The engine can't be put into the log: {wrong}.") from None
    steps = plan_of(new, written, lambda path: _bytes(site / path))
    for step in steps:
        if step.fate is not Fate.SAME:
            show(step)
    if not any(step.writes for step in steps):
        click.echo(f"All is as learnlog {engine.version} makes it.", err=True)
        return
    if dry_run:
        click.echo("Nothing was changed.", err=True)
    elif sure or _agreed():
        _write(site, engine, written, steps)


def _agreed() -> bool:
    if not asking.at_terminal():
        raise Misunderstood("Nobody can be asked here: give --yes to do it, --dry-run to look")
    if asking.yes_or_no("Do that?"):
        return True
    click.echo("Nothing was changed.", err=True)
    return False


def _write(site: Path, engine: Engine, written: Written, steps: list[Step]) -> None:
    try:
        with saving.site_lock(site):
            occasion = journal.occasion(site, "update")
            for step in steps:
                _write_one(site, step, occasion)
            told = as_bytes(Written(engine.version, sums_after(steps), written.examples))
            if (before := _bytes(site / FILE)) is not None and before != told:
                stop(saving.save(site, FILE, before, told, occasion))
    except Refused as refused:
        stop(refused.refusal)
    click.echo(
        f"The log has learnlog {engine.version} now. 'learnlog undo' takes it back.", err=True
    )
    if beside := [step.target for step in steps if step.fate is Fate.BESIDE]:
        click.echo("Take over what you like from these, then delete them:", err=True)
        for path in beside:
            click.echo(f"    {path}", err=True)


def _write_one(site: Path, step: Step, occasion: journal.Occasion) -> None:
    if step.fate is Fate.REMOVED and step.before is not None:
        stop(saving.delete(site, step.path, step.before, occasion))
    elif step.fate is Fate.REPLACED and step.before is not None and step.after is not None:
        stop(saving.save(site, step.path, step.before, step.after, occasion))
    elif step.writes and step.after is not None:
        stop(saving.create(site, step.target, step.after, occasion, replace=True))


def _called(site: Path) -> tuple[str, str]:
    """What the log is called, and where it is on GitHub ("": nowhere), as its settings say."""
    read = site_file.read_site_file(site)
    repository = read.repository_at(read.repo_url) if read else None
    return _name(site) or NAME, repository.name if repository else ""


def _name(site: Path) -> str:
    for file in (site / name for name in site_file.NAMES):
        text = decode(file.name, _bytes(file) or b"")
        document = read_document(file.name, text.text) if isinstance(text, Decoded) else None
        for one in document.fields if isinstance(document, Fields) else ():
            if one.name == "site_name" and isinstance(one.value, Text):
                return " ".join(one.value.value.split())
    return ""


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None
