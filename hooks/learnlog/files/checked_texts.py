"""What was found in a log's texts, kept on this computer from one build to the next."""

from __future__ import annotations

import hashlib
import json
from importlib import resources
from pathlib import Path

from learnlog.privacy.known import KnownTexts

FILE = ".learnlog/checked-texts.json"
LARGEST = 8 * 2**20  # bytes; no log needs as many


def read_checked(site: Path) -> dict[str, object]:
    """What was kept by the same rules; nothing where it can't be read, which costs time only."""
    file = site / FILE
    try:
        kept = json.loads(file.read_bytes()) if file.stat().st_size <= LARGEST else None
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(kept, dict) or kept.get("rules") != rules():
        return {}
    texts = kept.get("texts")
    return texts if isinstance(texts, dict) else {}


def keep_checked(site: Path, known: KnownTexts) -> None:
    """Keep what was found, where that is new and this folder can be written."""
    if not known.changed:
        return
    file = site / FILE
    beside = file.with_name(f"{file.name}.new")
    try:
        file.parent.mkdir(exist_ok=True)
        (file.parent / ".gitignore").write_text("*\n", encoding="utf-8")
        beside.write_text(json.dumps({"rules": rules(), "texts": known.kept}), encoding="utf-8")
        beside.replace(file)
    except OSError:
        pass  # the next build looks through everything again


def rules() -> str:
    """The sum of the rules' own files: what was found by other rules counts for nothing."""
    total = hashlib.sha256()
    for folder in ("privacy", "data/privacy"):
        files = resources.files("learnlog").joinpath(*folder.split("/"))
        for file in sorted(files.iterdir(), key=lambda one: one.name) if files.is_dir() else ():
            if file.name.endswith((".py", ".json", ".yml")):
                total.update(file.name.encode() + b"\0" + file.read_bytes())
    return total.hexdigest()
