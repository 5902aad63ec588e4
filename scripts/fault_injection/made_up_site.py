"""A small log to be disturbed, and the commands that are given in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from learnlog_cli.main import cli

TODAY = dt.date(2018, 9, 28)
ENTRY = "docs/weeks/2018-09-24.md"
STEP = "Meet the records team"

_SETTINGS = "site_name: Made up\n"
_PLANNED = f"---\nnext_steps:\n  - {STEP}\n---\nThe first week.\n"
_WEEK = "---\ntitle: A week  # kept\nachievements:\n- Found the kettle\n---\n"
_PARAGRAPH = "People ask, people answer, and it is written down for the next time. \n" * 3


@dataclass(frozen=True, slots=True)
class Said:
    """How a command ended and what it said."""

    code: int
    words: str
    crashed: bool


def make_site(folder: Path, size: int = 4_000) -> Path:
    """A log of two weeks, whose second entry has about `size` bytes."""
    weeks = folder / "docs" / "weeks"
    weeks.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
    (weeks / "2018-09-17.md").write_text(_PLANNED, encoding="utf-8")
    (folder / ENTRY).write_bytes(entry(size))
    return folder


def entry(size: int, title: str = "A week") -> bytes:
    """An entry of about that many bytes."""
    text = _WEEK.replace("A week", title) + f"{_PARAGRAPH}\n" * (size // len(_PARAGRAPH))
    return text.replace("\n", "\r\n").encode()


def command(site: Path, *words: str) -> Said:
    """Give a command in this process."""
    result = CliRunner().invoke(cli, [*words, "--site", str(site)])
    known = result.exception is None or isinstance(result.exception, SystemExit)
    return Said(result.exit_code, result.output, not known or "Traceback" in result.output)


def done(site: Path) -> Said:
    """Say that the step was done: `learnlog steps done`."""
    return command(site, "steps", "done", "records team", "--today", str(TODAY))


@cache
def warm_up() -> None:
    """Have loaded what the command needs, once for all children, whatever rights they keep."""
    with TemporaryDirectory() as folder:
        said = done(make_site(Path(folder)))
    if said.code:
        raise RuntimeError(said.words)


def answered(size: int, title: str = "A week") -> bytes:
    """What the entry holds once the step was done."""
    answer = "followed_up:\r\n  - step: Meet the records team\r\n    outcome: done\r\n"
    return entry(size, title).replace(b"kettle\r\n---", b"kettle\r\n" + answer.encode() + b"---")
