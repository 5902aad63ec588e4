"""The files of the editor in a site: its page, what it is told, its scripts, styles and fonts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from importlib import resources

from learnlog.admin.editor_config import editor_config
from learnlog.admin.page import ASSETS, editor_page, page_without_editor
from learnlog.editor_links import FOLDER
from learnlog.engine_assets import engine_version
from learnlog.model import Log
from learnlog.vendored import vendored_below, vendored_sums

SVELTIA = f"{ASSETS}/sveltia"
SCRIPT = f"{ASSETS}/learnlog-admin.js"
STYLE = f"{ASSETS}/learnlog-admin.css"
PAGE, CONFIG = f"{FOLDER}index.html", f"{FOLDER}config.json"

_LENGTH = 16  # hexadecimal digits


def admin_files(log: Log, title: str) -> Iterator[tuple[str, bytes]]:
    """Each file by its path in the docs folder, for a site of this title."""
    yield STYLE, _shipped(STYLE)
    if log.config.repository is None:
        yield PAGE, page_without_editor(title)
        return
    yield PAGE, editor_page(title, _own_version(), _sveltia_version())
    yield CONFIG, editor_config(log, log.config.repository, title)
    yield SCRIPT, _shipped(SCRIPT)
    for path in vendored_below(SVELTIA):
        yield path, _shipped(path)


@lru_cache(maxsize=1)
def _own_version() -> str:
    total = sha256(engine_version().encode())
    for path in (SCRIPT, STYLE):
        total.update(_shipped(path))
    return total.hexdigest()[:_LENGTH]


def _sveltia_version() -> str:
    return vendored_sums()[f"{SVELTIA}/sveltia-cms.js"][:_LENGTH]


def _shipped(path: str) -> bytes:
    return resources.files("learnlog").joinpath(*path.split("/")).read_bytes()
