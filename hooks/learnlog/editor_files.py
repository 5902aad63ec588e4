"""The files besides pages by which a browser writes entries, where the owner wants that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from learnlog.admin.assets import admin_files
from learnlog.engine_assets import engine_assets
from learnlog.model import Log
from learnlog.write_assets import write_assets


def editor_files(log: Log, pages: Iterable[str], title: str = "") -> Iterator[tuple[str, bytes]]:
    """Each file by its path in the docs folder; `pages` are the texts of all pages, as Markdown,
    and `title` is the name of the site, where it is known.
    """
    if log.config.editor:
        yield from engine_assets()
        yield from write_assets(log, pages)
        yield from admin_files(log, title)
