"""The folder of a preview, in which only what has changed is written anew.

MkDocs empties it before every build. It is handed another one to empty, which does not exist, and
gets the real one back when it lists its files.
"""

from __future__ import annotations

import os
from collections import Counter
from contextlib import suppress

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from learnlog.mkdocs_kept_pages import MadeOf
from learnlog.mkdocs_templates import is_installed


class PreviewFolder:
    """What stands in the folder: each page by its path, with what it was made of."""

    def __init__(self) -> None:
        self._real = ""
        self._written: dict[str, MadeOf] = {}
        self._there: set[str] = set()
        self._shipped: dict[str, str] = {}
        self._files, self._alone, self._shared = Files([]), set[str](), set[str]()

    def begin(self, config: MkDocsConfig) -> None:
        """Keep the folder from being emptied, if it is known what stands in it."""
        if self._there and self._real in ("", config.site_dir):
            self._real = config.site_dir
            config.site_dir = f"{self._real}-is-kept"
        else:
            self.forget()
            self._real = config.site_dir

    def forget(self) -> None:
        """Know nothing of the folder, which somebody else is about to fill."""
        self._real = ""
        self._written.clear()
        self._there.clear()
        self._shipped.clear()

    @property
    def stays(self) -> bool:
        """Whether what the last build has written stays where it is."""
        return bool(self._real and self._there)

    def not_as_noted(self, path: str) -> None:
        """Know that a page was written by somebody else."""
        self._written.pop(path, None)

    def listed(self, files: Files, config: MkDocsConfig) -> None:
        """Have everything written into the folder after all; files are added later."""
        self._files, self._alone = files, set[str]()
        if not self._real:
            return
        config.site_dir = self._real
        for file in files:
            file.dest_dir = self._real
            file.__dict__.pop("abs_dest_path", None)  # it is worked out once
            self._leave(file)

    def _leave(self, file: File) -> None:
        """Leave a file as it is that came with an installed package, and was copied before."""
        path = file.abs_dest_path
        if self._shipped.get(path) == _source(file) != "" and os.path.isfile(path):  # noqa: PTH113
            file.copy_file = _is_there  # type: ignore[method-assign]

    def has(self, path: str, made_of: MadeOf) -> bool:
        """Whether a page stands there already as it is to be."""
        known = self._written.get(path) == made_of and path not in self._shared
        return known and self.is_alone(path) and os.path.isfile(path)  # noqa: PTH113

    def is_alone(self, path: str) -> bool:
        """Whether no other file of the site is written to the same place."""
        if not self._alone:
            times = Counter(file.abs_dest_path for file in self._files)
            self._alone = {one for one, number in times.items() if number == 1}
        return path in self._alone

    def note(self, path: str, made_of: MadeOf) -> None:
        """Note that a page was written."""
        if self._real:
            self._written[path] = made_of

    def fail(self) -> None:
        """Know that some files of this build may have been written, and not which."""
        self._written.clear()
        if self._real:
            self._there |= {file.abs_dest_path for file in self._files}

    def finish(self, files: Files) -> None:
        """Take away what the last build had, and this one has not."""
        if not self._real:
            return
        times = Counter(file.abs_dest_path for file in files)
        now = set(times)
        self._shared = {path for path, number in times.items() if number > 1}
        for path in self._there - now:
            self._written.pop(path, None)
            with suppress(OSError):
                os.unlink(path)  # noqa: PTH108 - as MkDocs gives it
        self._there = now
        sources = ((file.abs_dest_path, _source(file)) for file in files)
        self._shipped = {path: source for path, source in sources if source}


def _source(file: File) -> str:
    """Where a file of an installed package is copied from; empty for any other."""
    path = file.abs_src_path if file._content is None else None
    return path if path and is_installed(path) else ""


def _is_there(dirty: bool = False) -> None:
    """What stands in the place of the copying of a file that is there."""


def make_folder(path: str) -> None:
    """Make the folder of a page, which is mostly not there yet while those above it are."""
    try:
        os.mkdir(os.path.dirname(path))  # noqa: PTH102, PTH120 - as strings: pages are thousands
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
