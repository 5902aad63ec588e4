"""What was skipped in a review of this week, so that the next one begins with the rest."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from learnlog.edit import journal

_FILE = "review.json"


def read_skipped(site: Path, monday: dt.date) -> list[str]:
    """The keys that were skipped in the week; none where nothing can be read."""
    try:
        found = json.loads((site / journal.FOLDER / _FILE).read_text("utf-8"))
        return [str(one) for one in found["skipped"]] if found["week"] == str(monday) else []
    except (OSError, ValueError, KeyError, TypeError):
        return []


def write_skipped(site: Path, monday: dt.date, skipped: list[str]) -> None:
    """Keep the keys; that they can't be kept is no reason to stop a review."""
    try:
        journal.make_folder(site)
        text = json.dumps({"week": str(monday), "skipped": skipped}, ensure_ascii=False)
        (site / journal.FOLDER / _FILE).write_text(text, encoding="utf-8")
    except OSError:
        return
