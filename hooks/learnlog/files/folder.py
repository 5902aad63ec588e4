"""The one place where the engine reads files: a site's docs folder, as it is on the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pathspec import GitIgnoreSpec

from learnlog.files.authors import FILE as AUTHORS
from learnlog.files.decoding import MAX_FILE_BYTES
from learnlog.files.names import as_text, check_file_names
from learnlog.problems import Problem, Source


@dataclass(frozen=True, slots=True)
class Folder:
    """A docs folder: the bytes of its Markdown files and list of authors by path, all its file
    names, and what is wrong with those. Paths are from the site's folder, with `/`.
    """

    texts: dict[str, bytes]
    names: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_folder(site: Path, docs_dir: str = "docs", excluded: Sequence[str] = ()) -> Folder:
    """Read the docs folder of a site; what can't be read is told, never raised.

    `excluded` are patterns as in .gitignore: such files are not looked at, as if they were not
    there; MkDocs never looks at `templates/` either.
    """
    left_out = GitIgnoreSpec.from_lines(["/templates/", *excluded])
    texts: dict[str, bytes] = {}
    names: list[str] = []
    problems: list[Problem] = []
    docs = site / docs_dir
    for file in _files(docs):
        if left_out.match_file(file.relative_to(docs)):
            continue
        path = as_text(f"{docs_dir}/{file.relative_to(docs).as_posix()}")
        names.append(path)
        if file.is_symlink():
            message = (
                "a link to another place, whose content would be published; copy the file here"
            )
            problems.append(Problem(Source(path, 0), "file-link", message))
        elif file.suffix.lower() in (".md", ".markdown") or path == f"{docs_dir}/{AUTHORS}":
            try:
                texts[path] = _read(file)
            except OSError as wrong:
                message = f"the file can't be read: {wrong.strerror or wrong}"
                problems.append(Problem(Source(path, 0), "file-unreadable", message))
    problems.extend(check_file_names(names))
    return Folder(texts, tuple(names), tuple(problems))


def _read(file: Path) -> bytes:
    """The bytes of a file, as many as tell that it is too large; a device or pipe is no file."""
    if not file.is_file():
        raise OSError("it is no ordinary file")
    with file.open("rb") as opened:
        return opened.read(MAX_FILE_BYTES + 1)


def _files(docs: Path) -> Iterator[Path]:
    """Files and links below a folder, by name; hidden ones but the authors are MkDocs' business."""
    for folder, folders, files in os.walk(docs):
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        folders[:] = sorted(n for n in folders if not n.startswith(".") and n not in links)
        for name in sorted(files + links):
            if not name.startswith(".") or name == AUTHORS:
                yield Path(folder) / name
