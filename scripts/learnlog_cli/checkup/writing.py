"""Checks that a command could write: into the folder of entries, and into learnlog's own notes."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

from learnlog.edit.journal import FOLDER
from learnlog_cli.checkup.findings import Finding, bad, good, notice
from learnlog_cli.checkup.log_folder import FIND_FIRST, docs_of
from learnlog_cli.checkup.surroundings import Surroundings

CHECK = "writing"


def check_writing(around: Surroundings) -> Iterator[Finding]:
    """Whether an entry could be saved, and what it takes to undo that."""
    if around.log is None:
        yield notice(CHECK, "not tried, as no log was found", FIND_FIRST)
        return
    docs = around.log / docs_of(around.log)
    entries = next((one for one in (docs / "weeks", docs) if one.is_dir()), around.log)
    if error := around.try_writing(entries):
        yield _refused(entries, error)
    else:
        yield _check_notes(around, around.log) or good(CHECK, f"files can be saved in {entries}")


def _check_notes(around: Surroundings, log: Path) -> Finding | None:
    """What is wrong with the folder in which every command that writes leaves notes first."""
    notes = log / FOLDER
    for folder in (notes, notes / "undo"):
        if _there(folder) and not folder.is_dir():
            return _no_folder(folder)
    folders = [folder for folder in (notes, notes / "undo") if folder.is_dir()]
    for folder in folders or [log]:  # where there is none yet, the first command makes it
        if error := around.try_writing(folder):
            return _refused(folder, error)
    lock = notes / "lock"
    if not _there(lock):
        return None
    if not lock.is_file():
        found = f"no command can write, as {lock} is no file"
        return bad(CHECK, found, "Delete it: learnlog makes it anew.")
    error = around.try_opening(lock)
    return _refused(lock, error) if error else None


def _there(path: Path) -> bool:
    """Whether the name is taken, if only by a link that leads nowhere."""
    return path.is_symlink() or path.exists()


def _no_folder(path: Path) -> Finding:
    return bad(
        CHECK,
        f"no command can write, as {path} is no folder, and learnlog keeps notes in one",
        "Give it another name, or delete it if you don't need it: learnlog makes the folder.",
    )


def _refused(place: Path, error: OSError) -> Finding:
    reason = error.strerror or str(error)
    return bad(CHECK, f"nothing can be saved in {place}: {reason}", _way_out(error))


def _way_out(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "The disk is full: delete what you don't need, then try again."
    return (
        "Move the log's folder to a place of your own, for example Documents. Where it is your own "
        "already, ask the IT department whether a protection program forbids Python to write there."
    )
