"""The files by which a page runs the engine in a reader's browser; all lie in one folder."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from importlib import resources

from learnlog.files.engine_archive import engine_archive
from learnlog.vendored import is_vendored, vendored_below, vendored_sums

FOLDER = "assets/engine"
SCRIPT = f"{FOLDER}/learnlog-engine.js"
WORKER = f"{FOLDER}/learnlog-engine-worker.js"
ARCHIVE = f"{FOLDER}/engine.zip"

_LENGTH = 16  # hexadecimal digits


def engine_assets() -> Iterator[tuple[str, bytes]]:
    """Each file by its path in the docs folder."""
    for path in (SCRIPT, WORKER, *vendored_below(FOLDER)):
        yield path, _shipped(path)
    yield ARCHIVE, engine_archive()


@lru_cache(maxsize=1)
def engine_version() -> str:
    """A short sum of all these files: another one wherever one of them is different."""
    total = sha256()
    for path in (SCRIPT, WORKER):
        total.update(_shipped(path))
    for path in vendored_below(FOLDER):
        total.update(vendored_sums()[path].encode())
    total.update(engine_archive())
    return total.hexdigest()[:_LENGTH]


def is_of_engine(path: str, data: bytes) -> bool:
    """Whether a file of a site is one of these or another vendored one, byte for byte."""
    return is_vendored(path, data) or (path == ARCHIVE and data == engine_archive())


def _shipped(path: str) -> bytes:
    return resources.files("learnlog").joinpath(*path.split("/")).read_bytes()
