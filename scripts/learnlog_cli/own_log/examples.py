"""The examples of a new log, taken away again where nobody has written into them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from learnlog.edit import journal, saving
from learnlog.edit.refusal import Refused
from learnlog_cli.own_log.written_sums import (
    FILE,
    Written,
    as_bytes,
    read_written,
    sum_of_example,
)
from learnlog_cli.stopping import Misunderstood, stop


def clear_examples(log: Path) -> None:
    """Delete the examples that are as they were, and say what became of each."""
    written = read_written(log)
    if written is None:
        raise Misunderstood(
            f"'{log}' is no log that 'learnlog init' has made: the file {FILE} is not there, or "
            "can't be read. Delete the examples yourself."
        )
    if not written.examples:
        click.echo("There are no examples left.", err=True)
        return
    try:
        with saving.site_lock(log):
            _clear(log, written)
    except Refused as refused:
        stop(refused.refusal)


def _clear(log: Path, written: Written) -> None:
    occasion = journal.occasion(log, "init --clear-examples")
    deleted = False
    for path, known in written.examples.items():
        data = _bytes(log / path)
        if data is None:
            click.echo(f"{path}: was not there any more")
        elif sum_of_example(data) != known:
            click.echo(f"{path}: left, since it was changed")
        else:
            stop(saving.delete(log, path, data, occasion))
            deleted = True
            click.echo(f"{path}: deleted")
    before = (log / FILE).read_bytes()
    stop(saving.save(log, FILE, before, as_bytes(replace(written, examples={})), occasion))
    if deleted:
        click.echo("'learnlog undo' gives them back.", err=True)


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None
