"""What a command has written and where, and how to take it back."""

from __future__ import annotations

import click

from learnlog_cli.writing.desk import Desk


def say(done: str, desk: Desk) -> None:
    """Tell what was done in the writer's entry, or that it says so already."""
    click.echo(done)
    if not desk.written:
        click.echo("The entry says so already; nothing was written.", err=True)
        return
    say_where(desk)
    entry = desk.entry()
    if entry and entry.draft:
        message = "The entry is a draft: all this counts when its line 'draft: true' is deleted."
        click.echo(message, err=True)


def say_where(desk: Desk) -> None:
    """Tell which files were written."""
    files = ", ".join(dict.fromkeys(desk.written))
    click.echo(f"Written into {files}. To take it back: learnlog undo", err=True)
