"""`learnlog undo`: the last command that wrote, taken back."""

from __future__ import annotations

from pathlib import Path

import click

from learnlog.edit.journal import GONE
from learnlog.edit.refusal import Refused
from learnlog.edit.saving import site_lock
from learnlog.edit.undoing import last_notes
from learnlog.edit.undoing import undo as undo_notes
from learnlog_cli.reading import SITE_OPTION, read_settings
from learnlog_cli.stopping import stop


@click.command(short_help="Take back what the last command wrote.")
@click.option("--show", is_flag=True, help="Only say what would be taken back.")
@SITE_OPTION
def undo(show: bool, site: Path) -> None:
    """Take back what the last command wrote: every file is again as it was before, to the byte.

    Called again, it takes back the command before that, up to forty of them. A file that was
    changed since, by an editor for example, is left alone.
    """
    read_settings(site, None)  # only a log has anything to take back
    try:
        with site_lock(site):
            notes = last_notes(site)
            if notes and not show:
                stop(undo_notes(site, notes))
    except Refused as refused:
        stop(refused.refusal)
    if not notes:
        click.echo("There is nothing to take back.", err=True)
        return
    what = notes[0].occasion.what
    click.echo(f"{'Would take back' if show else 'Took back'}: learnlog {what}")
    told = {one.path: " (it was new: deleted)" for one in notes if one.before is None}
    back = " (it was deleted: given back)"
    told = {one.path: back for one in notes if one.after == GONE} | told
    for path in dict.fromkeys(one.path for one in notes):
        click.echo(f"  {path}{told.get(path, '')}")
