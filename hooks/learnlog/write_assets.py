"""The files behind the page on which a week is written: its scripts, and what it knows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from importlib import resources

from learnlog import addresses
from learnlog.engine_assets import SCRIPT as ENGINE_SCRIPT
from learnlog.engine_assets import engine_assets, engine_version
from learnlog.model import Log
from learnlog.views.writing import facts_of

FOLDER = "write"
SCRIPT = f"{FOLDER}/learnlog-write.js"
ENGINE_WORKER = f"{FOLDER}/engine-worker.js"
SERVICE_WORKER = f"{FOLDER}/service-worker.js"
# The page's script in its parts, which are one when it is run.
PARTS = ("words.js", "keeping.js", "fields.js", "form.js", "looking.js", "sending.js", "page.js")

_LENGTH = 16  # hexadecimal digits


def write_assets(log: Log, pages: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Each file by its path in the docs folder; `pages` are the texts of all pages."""
    yield SCRIPT, _script()
    yield ENGINE_WORKER, _shipped("engine-worker.js")
    yield SERVICE_WORKER, _service_worker()
    facts = {"version": write_version(), **facts_of(log, pages)}
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    yield addresses.FACTS, f"{text}\n".encode()


def write_scripts() -> list[str]:
    """The scripts that the page itself loads, by their paths in a site, with their version."""
    version = write_version()
    return [f"{one}?v={version}" for one in (ENGINE_SCRIPT, SCRIPT)]


@lru_cache(maxsize=1)
def write_version() -> str:
    """A short sum of all scripts and of the engine: another one wherever one is different."""
    total = sha256(engine_version().encode())
    for name in ("engine-worker.js", "service-worker.js"):
        total.update(_shipped(name))
    total.update(_script())
    return total.hexdigest()[:_LENGTH]


@lru_cache(maxsize=1)
def _script() -> bytes:
    """The parts as one script, whose names are nobody else's."""
    parts = b"\n".join(_shipped(name) for name in PARTS)
    return b'(() => {\n"use strict";\n' + parts + b"})();\n"


@lru_cache(maxsize=1)
def _service_worker() -> bytes:
    """The script with the files that it keeps for when there is no network."""
    kept = [path for path, _ in engine_assets() if not path.endswith(".txt")]
    kept += [ENGINE_WORKER]
    known = json.dumps({"version": write_version(), "files": kept}, separators=(",", ":"))
    return f"const KNOWN = {known};\n".encode() + _shipped("service-worker.js")


def _shipped(name: str) -> bytes:
    return resources.files("learnlog").joinpath(f"assets/write/{name}").read_bytes()
