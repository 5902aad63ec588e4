"""What the last commands changed, kept beside the log so that each can be undone.

A note is one file, `00000012-00000011.json`: its number, and that of the occasion it belongs to.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

FOLDER = ".learnlog"
KEPT = 40
GONE = "gone"

_NAME = re.compile(r"[0-9]{8}-[0-9]{8}\.json", re.ASCII)
_LEAVE_OUT = "# notes of learnlog for this computer only\n*\n"


@dataclass(frozen=True, slots=True)
class Occasion:
    """One command and all that it saves, which is undone together."""

    number: int
    what: str


@dataclass(frozen=True, slots=True)
class Noted:
    """One saved file: `before` is None where it was new, `after` the hash of what it became.

    `after` is GONE where the file was deleted.
    """

    note: Path
    path: str
    occasion: Occasion
    before: bytes | None
    after: str


def make_folder(site: Path) -> None:
    """The folder of learnlog's own notes, which Git leaves out."""
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists() or not ignore.stat().st_size:  # empty where a full disk stopped it
        ignore.write_bytes(_LEAVE_OUT.encode())


def occasion(site: Path, what: str) -> Occasion:
    """A new occasion; `what` is told when it is undone."""
    return Occasion(_next_number(site), what)


def note(
    site: Path, path: str, before: bytes | None, after: bytes | None, occasion: Occasion
) -> Path:
    """Keep what a file held, in a note whose path is given back; the oldest occasions go.

    Raises OSError where it can't be kept; then no note is left.
    """
    folder = site / FOLDER / "undo"
    folder.mkdir(parents=True, exist_ok=True)
    kept = None if before is None else base64.b64encode(before).decode("ascii")
    record = {
        "path": path,
        "occasion": occasion.number,
        "what": occasion.what,
        "before": kept,
        "after": digest(after),
    }
    made = folder / f"{_next_number(site):08}-{occasion.number:08}.json"
    try:
        _write(made, json.dumps(record, ensure_ascii=False), readable_like=site / path)
    except OSError:
        forget(made)
        raise
    _forget_oldest(site)
    return made


def _write(file: Path, text: str, readable_like: Path) -> None:
    """Write a note that nobody can read who can't read the file that it tells of."""
    mode = readable_like.stat().st_mode & 0o777 if readable_like.exists() else 0o600
    opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode | 0o600)
    with os.fdopen(opened, "w", encoding="utf-8") as note:
        note.write(text)


def forget(note: Path) -> None:
    """Drop a note: what it tells did not happen, or was undone."""
    with suppress(OSError):  # one that stays is known by its file, which has not changed
        note.unlink(missing_ok=True)


def forget_from(note: Path) -> None:
    """Drop a note that was undone, and newer ones, which tell of what never happened.

    If they stayed, the file would now look as if somebody had changed it since.
    """
    for file in _in(note.parent):
        if file.name >= note.name:
            forget(file)


def noted(site: Path) -> Iterator[Noted]:
    """The notes that can be read, the newest first."""
    for file in reversed(_notes(site)):
        try:
            record = json.loads(file.read_text("utf-8"))
            kept = record["before"]
            before = None if kept is None else base64.b64decode(kept)
            about = Occasion(int(record["occasion"]), record["what"])
            yield Noted(file, record["path"], about, before, record["after"])
        except (OSError, ValueError, KeyError, TypeError):
            continue  # half written when the computer stopped


def digest(data: bytes | None) -> str:
    """What tells whether a file still holds the same; None where there is none."""
    return GONE if data is None else hashlib.sha256(data).hexdigest()


def _next_number(site: Path) -> int:
    earlier = _notes(site)
    return int(earlier[-1].stem.partition("-")[0]) + 1 if earlier else 1


def _forget_oldest(site: Path) -> None:
    """Keep the last occasions, each of them whole: half of one could only be undone by half."""
    notes = _notes(site)
    occasions = list(dict.fromkeys(file.stem.partition("-")[2] for file in notes))
    gone = set(occasions[:-KEPT])
    for file in notes:
        if file.stem.partition("-")[2] in gone:
            forget(file)


def _notes(site: Path) -> list[Path]:
    return _in(site / FOLDER / "undo")


def _in(folder: Path) -> list[Path]:
    """The notes of a folder, but no copies that other programs have made of them."""
    return sorted(file for file in folder.glob("*.json") if _NAME.fullmatch(file.name))
