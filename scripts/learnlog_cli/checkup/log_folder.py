"""Checks of the log's folder: is it there, is it whole, where does it lie."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from learnlog.files import site_file
from learnlog_cli.checkup.findings import Finding, bad, counted, good, notice
from learnlog_cli.checkup.orphans import orphans_in
from learnlog_cli.checkup.surroundings import Surroundings
from learnlog_cli.reading import read

# The beginnings of the names that these services give to folders, on Windows and macOS.
SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "icloud": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "nextcloud": "Nextcloud",
}

FIND_FIRST = "Find the log first, as told for 'log'."


def docs_of(log: Path) -> str:
    """The folder of the log's pages, as mkdocs.yml names it."""
    known = site_file.read_site_file(log)
    return known.docs_dir if known else "docs"


def check_log(around: Surroundings) -> Iterator[Finding]:
    """Whether there is a log, and whether it can be read without errors."""
    if around.log is None:
        yield bad(
            "log",
            f"no mkdocs.yml in {around.looked_in} nor above it",
            "Change into the folder of your log, or name it; type:\n"
            f"{around.command} doctor --site THE-FOLDER",
        )
        return
    try:
        build = read(around.log, around.today)
    except click.ClickException as wrong:
        yield bad("log", wrong.message, "Correct mkdocs.yml in a text editor.")
        return
    except ImportError as missing:
        found = f"it can't be read, as a part of learnlog is missing ({missing.name or missing})"
        yield bad("log", found, "Install learnlog's packages once more, as told for 'packages'.")
        return
    entries = counted(len(build.log.published), "entry", "entries")
    if build.errors:
        yield bad(
            "log",
            f"{counted(build.errors, 'error')} in {around.log}",
            "The log can't be published until they are mended. To see each with its line, type:\n"
            f'{around.command} check "{around.log}"',
        )
    else:
        yield good("log", f"{entries}, no errors, in {around.log}")


def check_syncing(around: Surroundings) -> Iterator[Finding]:
    """Whether another program copies the folder between computers."""
    if around.log is None:
        yield notice("place", "not looked at, as no log was found", FIND_FIRST)
    elif service := synced_by(around.log):
        yield notice(
            "place",
            f"the folder is kept in step with other computers by {service}",
            "Write on one computer at a time and wait until all is copied: otherwise copies with "
            "other names appear beside your entries. Set the folder to be always kept on this "
            "computer. Where you use git, a folder outside is safer.",
        )
    else:
        yield good("place", "an ordinary folder")


def synced_by(folder: Path) -> str | None:
    """The service in whose folder a folder lies, told by the names above it."""
    for part in folder.parts:
        for begin, service in SYNCED.items():
            if part.casefold().startswith(begin):
                return service
    return None


def check_orphans(around: Surroundings) -> Iterator[Finding]:
    """Whether an edit that was cut short has left files behind."""
    if around.log is None:
        yield notice("left-over files", "not looked for, as no log was found", FIND_FIRST)
        return
    found = orphans_in(around.log / docs_of(around.log))
    if not found:
        yield good("left-over files", "none")
        return
    yield notice(
        "left-over files",
        f"{counted(len(found), 'file')} of an edit that was cut short; your entries are whole",
        f'To delete them, type:\n{around.command} doctor --mend --site "{around.log}"',
    )
