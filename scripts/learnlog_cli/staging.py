"""The staged tree: every file of a site before a builder makes pages of it, and its folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from learnlog import addresses
from learnlog.build import Build
from learnlog.editor_files import editor_files
from learnlog.files.authors import FILE as AUTHORS
from learnlog.pages import BuiltPage
from learnlog.preview import below_header, error_box
from learnlog.site_assets import site_assets

MARK = ".learnlog-stage.json"


class Brought(NamedTuple):
    """How many files a folder was brought to, and how many of them were not so before."""

    written: int
    deleted: int
    total: int


class Tree(NamedTuple):
    """The files of a staged tree by their paths, and the pages of the log among them."""

    files: dict[str, bytes]
    pages: list[BuiltPage]


def staged_tree(build: Build, docs: Path, title: str = "") -> Tree:
    """The owner's other files, the pages and the assets of a log; `title` is the site's name.

    Where the log has errors, they stand on top of every page, as in a preview by MkDocs.
    """
    box = error_box(build.problems)
    pages = [below_header(page, box) if box else page for page in build.pages()]
    built = {page.uri: page.markdown.encode() for page in pages}
    files = dict(_own_files(build, docs, {*built, *build.hidden}))
    files |= {uri: box.encode() for uri in build.faulty if uri in files}
    files |= built | dict(site_assets(build.log))
    files |= dict(editor_files(build.log, [data.decode() for data in built.values()], title))
    return Tree(files, pages)


def _own_files(build: Build, docs: Path, others: set[str]) -> Iterator[tuple[str, bytes]]:
    """The owner's files but for those that pages of the log or nobody's eyes take the place of."""
    prefix = f"{build.log.config.docs_dir}/"
    own = dict(build.own_pages(comments=False))
    left_out = {*others, AUTHORS, *{build.home} - {addresses.HOME}}
    for name in build.folder.names:
        uri = name.removeprefix(prefix)
        if uri not in left_out:
            known = build.pictures.get(uri) or build.folder.texts.get(name)
            yield uri, own[uri].encode() if uri in own else known or (docs / uri).read_bytes()


def bring(folder: Path, tree: Mapping[str, bytes]) -> Brought:
    """Bring a folder to a tree: only what changed is written, and what is too much is deleted."""
    folder.mkdir(parents=True, exist_ok=True)
    before = _made_here(folder)
    _mark(folder, before | set(tree))  # so that an interrupted run is known as ours
    written = sum(_write_file(folder / name, data) for name, data in tree.items())
    gone = sorted(before - set(tree))
    for name in gone:
        (folder / name).unlink(missing_ok=True)
    _mark(folder, set(tree))
    return Brought(written, len(gone), len(tree))


def _write_file(file: Path, data: bytes) -> bool:
    if file.is_file() and file.read_bytes() == data:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return True


def _made_here(folder: Path) -> set[str]:
    try:
        names = json.loads((folder / MARK).read_text("utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    root = folder.resolve()
    if not isinstance(names, list):
        return set()
    return {name for name in names if root in (folder / str(name)).resolve().parents}


def _mark(folder: Path, names: set[str]) -> None:
    made = {"made by": "learnlog stage", "files": sorted(names)}
    text = json.dumps(made, indent=1, ensure_ascii=False)
    _write_file(folder / MARK, f"{text}\n".encode())
