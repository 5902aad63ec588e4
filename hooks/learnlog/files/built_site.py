"""The files of a built site, and the list of them that says what was checked."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

MANIFEST = "site-manifest.json"


class BuiltFile(NamedTuple):
    """A file: its path in the site with `/`, and its bytes."""

    path: str
    data: bytes


def built_files(site_dir: Path) -> Iterator[BuiltFile]:
    """All files of a built site by path, but for what its owner keeps hidden there (`.git`)."""
    for walked, folders, names in os.walk(site_dir):
        folders[:] = sorted(one for one in folders if not one.startswith(".git"))
        for name in sorted(names):
            file = Path(walked) / name
            yield BuiltFile(file.relative_to(site_dir).as_posix(), file.read_bytes())


def entry_of_manifest(file: BuiltFile) -> dict[str, object]:
    """What the list says of a file."""
    return {"sha256": hashlib.sha256(file.data).hexdigest(), "bytes": len(file.data)}


def write_manifest(
    folder: Path, checked: Mapping[str, object], files: Mapping[str, object]
) -> Path:
    """Write what was `checked` and which `files` there are, beside the site; where it is."""
    manifest = folder / MANIFEST
    text = json.dumps({**checked, "files": files}, ensure_ascii=False, indent=1, sort_keys=True)
    manifest.write_text(text + "\n", encoding="utf-8")
    return manifest
