"""The one place where the engine reads files: a site's docs folder, as it is on the disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from learnlog.config import nothing
from learnlog.files.authors import FILE as AUTHORS
from learnlog.files.decoding import MAX_FILE_BYTES
from learnlog.files.names import as_text, check_file_names, is_markdown
from learnlog.problems import Problem, Source

DATA = "_data/"


@dataclass(frozen=True, slots=True)
class Folder:
    """A docs folder: the bytes of its Markdown files, list of authors and data files by path, all
    its file names, and what is wrong with those. Paths are from the site's folder, with `/`.
    """

    texts: dict[str, bytes]
    names: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_folder(
    site: Path, docs_dir: str = "docs", excluded: Callable[[str], bool] = nothing
) -> Folder:
    """Read the docs folder of a site; what can't be read is told, never raised.

    A file that is `excluded` (by its path in the docs folder) is not looked at, as if it were not
    there; MkDocs never looks at `templates/` either.
    """
    docs = site / docs_dir
    failed: list[OSError] = []
    files = {
        as_text(f"{docs_dir}/{uri}"): file
        for uri, file in _files(docs, failed.append)
        if not _left_out(uri, excluded)
    }
    texts: dict[str, bytes] = {}
    problems = [_unreadable(error.filename, site, error) for error in failed]
    for path, file in files.items():
        if os.path.islink(file):  # noqa: PTH114
            message = "a link to another place, which would be published; copy the file here"
            problems.append(Problem(Source(path, 0), "file-link", message))
        elif is_markdown(path) or _is_data(path.removeprefix(f"{docs_dir}/")):
            try:
                texts[path] = _read(file)
            except OSError as error:
                problems.append(_unreadable(file, site, error))
    problems.extend(_wrong_names(tuple(files)))
    return Folder(texts, tuple(files), tuple(problems))


@lru_cache(maxsize=1)  # a preview asks for the same ones after each change
def _wrong_names(paths: tuple[str, ...]) -> tuple[Problem, ...]:
    return tuple(check_file_names(paths))


def _is_data(uri: str) -> bool:
    """Whether it is the list of authors, or one of the site's own data files."""
    return uri == AUTHORS or (uri.startswith(DATA) and uri.lower().endswith((".yml", ".yaml")))


def _left_out(uri: str, excluded: Callable[[str], bool]) -> bool:
    return uri.startswith("templates/") or excluded(uri)


def _unreadable(file: str, site: Path, error: OSError) -> Problem:
    path = as_text(os.path.relpath(file, site).replace(os.sep, "/"))
    return Problem(
        Source(path, 0), "file-unreadable", f"it can't be read: {error.strerror or error}"
    )


def _read(file: str) -> bytes:
    """The bytes of a file, as many as tell that it is too large; a device or pipe is no file."""
    if not os.path.isfile(file):  # noqa: PTH113 - as a string: a log has thousands of files
        raise OSError("it is no ordinary file")
    with open(file, "rb", buffering=0) as opened:  # noqa: PTH123
        return opened.read(MAX_FILE_BYTES + 1)


def _files(docs: Path, failed: Callable[[OSError], object]) -> Iterator[tuple[str, str]]:
    """Files and links below a folder by name, each with its path from there.

    Hidden ones but the authors are MkDocs' business.
    """
    for walked, folders, files in os.walk(docs, onerror=failed):
        folder = Path(walked)
        above = "" if folder == docs else f"{folder.relative_to(docs).as_posix()}/"
        links = [name for name in folders if (folder / name).is_symlink()]
        folders[:] = sorted(n for n in folders if not n.startswith(".") and n not in links)
        for name in sorted(files + links):
            if not name.startswith(".") or name == AUTHORS:
                yield above + name, os.path.join(walked, name)  # noqa: PTH118
