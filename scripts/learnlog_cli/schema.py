"""`learnlog schema`: what an entry's front matter may hold, for other editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from learnlog.did_you_mean import nearest
from learnlog.files.site_file import SiteFile, read_site_file
from learnlog.kinds import Kind
from learnlog_cli.reading import SITE_OPTION
from learnlog_cli.stopping import Misunderstood

_KINDS = {kind.word: kind for kind in Kind}


def _kind(_context: click.Context, _parameter: click.Parameter, typed: str) -> Kind:
    found = _KINDS.get(typed) or next((one for one in Kind if one.value == typed), None)
    if found is None:
        close = nearest(typed, _KINDS)
        hint = f" Did you mean '{close}'?" if close else ""
        raise Misunderstood(f"There is no kind '{typed}'; there are {', '.join(_KINDS)}.{hint}")
    return found


@click.command(short_help="Print the JSON Schema of an entry's front matter.")
@click.argument("kind", default="week", callback=_kind)
@SITE_OPTION
def schema(kind: Kind, site: Path) -> None:
    """Print what the front matter of a KIND of entry may hold, as a JSON Schema.

    KIND is week (if you name none), post, interview, assignment, audit or review. An editor that
    knows such schemas completes the names of fields and marks wrong ones; "learnlog check" knows
    more: numbers of ideas, words of steps, and what could identify somebody. The statuses of ideas
    are those of the log, or where there is none those that every log begins with.

    \b
    Example:
      learnlog schema week > week.schema.json
    """
    from learnlog.forms.entry_schema import entry_schema

    config, _ = (read_site_file(site) or SiteFile()).config()
    click.echo(json.dumps(entry_schema(kind, config), ensure_ascii=False, indent=2))
