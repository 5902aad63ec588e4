"""A file that a command is given: the entry it is."""

from __future__ import annotations

import os
from pathlib import Path

import click

from learnlog.build import Build
from learnlog.did_you_mean import nearest
from learnlog.model import Entry
from learnlog_cli.stopping import Misunderstood

FILE = click.argument("file", type=click.Path(path_type=Path))


def entry_of(build: Build, site: Path, file: Path) -> Entry:
    """The entry of a file, named from where one stands, from the log's folder, or by its name."""
    entries = {entry.source.path: entry for entry in build.log.published + build.log.withheld}
    from_here = Path(os.path.relpath(file.absolute(), site.absolute())).as_posix()
    for path in (from_here, file.as_posix()):
        if path in entries:
            return entries[path]
    wanted = file.name.removesuffix(".md")
    named = [path for path in entries if Path(path).stem == wanted]
    if len(named) == 1:
        return entries[named[0]]
    close = named[0] if named else nearest(file.as_posix(), entries)
    meant = f" Did you mean '{close}'?" if close else ""
    raise Misunderstood(f"'{file}' is no entry of the log that can be read.{meant}")
