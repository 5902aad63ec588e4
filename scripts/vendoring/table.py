"""The vendored packages, as `hooks/learnlog/data/vendored/*.json` records them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

ENGINE = Path(__file__).parents[2] / "hooks" / "learnlog"


class VendoredFile(NamedTuple):
    """Where a file stands in its package (None: it is learnlog's own, about the others), the
    SHA-256 of it in hexadecimal digits, and what words in it gave way to which others.
    """

    origin: str | None
    sha256: str
    replaced: Mapping[str, str] = MappingProxyType({})


class VendoredPackage(NamedTuple):
    """A package of npm: its `integrity` as npm gives it, and its files by their names here."""

    name: str
    version: str
    integrity: str
    folder: str
    files: Mapping[str, VendoredFile]


def vendored_packages() -> list[VendoredPackage]:
    """All packages, by the names of the files that record them."""
    records = sorted((ENGINE / "data" / "vendored").glob("*.json"))
    return [_package(json.loads(record.read_text("utf-8"))) for record in records]


def different(package: VendoredPackage) -> list[str]:
    """The names of files that are missing here, or not as recorded."""
    folder = ENGINE / package.folder
    return [name for name, file in package.files.items() if _sum(folder / name) != file.sha256]


def _package(record: Mapping[str, object]) -> VendoredPackage:
    files = record["files"]
    if not isinstance(files, dict):
        raise TypeError("'files' is no table")
    name, version, integrity, folder = (
        str(record[one]) for one in ("package", "version", "integrity", "folder")
    )
    known = {
        path: VendoredFile(one["from"], one["sha256"], one.get("replaced", {}))
        for path, one in files.items()
    }
    return VendoredPackage(name, version, integrity, folder, known)


def _sum(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
