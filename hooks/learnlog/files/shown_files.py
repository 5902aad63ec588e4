"""The pictures and other files that a text of a log names, each by the sum of its bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

from learnlog.files.authors import FILE as AUTHORS
from learnlog.files.folder import Folder
from learnlog.named_files import FileNames
from learnlog.pictures.file_kinds import is_text
from learnlog.pictures.judging import HEAD

_PIECE = 1024 * 1024


class ShownFiles:
    """The files of a docs folder as its texts name them; what several name is read once."""

    def __init__(self, site: Path, docs_dir: str, folder: Folder) -> None:
        self._docs, self._prefix = site / docs_dir, f"{docs_dir}/"
        read = {*folder.texts, f"{docs_dir}/{AUTHORS}"}  # those have words, and sums of their own
        others = (path for path in folder.names if path not in read)
        self._names = FileNames(path.removeprefix(self._prefix) for path in others)
        self._sums: dict[str, str] = {}

    def sums(self, path: str, text: str) -> tuple[str, ...]:
        """The sums of what a text names that is there, in the order of the files' names.

        `path` is the text's, from the site's folder.
        """
        named = self._names.named_by(path.removeprefix(self._prefix), text)
        return tuple(self._sums.get(uri) or self._worked_out(uri) for uri in named)

    def _worked_out(self, uri: str) -> str:
        self._sums[uri] = _sum_of(self._docs / uri)
        return self._sums[uri]


def _sum_of(file: Path) -> str:
    """The sum (SHA-256) of a file; text has the same however its lines end, as Git may change that.

    What can't be read, or leads to another place, is told elsewhere.
    """
    total = hashlib.sha256()
    try:
        if file.is_symlink():
            return ""
        with file.open("rb") as opened:
            piece = opened.read(HEAD)
            if is_text(piece):
                piece = (piece + opened.read()).replace(b"\r\n", b"\n")
            while piece:
                total.update(piece)
                piece = opened.read(_PIECE)
    except OSError:
        return ""
    return total.hexdigest()
