"""What the checks may see of the computer, so that a test can describe another one."""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from learnlog.files import site_file
from learnlog_cli.checkup.git_command import Git, git_in
from learnlog_cli.own_log import written_sums

DISTRIBUTION = "learnlog"
_A_BLOCK = b"\0" * 4096


def opening_error(file: Path) -> OSError | None:
    """Why a file that is there can't be opened for writing, or None; it stays as it is."""
    try:
        with file.open("r+b"):
            return None
    except OSError as error:
        return error


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A computer, the folder that a person stands in, and the log that was found from there.

    `log`: the folder of the log's mkdocs.yml, None where there is none; `looked_in`: where one was
    looked for; `today`: the day to read the log for, None for the current one; `prefix`: the
    environment of the running Python; `version_of`: the version of an installed package;
    `required`: what learnlog's own metadata ask for, None where it is not installed;
    `find`: the path of a command; `try_writing`: the error that a file in a folder meets;
    `git`: runs git in the log's folder, None where there is no git; `try_opening`: the error of
    opening a file that is there for writing.
    """

    log: Path | None
    looked_in: Path
    today: dt.date | None
    platform: str
    environment: Mapping[str, str]
    python: tuple[int, int, int]
    prefix: Path
    console_encoding: str | None
    to_terminal: bool
    version_of: Callable[[str], str | None]
    required: tuple[str, ...] | None
    find: Callable[[str], str | None]
    try_writing: Callable[[Path], OSError | None]
    git: Git | None
    try_opening: Callable[[Path], OSError | None] = opening_error

    @property
    def windows(self) -> bool:
        """Whether commands are to be written for Windows."""
        return self.platform == "win32"

    @property
    def shell_file(self) -> str:
        """Where this person puts what is to hold in every window, but for Windows."""
        return "~/.zshrc" if self.platform == "darwin" else "~/.bashrc"

    @property
    def own_log(self) -> bool:
        """Whether the log's folder is one that `learnlog init` has made."""
        return bool(self.log and (self.log / written_sums.FILE).is_file())

    @property
    def start(self) -> str:
        """What this person types to show the log, in its folder."""
        script = "start.py" if self.own_log else "scripts/start.py"
        return "py " + script.replace("/", "\\") if self.windows else f"python3 {script}"

    @property
    def own_command(self) -> str:
        """What this person types for the learnlog that is in the log's folder."""
        return self.start if self.own_log else self.start.replace("start.py", "log.py")

    @property
    def command(self) -> str:
        """What this person types for `learnlog`."""
        if self.own_log:
            return self.own_command
        script = self.log and self.log / "scripts" / "log.py"
        if self.find("learnlog") or not script or not script.is_file():
            return "learnlog"
        return self.own_command


def surroundings_of(folder: Path, today: dt.date | None) -> Surroundings:
    """The computer that this runs on, with the log in `folder`."""
    log = folder.resolve() if site_file.is_site(folder) else None
    return Surroundings(
        log=log,
        looked_in=folder.resolve(),
        today=today,
        platform=sys.platform,
        environment=os.environ,
        python=sys.version_info[:3],
        prefix=Path(sys.prefix).resolve(),
        console_encoding=getattr(sys.stdout, "encoding", None),
        to_terminal=sys.stdout.isatty(),
        version_of=installed_version,
        required=requirements(DISTRIBUTION),
        find=shutil.which,
        try_writing=writing_error,
        git=git_in(log or folder.resolve(), os.environ, shutil.which("git")),
    )


def installed_version(package: str) -> str | None:
    """The version of a package in the running Python, or None."""
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def requirements(distribution: str) -> tuple[str, ...] | None:
    """What an installed package asks for in its metadata; None where it is not installed."""
    try:
        return tuple(importlib.metadata.requires(distribution) or ())
    except importlib.metadata.PackageNotFoundError:
        return None


def writing_error(folder: Path) -> OSError | None:
    """Why nothing can be written into a folder, or None; the file that tries it leaves no trace."""
    try:
        with tempfile.TemporaryFile(dir=folder, prefix=".", suffix=".learnlog-trial") as trial:
            trial.write(_A_BLOCK)
            trial.flush()
            os.fsync(trial.fileno())
    except OSError as error:
        return error
    return None
