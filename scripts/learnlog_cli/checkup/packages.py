"""Checks that the packages below learnlog are the ones that it was made for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import InvalidMarker, Marker
from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from learnlog_cli.checkup.findings import Finding, bad, counted, first_of, good, notice
from learnlog_cli.checkup.surroundings import Surroundings

LOCK, LOCK_OF_OWN_LOG = Path("scripts", "locks", "site.txt"), Path("requirements.txt")

_PINNED = re.compile(
    r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)[ \t]*(?:;[ \t]*([^\\\n]+?))?[ \t]*\\?\r?$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Compared:
    """Packages that are missing, and those of another version than asked for."""

    total: int
    missing: tuple[str, ...]
    other: tuple[str, ...]


def check_packages(around: Surroundings) -> Iterator[Finding]:
    """The packages against the log's lock file, else against what learnlog itself asks for."""
    listed = LOCK_OF_OWN_LOG if around.own_log else LOCK
    try:
        lock = (around.log / listed).read_text("utf-8") if around.log else ""
    except (OSError, UnicodeDecodeError):
        lock = ""
    if lock and around.log:
        yield _against_lock(compare_with_lock(lock, around), around, around.log, listed)
    elif around.required is not None:
        yield _against_metadata(compare_with_metadata(around.required, around))
    else:
        yield notice(
            "packages",
            "nothing says which versions are right, as learnlog runs from a folder of its own",
            "Nothing, as long as all works.",
        )


def compare_with_lock(lock: str, around: Surroundings) -> Compared:
    """What a lock file pins for this computer, against what is installed."""
    pinned = {
        name: version
        for name, version, marker in _PINNED.findall(lock)
        if not marker or _holds(marker)
    }
    found = {name: around.version_of(name) for name in pinned}
    missing = tuple(name for name, version in found.items() if version is None)
    other = tuple(
        f"{name} {version} instead of {pinned[name]}"
        for name, version in found.items()
        if version and not _same(version, pinned[name])
    )
    return Compared(len(pinned), missing, other)


def compare_with_metadata(required: tuple[str, ...], around: Surroundings) -> Compared:
    """What learnlog's metadata ask for, against what is installed."""
    wanted = [one for one in map(_requirement, required) if one]
    found = {one: around.version_of(canonicalize_name(one.name)) for one in wanted}
    missing = tuple(one.name for one, version in found.items() if version is None)
    other = tuple(
        f"{one.name} {version}, but {one.specifier} is needed"
        for one, version in found.items()
        if version and not one.specifier.contains(version, prereleases=True)
    )
    return Compared(len(wanted), missing, other)


def _against_lock(compared: Compared, around: Surroundings, log: Path, listed: Path) -> Finding:
    fits = f"{counted(compared.total, 'package')}, as in {listed.as_posix()}"
    own = (log / ".venv").resolve()
    if around.prefix != own:
        way_out = "These are not the log's own packages. In its folder, type:\n"
        way_out += f"{around.own_command} doctor"
    else:
        way_out = f"Delete the folder {own} and, in the log's folder, type:\n{around.start}"
    if compared.missing:
        return bad("packages", f"missing: {first_of(compared.missing)}", way_out)
    if compared.other:
        found = f"not the tested versions: {first_of(compared.other)}"
        return notice("packages", found, way_out)
    return good("packages", fits)


def _against_metadata(compared: Compared) -> Finding:
    parts = []
    if compared.missing:
        parts.append(f"missing: {first_of(compared.missing)}")
    if compared.other:
        parts.append(f"not fitting: {first_of(compared.other)}")
    if not parts:
        return good("packages", f"{counted(compared.total, 'package')}, as learnlog asks for")
    return bad(
        "packages",
        "; ".join(parts),
        "Install learnlog once more, with its packages; type:\n"
        "python -m pip install --upgrade --upgrade-strategy eager learnlog",
    )


def _requirement(text: str) -> Requirement | None:
    """A requirement that holds on this computer."""
    try:
        read = Requirement(text)
    except InvalidRequirement:
        return None
    return read if read.marker is None or read.marker.evaluate({"extra": ""}) else None


def _holds(marker: str) -> bool:
    try:
        return Marker(marker).evaluate()
    except InvalidMarker:
        return True


def _same(one: str, other: str) -> bool:
    try:
        return Version(one) == Version(other)
    except InvalidVersion:
        return one == other
