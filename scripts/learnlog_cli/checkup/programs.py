"""Checks of the computer: Python, learnlog, the console."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from learnlog import __version__
from learnlog_cli.checkup.findings import Finding, bad, good, notice
from learnlog_cli.checkup.surroundings import Surroundings
from learnlog_cli.own_log.written_sums import read_written

OLDEST_PYTHON = (3, 11)

_DOWNLOAD = "https://www.python.org/downloads/"
_VERSION = re.compile(r"""^__version__ = ["']([^"']+)["']""", re.MULTILINE)


def check_python(around: Surroundings) -> Iterator[Finding]:
    """Whether this Python is new enough."""
    version = ".".join(map(str, around.python))
    if around.python[:2] >= OLDEST_PYTHON:
        yield good("Python", f"{version} in {around.prefix}")
        return
    oldest = ".".join(map(str, OLDEST_PYTHON))
    yield bad(
        "Python",
        f"{version}, and learnlog needs {oldest} or newer",
        f"Install a newer Python from {_DOWNLOAD} and start again with it.",
    )


def check_learnlog(around: Surroundings) -> Iterator[Finding]:
    """Whether the running learnlog is the one that the log's folder brings with it."""
    own = _version_in(around)
    if own is None or own == __version__:
        yield good("learnlog", __version__)
        return
    yield notice(
        "learnlog",
        f"this command is learnlog {__version__}, the log's folder has {own}",
        "Use the one in the log's folder, which builds its pages too; there, type:\n"
        f"{around.own_command} doctor",
    )


def _version_in(around: Surroundings) -> str | None:
    """The version of the learnlog that lies in the log's folder, where one does."""
    if around.own_log and around.log:
        written = read_written(around.log)
        return written.version if written else None
    try:
        text = ((around.log or around.looked_in) / "hooks/learnlog/__init__.py").read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    found = _VERSION.search(text)
    return found[1] if found else None


def check_console(around: Surroundings) -> Iterator[Finding]:
    """Whether letters such as e with an accent come through on the screen."""
    name = around.console_encoding or "unknown"
    where = "" if around.to_terminal else " (into a file or another program)"
    if _is_utf8(name):
        yield good("console", f"{name}{where}")
        return
    way_out = (
        "In this window, type:\nexport PYTHONUTF8=1\n"
        f"To keep it, add that line to {around.shell_file}."
    )
    if around.windows:
        way_out = (
            "In this window, type:\nchcp 65001\nFor all windows that you open later, type:\n"
            "setx PYTHONUTF8 1"
        )
    found = f"{name}{where} is not UTF-8, so some letters may be shown as '?'"
    yield notice("console", found, f"Your files are not touched by this. {way_out}")


def _is_utf8(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name in ("utf-8", "utf-8-sig")
    except LookupError:
        return False
