"""The files of others that learnlog brings to a site unchanged, known by their recorded sums."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from importlib import resources

RECORDS = "data/vendored"


@lru_cache(maxsize=1)
def vendored_sums() -> Mapping[str, str]:
    """The SHA-256 of each vendored file, by its path in a site and within this package."""
    return {path: found for record in _records() for path, found in _files(record)}


def is_vendored(path: str, data: bytes) -> bool:
    """Whether a file of a site is one of these, byte for byte."""
    wanted = vendored_sums().get(path)
    return wanted is not None and wanted == sha256(data).hexdigest()


def vendored_below(folder: str) -> list[str]:
    """The paths of the vendored files below a folder ("assets/engine"), in order."""
    return sorted(path for path in vendored_sums() if path.startswith(f"{folder}/"))


def _records() -> Iterator[Mapping[str, object]]:
    files = resources.files("learnlog").joinpath(RECORDS).iterdir()
    for name in sorted(file.name for file in files if file.name.endswith(".json")):
        text = resources.files("learnlog").joinpath(f"{RECORDS}/{name}").read_text("utf-8")
        yield json.loads(text)


def _files(record: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    files = record["files"]
    for name, file in files.items() if isinstance(files, dict) else ():
        yield f"{record['folder']}/{name}", file["sha256"]
