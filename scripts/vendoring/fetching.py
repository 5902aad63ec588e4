"""The files of a vendored package, fetched with npm and compared with its integrity."""

from __future__ import annotations

import base64
import hashlib
import io
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from vendoring.table import VendoredFile, VendoredPackage


def fetched(package: VendoredPackage) -> dict[str, bytes]:
    """The files by their names here; ValueError where the package is not the one recorded."""
    archive = _packed(f"{package.name}@{package.version}")
    method, _, wanted = package.integrity.partition("-")
    if base64.b64encode(hashlib.new(method, archive).digest()).decode() != wanted:
        raise ValueError(f"{package.name} {package.version} is not the package that was recorded")
    return {
        name: _as_recorded(_member(archive, file.origin), file)
        for name, file in package.files.items()
        if file.origin
    }


def _as_recorded(data: bytes, file: VendoredFile) -> bytes:
    """A file with its other words; ValueError where those that they replace are not there once."""
    for words, others in file.replaced.items():
        if data.count(words.encode()) != 1:
            raise ValueError(f"{file.origin} does not hold {words} once")
        data = data.replace(words.encode(), others.encode())
    return data


def _packed(wanted: str) -> bytes:
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("npm is not installed; it comes with Node.js")
    with tempfile.TemporaryDirectory() as folder:
        words = [npm, "pack", "--silent", "--pack-destination", folder, wanted]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, timeout=300)
        return next(Path(folder).glob("*.tgz")).read_bytes()


def _member(archive: bytes, origin: str) -> bytes:
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        found = files.extractfile(f"package/{origin}")
        if found is None:
            raise FileNotFoundError(origin)
        return found.read()
