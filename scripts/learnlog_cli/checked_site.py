"""The site built beside the one that is there, looked through, and put into its place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import click

from learnlog.build import Build
from learnlog.files.built_site import built_files, entry_of_manifest
from learnlog.files.kept_records import NOT_KEPT
from learnlog.files.site_swap import keep_hidden, swap
from learnlog.problems import Problem
from learnlog.published_checks import PublishedFiles
from learnlog_cli.patience import progress


class Done(NamedTuple):
    """What MkDocs said in a build, and whether it failed."""

    said: str
    failed: bool


def build_with_mkdocs(site: Path, fresh: Path) -> Done:
    """Have MkDocs build a site strictly into the folder `fresh`, with nothing that was kept.

    Not with `--quiet`: then warnings are not counted, and a strict build passes with them.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(
        [*command, "--site-dir", str(fresh.absolute())],
        cwd=site,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", NOT_KEPT: "1"},
        check=False,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    )
    return Done(done.stderr, done.returncode != 0)


def look_through(
    build: Build, fresh: Path, quiet: bool = False
) -> tuple[dict[str, object], list[Problem]]:
    """The files of a built site as a manifest lists them, and what may not be published in them."""
    published = PublishedFiles(build.log, build.allowed_by_pages())
    files: dict[str, object] = {}
    problems: list[Problem] = []
    with progress(quiet) as shown:
        shown.phase("Looking through the files")
        for file in built_files(fresh):
            files[file.path] = entry_of_manifest(file)
            problems += published.problems(file.path, file.data)
            shown.advance()
    return files, list(dict.fromkeys(problems))


def put(fresh: Path, site_dir: Path) -> None:
    """Have a new site change places with the one that is there."""
    try:
        keep_hidden(site_dir, fresh)
        swap(fresh, site_dir)
        shutil.rmtree(fresh, ignore_errors=True)
    except OSError as wrong:
        raise click.ClickException(f"'{site_dir}' can't be replaced: {wrong}") from wrong
