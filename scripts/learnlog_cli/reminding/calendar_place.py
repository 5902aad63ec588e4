"""Where a calendar is written: beside the log, and in place of no file but an earlier calendar."""

from __future__ import annotations

import itertools
import stat
from pathlib import Path

import click

from learnlog.edit import explanations, replacing
from learnlog_cli.reminding.calendar_revisions import Edition, read_edition
from learnlog_cli.stopping import Misunderstood

ENDING = ".ics"


def place_of(file: Path, docs: Path, site: str) -> Path:
    """The file itself, links followed; never one that would be published."""
    target = file.resolve()
    if not target.parent.is_dir():
        raise Misunderstood(
            f"There is no folder '{file.parent}'; make it first, or name a file in another folder."
        )
    if any(folder.samefile(docs) for folder in target.parents):
        raise Misunderstood(
            f"'{file}' lies in the folder of the pages, so it would be published; "
            f"name another place, such as {_another(docs.resolve().parent / target.name, site)}."
        )
    return target


def read_earlier(file: Path, target: Path, site: str) -> tuple[bytes, Edition] | None:
    """The calendar of this log that stands there, None where nothing does.

    Anything else stops the command.
    """
    try:
        data = target.read_bytes() if target.is_file() else None
    except OSError as wrong:
        raise click.ClickException(f"{explanations.of_system(wrong, file)}") from wrong
    edition = read_edition(data) if data is not None else None
    if target.exists() and edition is None:
        raise Misunderstood(
            f"'{file}' is there already and is no calendar of learnlog's, so it was left as it is; "
            f"name another file, such as {_another(file, site)}."
        )
    if target.suffix.casefold() != ENDING:
        raise Misunderstood(
            f"'{file}' does not end in {ENDING}, by which a calendar is known; "
            f"write {_another(file, site)}."
        )
    if data is None or edition is None:
        return None
    if edition.site not in ("", site):
        raise Misunderstood(
            f"'{file}' is the calendar of another log, '{edition.site}', so it was left as it is; "
            f"name another file, such as {_another(file, site)}. If that was the name of this log, "
            "delete the file, and its dates from your calendar."
        )
    return data, edition


def _another(file: Path, site: str) -> str:
    """The option with a name like it that is free, or that of a calendar of this log."""
    names = itertools.chain((file.stem,), (f"{file.stem}-{count}" for count in itertools.count(2)))
    files = (file.with_name(name + ENDING) for name in names)
    return f'--ics "{next(one for one in files if not one.exists() or _is_of(one, site))}"'


def _is_of(file: Path, site: str) -> bool:
    try:
        edition = read_edition(file.read_bytes()) if file.is_file() else None
    except OSError:
        return False
    return edition is not None and edition.site in ("", site)


def write_calendar(file: Path, target: Path, data: bytes, before: bytes | None) -> None:
    """Put the calendar in place, whole or not at all, if there still stands what stood there."""
    try:
        mode = stat.S_IMODE(target.stat().st_mode) if before is not None else None
        with replacing.written_beside(target, data, mode) as fresh:
            if before is None:
                replacing.name_once(fresh, target)
                return
            if replacing.replaced(target, before, fresh):
                return
    except OSError as wrong:
        raise click.ClickException(f"{explanations.of_system(wrong, file)}") from wrong
    raise click.ClickException(
        f"'{file}' was changed by another program at this moment, and was left as it is now.\n"
        "Give the command once more."
    )
