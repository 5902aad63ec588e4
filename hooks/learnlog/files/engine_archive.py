"""The engine as one archive for browsers: this package as far as `learnlog.browser` needs it, and
what it imports of others, all of it plain Python.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from importlib.metadata import PackageNotFoundError
from importlib.metadata import files as files_of
from importlib.resources.abc import Traversable
from io import BytesIO

ENTRANCE = "learnlog.browser.door"
# Packages of others, by the names they are imported and installed by, and what stays out of them.
OTHERS = {
    "yaml": "pyyaml",
    "frontmatter": "python-frontmatter",
    "markdown_it": "markdown-it-py",
    "mdurl": "mdurl",
}
DATA = ("privacy", "frameworks", "models", "audits")
_IMPORT = re.compile(
    r"^(?P<margin>[ ]*)(?:from (?P<of>learnlog[\w.]*) import (?P<names>\([^)]*\)|[^\n]*)"
    r"|import (?P<whole>learnlog[\w.]*)|if (?P<typing>TYPE_CHECKING):|(?P<other>\S))",
    re.MULTILINE,
)
_NAME = re.compile(r"\w+")
_LEFT_OUT = ("cli", "__main__.py", "__pycache__", "conftest.py")
_LICENCE = re.compile(r"(?:^|/)(?:LICEN[CS]E|COPYING)[^/]*$", re.IGNORECASE)
_DAY = (1980, 1, 1, 0, 0, 0)  # the first that such an archive can hold: the bytes stay the same


@lru_cache(maxsize=1)
def engine_archive() -> bytes:
    """The archive (ZIP), the same for the same installed packages."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(_contents()):
            member = zipfile.ZipInfo(name, _DAY)
            member.create_system = 3  # otherwise it is that of the computer it is made on
            archive.writestr(member, data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _contents() -> Iterator[tuple[str, bytes]]:
    yield from _own_modules().items()
    yield from _tree(resources.files("learnlog").joinpath("data"), "learnlog/data", DATA)
    for package, project in OTHERS.items():
        yield from _tree(resources.files(package), package)
        yield from _licences(project)


def _own_modules() -> dict[str, bytes]:
    """The entrance's module, and whatever it leads to by its imports."""
    root = resources.files("learnlog")
    found: dict[str, bytes] = {}
    waiting = [ENTRANCE]
    while waiting:
        name = waiting.pop()
        parts = name.split(".")[1:]
        inside = root.joinpath(*parts)
        file = inside.joinpath("__init__.py") if inside.is_dir() else _module(root, parts)
        path = "/".join(["learnlog", *parts[:-1], file.name])
        path = "/".join(["learnlog", *parts, file.name]) if inside.is_dir() else path
        if path in found or not file.is_file():
            continue
        found[path] = file.read_bytes()
        waiting += [name.rpartition(".")[0]] if "." in name else []
        waiting += _imported(found[path].decode("utf-8"))
    return found


def _module(root: Traversable, parts: list[str]) -> Traversable:
    return root.joinpath(*parts[:-1], f"{parts[-1]}.py")


def _imported(source: str) -> Iterator[str]:
    """The names of learnlog's modules, some of which may be names within a module, that a source
    imports when it is run: not those that only tell types.
    """
    typing: int | None = None  # how far in the line stands below which only types are told
    for one in _IMPORT.finditer(source):
        margin = len(one["margin"])
        if typing is not None and margin > typing:
            continue
        typing = margin if one["typing"] else None
        if one["whole"]:
            yield one["whole"]
        elif one["of"]:
            yield one["of"]
            yield from (f"{one['of']}.{name}" for name in _NAME.findall(one["names"]))


def _tree(
    folder: Traversable, path: str, only: tuple[str, ...] = ()
) -> Iterator[tuple[str, bytes]]:
    for one in folder.iterdir():
        if one.name in _LEFT_OUT or (only and one.is_dir() and one.name not in only):
            continue
        if one.is_dir():
            yield from _tree(one, f"{path}/{one.name}")
        elif one.name.endswith((".py", ".json", ".yml")):
            yield f"{path}/{one.name}", one.read_bytes()


def _licences(project: str) -> Iterator[tuple[str, bytes]]:
    try:
        files = files_of(project) or ()
    except PackageNotFoundError:  # it was not installed by pip or its like
        files = ()
    for one in files:
        if _LICENCE.search(one.as_posix()):
            yield f"licences/{project}/{one.name}", one.read_binary()
