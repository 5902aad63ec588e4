"""`learnlog issue`: entries from a form on GitHub, for logs in a private repository."""

from __future__ import annotations

from pathlib import Path

import click

from learnlog_cli.issues.composing import Unfit
from learnlog_cli.issues.event import read_issue
from learnlog_cli.issues.setting_up import NEXT, set_up
from learnlog_cli.issues.taking import branch_of, hand_on, reply_of, take
from learnlog_cli.reading import SITE, read_settings
from learnlog_cli.verbs import Verbs

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.group(cls=Verbs, short_help="Make entries of a form on GitHub, in a private repository.")
def issue() -> None:
    """A form on GitHub becomes a pull request with the entry. For private repositories only."""


@issue.command("set-up", short_help="Write the form and the workflow into the log's folder.")
@click.option("--force", is_flag=True, help="Replace files that are different.")
@SITE
def set_up_forms(site: Path, force: bool) -> None:
    """Write the form and the workflow that takes it into the folder .github of the log.

    They do nothing in a public repository, where an issue is published as soon as it is sent. Files
    that are there and different are kept, unless --force is given.
    """
    written = list(set_up(site, force))
    for path in written:
        click.echo(f"Written: {path}")
    if not written:
        click.echo("Both files are there already.")
    click.echo(NEXT)


@issue.command("take", short_help="Make an entry of an issue; for the workflow.")
@click.option(
    "--event",
    type=_FILE,
    envvar="GITHUB_EVENT_PATH",
    required=True,
    metavar="FILE",
    help="What GitHub tells of the issue, as JSON.",
)
@click.option(
    "--reply",
    type=_FILE,
    required=True,
    metavar="FILE",
    help="Where to write what is to be answered.",
)
@SITE
def take_issue(site: Path, event: Path, reply: Path) -> None:
    """Make an entry of an issue that the form has made. The workflow calls this.

    Nothing is overwritten. Where the entry would have an error, or something in it identifies
    somebody, no file is made, and the reply says what to mend. Exit code: 0 also then.
    """
    asked = read_issue(event)
    config, *_ = read_settings(site, None)
    try:
        taken = take(asked, site)
        entry = taken.entry
        made = {"entry": entry.path, "branch": branch_of(asked, entry), "week": str(entry.monday)}
        told = reply_of(asked, taken, config)
    except Unfit as unfit:
        made, told = {}, f"{unfit}\n"
    hand_on({**made, "number": str(asked.number)})
    reply.write_text(told, encoding="utf-8", errors="replace", newline="\n")
    click.echo(made.get("entry") or "No entry was made; the reply says why.")
