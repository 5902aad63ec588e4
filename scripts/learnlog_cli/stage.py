"""`learnlog stage`: the complete Markdown tree, for a builder that knows nothing of learnlog."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import click

from learnlog.editor_files import editor_files
from learnlog.files.authors import FILE as AUTHORS
from learnlog.problems import Severity
from learnlog.site_assets import site_assets
from learnlog.site_build import Build
from learnlog_cli.patience import QUIET, progress, told_while
from learnlog_cli.reading import SITE, TODAY, read
from learnlog_cli.stopping import Misunderstood

MARK = ".learnlog-stage.json"


@click.command(short_help="Write the pages as plain Markdown for another builder.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@SITE
@QUIET
@TODAY
def stage(folder: Path, site: Path, quiet: bool, today: dt.date | None) -> None:
    """Write the log as plain Markdown into FOLDER: entries as they are built, and all pages.

    Another builder of Python-Markdown sites makes the same site of FOLDER without learnlog. Only
    files that changed are written, and what is no longer needed is deleted. A folder that learnlog
    did not make is refused.
    """
    with progress(quiet) as shown:
        build = read(site, today, files=True, progress=shown)
    docs = site / build.log.config.docs_dir
    _refuse_foreign(folder, docs)
    if build.errors:
        for problem in build.problems:
            if problem.severity is Severity.ERROR:
                click.echo(str(problem), err=True)
        raise click.ClickException("the log has errors: nothing was written")
    try:
        with told_while("Writing pages", quiet):
            written, deleted, total = _write(folder, dict(_tree(build, docs)))
    except OSError as wrong:
        raise click.ClickException(f"'{folder}' can't be written: {wrong}") from wrong
    click.echo(f"{folder}: {total} files, {written} written, {deleted} deleted.", err=True)


def _tree(build: Build, docs: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the staged tree by its path: the owner's other files, pages, assets."""
    prefix = f"{build.log.config.docs_dir}/"
    built = {page.uri: page.markdown.encode() for page in build.pages()}
    own = dict(build.own_pages(comments=False))
    left_out = {*built, *build.hidden, build.home}
    for name in build.folder.names:
        uri = name.removeprefix(prefix)
        if uri not in left_out and uri != AUTHORS:
            known = build.pictures.get(uri) or build.folder.texts.get(name)
            written = known or (docs / uri).read_bytes()
            yield uri, own[uri].encode() if uri in own else written
    yield from built.items()
    yield from site_assets(build.log)
    yield from editor_files(build.log, [data.decode() for data in built.values()])


def _refuse_foreign(folder: Path, docs: Path) -> None:
    target, source = folder.resolve(), docs.resolve()
    if target == source or source in target.parents or target in source.parents:
        raise Misunderstood(f"'{folder}' holds the log itself; choose another folder")
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise Misunderstood(
            f"'{folder}' has files that learnlog did not make; choose an empty or a new folder"
        )


def _write(folder: Path, tree: dict[str, bytes]) -> tuple[int, int, int]:
    """Bring the folder to the tree; files written, deleted, and in all."""
    folder.mkdir(parents=True, exist_ok=True)
    before = _made_here(folder)
    _mark(folder, before | set(tree))  # so that an interrupted run is known as ours
    written = sum(_write_file(folder / name, data) for name, data in tree.items())
    gone = sorted(before - set(tree))
    for name in gone:
        (folder / name).unlink(missing_ok=True)
    _mark(folder, set(tree))
    return written, len(gone), len(tree)


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
