"""Temporary files that an edit left behind when it was cut short, and their removal."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from learnlog.edit.refusal import Refused
from learnlog.edit.saving import site_lock

PATIENCE = 10.0  # seconds

_NAME = re.compile(r"\..+\.\d+\.learnlog-tmp", re.ASCII)


@dataclass(frozen=True, slots=True)
class Removal:
    """What became of left-over files: those deleted, and those that stayed with the reason."""

    deleted: tuple[Path, ...] = ()
    kept: tuple[tuple[Path, str], ...] = ()
    refused: str = ""


def orphans_in(docs: Path) -> tuple[Path, ...]:
    """The left-over files below a folder, by name; links are not followed."""
    return tuple(
        Path(folder, name)
        for folder, _, names in sorted(os.walk(docs))
        for name in sorted(names)
        if _NAME.fullmatch(name) and _is_file(Path(folder, name))
    )


def remove_orphans(log: Path, docs: Path, patience: float = PATIENCE) -> Removal:
    """Delete them while nobody edits: under the log's lock, a file that is there is nobody's."""
    if not orphans_in(docs):
        return Removal()
    try:
        with site_lock(log, patience):
            return _remove(orphans_in(docs))
    except Refused as refused:
        return Removal(refused=str(refused.refusal))


def _remove(files: tuple[Path, ...]) -> Removal:
    deleted: list[Path] = []
    kept: list[tuple[Path, str]] = []
    for file in files:
        try:
            file.unlink()
            deleted.append(file)
        except OSError as error:
            kept.append((file, error.strerror or str(error)))
    return Removal(tuple(deleted), tuple(kept))


def _is_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False
