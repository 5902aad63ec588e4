"""The last command undone: every file it saved as it was, or nothing at all."""

from __future__ import annotations

from pathlib import Path

from learnlog.edit import journal, saving
from learnlog.edit.journal import Noted
from learnlog.edit.refusal import Refusal


def last_notes(site: Path) -> list[Noted]:
    """What the last command saved, the newest first; empty where there is nothing to undo."""
    notes: list[Noted] = []
    for one in journal.noted(site):
        if notes and one.occasion != notes[0].occasion:
            break
        if _happened(site, one):
            notes.append(one)
    return notes


def undo(site: Path, notes: list[Noted]) -> Refusal | None:
    """Give every file back what it held before, within `site_lock`; None when it is done.

    Stopped half-way, it goes on where it stopped when it is called with what `last_notes` gives.
    """
    states: dict[str, bytes | None] = {}  # of each file when the turn of a note has come
    steps: list[tuple[Noted, bytes | None]] = []
    for one in notes:
        current = states[one.path] if one.path in states else _bytes(site / one.path)
        if journal.digest(current) != one.after:
            return _refused(one, gone=current is None)
        steps.append((one, current))
        states[one.path] = one.before
    for one, current in steps:
        if refusal := _given_back(site, one, current):
            return refusal
        journal.forget_from(one.note)
    return None


def _refused(one: Noted, gone: bool) -> Refusal:
    if gone:
        message = f"{one.path} is not there any more, so nothing was taken back"
        return Refusal(message, "put the file back where it was, then try again")
    message = f"{one.path} was changed since, so nothing was taken back"
    return Refusal(message, f"open the file and change what '{one.occasion.what}' wrote in it")


def _given_back(site: Path, one: Noted, current: bytes | None) -> Refusal | None:
    if current is None:
        return saving.made(site, one.path, one.before or b"")
    if one.before is None:
        return saving.remove(site, one.path, current)
    return saving.put(site, one.path, current, one.before)


def _happened(site: Path, one: Noted) -> bool:
    """Whether a noted change is there: a command may have been stopped just before it."""
    return _bytes(site / one.path) != one.before


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None
