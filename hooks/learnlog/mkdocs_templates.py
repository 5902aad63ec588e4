"""Where MkDocs finds Material's templates; for the adapter only.

What was installed does not change while a program runs: its files are listed once, and its
templates are compiled once, however often a preview is built.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from types import CodeType, MethodType

import mkdocs
from jinja2 import Environment, FileSystemLoader
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.ext import Extension
from mkdocs.theme import Theme
from mkdocs.utils import get_theme_dir

from learnlog.mkdocs_telling import LOG
from learnlog.theme_faults import mended
from learnlog.theme_policy import is_known, with_policy

THEME = Path(__file__).parent / "theme"
UNKNOWN = "%s is not the one that learnlog knows: the pages' policy is missing, or stops its script"


class Mending(Extension):
    """Jinja's door to the text of a template before it is read."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Mend the source of the template with this name."""
        if not is_known(name or "", source):
            LOG.warning(UNKNOWN, name)
        return mended(name or "", with_policy(name or "", source))


class CodeInMemory(BytecodeCache):
    """Compiled templates, so that a preview compiles each only once."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Use what was compiled of the same source."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code:
            self._code[bucket.key, bucket.checksum] = bucket.code


class ThemeFiles(FileSystemLoader):
    """The theme's folders, listed without what is hidden.

    MkDocs asks for the list to find what a theme brings to every site, and leaves out hidden
    files, which are nearly all: Material's icons.
    """

    def list_templates(self) -> list[str]:
        """The paths of all files that are not hidden."""
        return sorted({path for folder in self.searchpath for path in _listed(folder)})


_CODE = CodeInMemory()


def know_templates(theme: Theme) -> None:
    """Have a theme list and compile its templates once, and mend them as they are loaded."""
    theme.get_env = MethodType(_environment, theme)  # type: ignore[method-assign]


def _environment(theme: Theme) -> Environment:
    """What Theme.get_env gives, with the same templates."""
    made = Theme.get_env(theme)
    made.loader = ThemeFiles(theme.dirs)
    mend(made)
    return made


def mend(templates: Environment) -> None:
    """Have templates mended as they are loaded, and compiled once."""
    templates.add_extension(Mending)
    templates.bytecode_cache = _CODE


def is_installed(path: str) -> bool:
    """Whether a file or folder comes with a package, so that it stays as it is."""
    return f"{path}{os.sep}".startswith(_packages())


@lru_cache(maxsize=1)
def _packages() -> tuple[str, ...]:
    of_mkdocs = str(Path(mkdocs.__file__).parent / "templates")
    shipped = (str(Path(__file__).parent / "assets"), str(THEME))
    return tuple(f"{one}{os.sep}" for one in (*shipped, of_mkdocs, get_theme_dir("material")))


def _listed(folder: str) -> tuple[str, ...]:
    return _listed_once(folder) if is_installed(folder) else tuple(_files(folder))


@lru_cache(maxsize=8)
def _listed_once(folder: str) -> tuple[str, ...]:
    return tuple(_files(folder))


def _files(folder: str) -> Iterator[str]:
    for walked, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        above = "" if walked == folder else f"{Path(walked).relative_to(folder).as_posix()}/"
        yield from (above + name for name in files if not name.startswith("."))
