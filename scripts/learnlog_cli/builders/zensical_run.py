"""Zensical run in a process of its own, and what it says there read for its problems."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from learnlog.problems import Severity, Source
from learnlog_cli.builders.told import Told
from learnlog_cli.builders.zensical_settings import SETTINGS

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_TOLD = re.compile(r"^(Warning|Error): (.+)\n\s*╭─\[ (.+?):(\d+):\d+ \]", re.MULTILINE)
_BROKEN = re.compile(r"^(?:\w+\.)*(\w*(?:Error|Exception)): (.+)$", re.MULTILINE)
# What it says, for people who write.
_MEANT = {
    "page does not exist": "a link leads to a page that is not there",
    "anchor does not exist": "a link leads to a heading that its page does not have",
}


class Done(NamedTuple):
    """What Zensical said in a build, and whether it failed."""

    said: str
    failed: bool


def run_zensical(site: Path, folder: Path) -> Done:
    """Have Zensical build what was staged in a folder, without what it remembers of earlier builds.

    Its own strictness is not asked for: its warnings are problems here, which are counted.
    """
    command = [sys.executable, "-m", "zensical", "build", "--clean"]
    done = subprocess.run(
        [*command, "--config-file", str(folder / SETTINGS)],
        cwd=site,
        env=environment(),
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    )
    return Done(_COLOURS.sub("", done.stderr), done.returncode != 0)


def environment() -> dict[str, str]:
    """The variables of a process that finds learnlog where this one does."""
    paths = [*(path for path in sys.path if path), os.environ.get("PYTHONPATH", "")]
    known = os.pathsep.join(dict.fromkeys(filter(None, paths)))
    return {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": known}


def told_by_zensical(done: Done, docs_dir: str, own: Collection[str]) -> Iterator[Told]:
    """What Zensical warned of, each with its file; a page of the log (`own`) has other lines."""
    for _, message, uri, line in _TOLD.findall(done.said):
        number = 0 if uri in own else int(line)
        words = _MEANT.get(message, f"Zensical says: {message}")
        yield Told(Source(f"{docs_dir}/{uri}", number), Severity.WARNING, words)
    if done.failed:
        broken = _BROKEN.findall(done.said)
        said = f"{broken[-1][0]}: {broken[-1][1]}" if broken else done.said.strip()[-500:]
        yield Told(Source("mkdocs.yml", 0), Severity.ERROR, f"Zensical broke off: {said}")
