"""A log built by MkDocs, or by its fork ProperDocs, in this process, and what is said meanwhile."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

from learnlog.files.site_file import NAMES, SiteFile, read_site_file
from learnlog.problems import Problem, Severity, Source
from learnlog_cli.annotations import source_of
from learnlog_cli.builders.choosing import PROPERDOCS
from learnlog_cli.builders.told import Stopped, Told
from learnlog_cli.stopping import Misunderstood

if TYPE_CHECKING:  # who has no MkDocs never loads it
    from learnlog.mkdocs_telling import Said

Into = Callable[[Path, Path], object]

_SUMMED_UP = "the log has errors ("  # learnlog's own last word, which the command says itself
_REUSED = "were not built anew"
_SERVERS = ("mkdocs.livereload", "properdocs.livereload")  # what a browser asked for in vain
_SEVERITIES = {"WARNING": Severity.WARNING, "ERROR": Severity.ERROR, "CRITICAL": Severity.ERROR}


def build_with_mkdocs(
    site: Path, site_dir: Path | None, strict: bool, into: Into, builder: str
) -> Iterator[Problem | Told]:
    """Build a log; its own hook sees to it that the old site stays where anything is wrong.

    `into` is asked before, with the folders of the site and of the docs. Raises `Stopped` where
    the old site stays.
    """
    become(builder)
    from learnlog.mkdocs_building import build_site

    heard: list[Said] = []
    with switched_on():
        where = str(site_dir.absolute()) if site_dir else None
        built = build_site(str(settings_of(site)), where, strict, heard.append, into)
    yield from told_by_mkdocs(heard, (read_site_file(site) or SiteFile()).docs_dir)
    if not built:
        raise Stopped
    for one in heard:
        if one.message.endswith(_REUSED):
            yield Told(Source("", 0), Severity.NOTICE, one.message)


def told_by_mkdocs(heard: Iterable[Said], docs_dir: str) -> Iterator[Problem | Told]:
    """What is wrong by what was said: learnlog's own problems, and what MkDocs adds to them."""
    for level, message, problem, by in heard:
        if problem is not None:
            yield problem
        elif level in _SEVERITIES and not message.startswith(_SUMMED_UP) and by not in _SERVERS:
            first, _, below = message.partition("\n")
            source, words = source_of(first, docs_dir)
            yield Told(source, _SEVERITIES[level], words, dedent(below).strip("\n"))


@contextmanager
def switched_on() -> Iterator[None]:
    """End the command, with the way out, where mkdocs.yml does not name learnlog."""
    from learnlog.mkdocs_building import SwitchedOff

    try:
        yield
    except SwitchedOff:
        raise Misunderstood(
            "mkdocs.yml does not switch learnlog on, so the site would be without it; write\n"
            "    plugins:\n      - search\n      - learnlog"
        ) from None


def become(builder: str) -> None:
    """Have this process be that of a builder, without its notices about itself."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")
    if builder == PROPERDOCS:
        import_module("properdocs.replacement")  # from now on it answers to the name of MkDocs


def settings_of(site: Path) -> Path:
    """The file with a site's settings, as MkDocs finds it."""
    return next((file for name in NAMES if (file := site / name).is_file()), site / NAMES[0])
