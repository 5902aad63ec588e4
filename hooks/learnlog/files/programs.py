"""Which programs make the pages: a page that others made is not used again."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from importlib import resources
from pathlib import Path

from learnlog.kept.digests import digest_of_bytes

_CODE = (".py", ".jinja", ".html", ".json", ".yml", ".css", ".js")
_VENDORED = ("pyodide", "sveltia", "__pycache__")
_INSTALLED = (".dist-info", ".egg-info")


@lru_cache(maxsize=1)
def programs() -> str:
    """The sum of the engine's own files, of every installed package with its version, and of
    Python's own version.
    """
    said = [sys.version, platform.machine(), _engine(), *sorted(_installed())]
    return digest_of_bytes(*(one.encode() for one in said))


def folder_sum(folder: Path) -> str:
    """The sum of all files below a folder, by name and content."""
    return _sum(folder, (one for one in folder.rglob("*") if one.is_file()))


def _engine() -> str:
    package = Path(str(resources.files("learnlog")))
    return _sum(package, _code(package))


def _sum(folder: Path, files: Iterable[Path]) -> str:
    total = blake2b(digest_size=16)
    for path in sorted(files):
        data = path.read_bytes()
        total.update(f"{path.relative_to(folder).as_posix()}\0{len(data)}\0".encode() + data)
    return total.hexdigest()


def _code(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir() and path.name not in _VENDORED:
            yield from _code(path)
        elif path.suffix in _CODE:
            yield path


def _installed() -> Iterator[str]:
    """Every installed package, by the name of the folder that tells of it."""
    for entry in map(Path, sys.path):
        if entry.is_dir():
            yield from (one.name for one in entry.iterdir() if one.name.endswith(_INSTALLED))
