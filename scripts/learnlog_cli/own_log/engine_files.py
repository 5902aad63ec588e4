"""The engine that runs, as the files and the metadata that a wheel of it holds."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import learnlog

NAME = "learnlog"
PACKAGES = ("learnlog", "learnlog_cli")
CARRIED = "learnlog_cli/own_log/carried"  # where the wheel holds files of other folders
LOCK = f"{CARRIED}/site.txt"
PUSH_SITE = f"{CARRIED}/push_site.py"

_NOT_OURS = (".pyc", "~")


class NoEngine(Exception):  # noqa: N818 - it is no error of the program
    """The files of the engine can't be found; the text says why."""


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine: `files` by their path in the wheel, `entry_points` by group, then by name."""

    version: str
    summary: str
    python: str
    requires: tuple[str, ...]
    entry_points: Mapping[str, Mapping[str, str]]
    licence: bytes
    files: Mapping[str, bytes]


def running_engine() -> Engine:
    """The engine that runs: from a folder with its sources, or from where it was installed.

    Raises NoEngine where neither is whole.
    """
    root = Path(learnlog.__file__).resolve().parents[2]
    project = root / "pyproject.toml"
    if project.is_file() and (root / "hooks" / NAME).is_dir():
        return _from_sources(root, tomllib.loads(project.read_text("utf-8")))
    return _from_installed(Path(learnlog.__file__).resolve())


def _from_sources(root: Path, settings: Mapping[str, object]) -> Engine:
    project: dict[str, object] = _table(settings, "project")
    wheel = _table(settings, "tool", "hatch", "build", "targets", "wheel")
    files: dict[str, bytes] = {}
    for package in _list(wheel["packages"]):
        for file in _all_files(root / package):
            path = file.relative_to((root / package).parent).as_posix()
            files[path] = file.read_bytes()
    for source, carried in _table(wheel, "force-include").items():
        files[str(carried)] = (root / source).read_bytes()
    points = {"console_scripts": _table(project, "scripts"), **_table(project, "entry-points")}
    return Engine(
        version=learnlog.__version__,
        summary=str(project["description"]),
        python=str(project["requires-python"]),
        requires=(*_list(project["dependencies"]), *_optional(project)),
        entry_points={group: dict(names) for group, names in points.items()},  # type: ignore[call-overload]
        licence=(root / "LICENSE").read_bytes(),
        files=files,
    )


def _optional(project: Mapping[str, object]) -> Iterator[str]:
    """What is needed only with an extra (`learnlog[zensical]`), as metadata says it."""
    for extra, needed in _table(project, "optional-dependencies").items():
        yield from (f'{one}; extra == "{extra}"' for one in _list(needed))


def _from_installed(module: Path) -> Engine:
    try:
        found = metadata.distribution(NAME)
    except metadata.PackageNotFoundError:
        why = "learnlog was not installed as a package, and its sources are not whole"
        raise NoEngine(why) from None
    listed = [one for one in found.files or () if _ours(one.parts)]
    if Path(str(found.locate_file(f"{NAME}/__init__.py"))).resolve() != module:
        raise NoEngine("the learnlog that runs is another one than the one that is installed")
    points: dict[str, dict[str, str]] = {}
    for point in found.entry_points:
        points.setdefault(point.group, {})[point.name] = point.value
    licence = next((one for one in found.files or () if one.name == "LICENSE"), None)
    return Engine(
        version=found.version,
        summary=str(found.metadata["Summary"]),
        python=str(found.metadata["Requires-Python"]),
        requires=tuple(found.requires or ()),
        entry_points=points,
        licence=licence.read_binary() if licence else b"",
        files={one.as_posix(): one.read_binary() for one in listed},
    )


def _all_files(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and _ours((PACKAGES[0], *file.relative_to(folder).parts)):
            yield file


def _ours(parts: tuple[str, ...]) -> bool:
    """Whether a file belongs to the engine, and was not made by Python or a system."""
    made = any(part == "__pycache__" or part.startswith(".") for part in parts)
    return parts[0] in PACKAGES and not made and not parts[-1].endswith(_NOT_OURS)


def _table(value: object, *names: str) -> dict[str, object]:
    for name in names:
        value = value.get(name, {}) if isinstance(value, Mapping) else {}
    return {str(key): one for key, one in value.items()} if isinstance(value, Mapping) else {}


def _list(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []
