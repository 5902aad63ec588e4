"""What the last commands changed, kept beside the log so that each can be undone."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = ".learnlog"
KEPT = 40

_LEAVE_OUT = "# notes of learnlog for this computer only\n*\n"


@dataclass(frozen=True, slots=True)
class Occasion:
    """One command and all that it saves, which is undone together."""

    number: int
    what: str


@dataclass(frozen=True, slots=True)
class Noted:
    """One saved file: `before` is None where it was new, `after` the hash of what it became."""

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
    if not ignore.exists():
        ignore.write_text(_LEAVE_OUT, encoding="utf-8")


def occasion(site: Path, what: str) -> Occasion:
    """A new occasion; `what` is told when it is undone."""
    return Occasion(_next_number(site), what)


def note(site: Path, path: str, before: bytes | None, after: bytes, occasion: Occasion) -> None:
    """Keep what a file held; the oldest notes go."""
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
    text = json.dumps(record, ensure_ascii=False)
    (folder / f"{_next_number(site):08}.json").write_text(text, encoding="utf-8")
    for old in _notes(site)[:-KEPT]:
        old.unlink(missing_ok=True)


def forget_last(site: Path) -> None:
    """Drop the newest note: what it tells did not happen."""
    for last in _notes(site)[-1:]:
        last.unlink(missing_ok=True)


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


def digest(data: bytes) -> str:
    """What tells whether a file still holds the same."""
    return hashlib.sha256(data).hexdigest()


def _next_number(site: Path) -> int:
    earlier = _notes(site)
    return int(earlier[-1].stem) + 1 if earlier else 1


def _notes(site: Path) -> list[Path]:
    return sorted((site / FOLDER / "undo").glob("[0-9]*.json"))
