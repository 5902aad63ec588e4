"""A new file put where it belongs, so that nothing is lost, and opened where somebody sits."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from learnlog.config import Config
from learnlog.edit import journal, saving
from learnlog.edit.refusal import Refused
from learnlog.edit.undoing import last_notes, undo
from learnlog_cli.beginning.kept_copies import keep_copy


def save_new(site: Path, path: str, text: str, what: str, replace: bool) -> str:
    """Write a new file; what stands there is kept first, at the path that is given back."""
    occasion = journal.occasion(site, what)
    kept = keep_copy(site, path, occasion) if replace else ""
    if refusal := saving.create(site, path, text.encode(), occasion, replace=replace):
        if kept:
            undo(site, last_notes(site))
        raise Refused(refusal)
    return kept


def edit(site: Path, path: str, day: dt.date, config: Config, wanted: bool) -> None:
    """Open a file where somebody sits in front of it; otherwise name the next command."""
    if wanted:
        from learnlog_cli.beginning.editing import on_terminal, open_and_check

        if on_terminal():
            return open_and_check(site, path, day, config)
    click.echo("When you have written: learnlog check", err=True)
