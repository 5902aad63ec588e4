"""The engine as a wheel: one file that pip installs, the same bytes each time."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import zipfile
from collections.abc import Mapping
from typing import NamedTuple

from packaging.requirements import Requirement

from learnlog_cli.own_log.engine_files import NAME, Engine

_MADE = (2020, 2, 2, 0, 0, 0)  # no file has a time of its own
_WHEEL = b"Wheel-Version: 1.0\nGenerator: learnlog\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
_PLAIN_FILE = 0o100644 << 16  # mode, where ZIP has it
_EXTRA = re.compile(r'extra == "([^"]+)"')


class Wheel(NamedTuple):
    """A wheel by the name that pip reads, and its bytes."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The sum of its bytes, as lock files give it."""
        return hashlib.sha256(self.data).hexdigest()


def made_wheel(engine: Engine) -> Wheel:
    """The wheel of an engine, by the binary distribution format (packaging.python.org)."""
    info = f"{NAME}-{engine.version}.dist-info"
    files = {
        **dict(sorted(engine.files.items())),
        f"{info}/METADATA": _metadata(engine),
        f"{info}/WHEEL": _WHEEL,
        f"{info}/entry_points.txt": _entry_points(engine.entry_points),
        f"{info}/licenses/LICENSE": engine.licence,
    }
    files[f"{info}/RECORD"] = _record(files, f"{info}/RECORD")
    return Wheel(f"{NAME}-{engine.version}-py3-none-any.whl", _zipped(files))


def _metadata(engine: Engine) -> bytes:
    needed = sorted(str(Requirement(one)) for one in engine.requires)
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {NAME}",
        f"Version: {engine.version}",
        f"Summary: {engine.summary}",
        "License-Expression: MIT",
        "License-File: LICENSE",
        f"Requires-Python: {engine.python}",
        *(f"Provides-Extra: {one}" for one in dict.fromkeys(_EXTRA.findall("\n".join(needed)))),
        *(f"Requires-Dist: {one}" for one in needed),
    ]
    return "\n".join([*lines, ""]).encode()


def _entry_points(groups: Mapping[str, Mapping[str, str]]) -> bytes:
    parts = [
        "\n".join([f"[{group}]", *(f"{name} = {value}" for name, value in sorted(names.items()))])
        for group, names in sorted(groups.items())
    ]
    return ("\n\n".join(parts) + "\n").encode()


def _record(files: Mapping[str, bytes], own: str) -> bytes:
    """The list of all files with their sums, which names itself without one."""
    lines = [f"{path},sha256={_sum(data)},{len(data)}" for path, data in files.items()]
    return "\n".join([*lines, f"{own},,", ""]).encode()


def _sum(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")


def _zipped(files: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            entry = zipfile.ZipInfo(path, _MADE)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, _PLAIN_FILE
            entry.create_system = 3  # the same on Windows
            archive.writestr(entry, data)
    return made.getvalue()
