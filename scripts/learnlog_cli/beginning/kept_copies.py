"""Copies of entries that were begun anew, beside learnlog's own notes."""

from __future__ import annotations

from pathlib import Path

from learnlog.edit import journal, saving
from learnlog.edit.refusal import Refusal, Refused

KEPT = f"{journal.FOLDER}/kept"


def keep_copy(site: Path, path: str, occasion: journal.Occasion) -> str:
    """Copy a file under a name that is free, which is given back; Refused where that can't be."""
    stem = Path(path).stem
    names = (f"{KEPT}/{stem}-{number}.md" for number in range(1, 10_000))
    copy = next(name for name in names if not (site / name).exists())
    try:
        data = (site / path).read_bytes()
    except OSError as wrong:
        raise Refused(Refusal(f"{path} can't be read: {wrong.strerror}")) from None
    if refusal := saving.create(site, copy, data, occasion):
        raise Refused(refusal)
    (site / copy).chmod((site / path).stat().st_mode & 0o777)  # no one else may read it either
    return copy
