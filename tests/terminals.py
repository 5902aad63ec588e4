"""What a person types into a terminal and what they see, run in this process.

`$ learnlog …` runs a command. Beside it there are `cat FILE`, `diff` (what has changed in the files
since the last look at them), `today DATE`, `append FILE` (an editor that adds the lines typed),
`cd FOLDER`, `rm FILE` and `#` for a remark.
"""

from __future__ import annotations

import datetime as dt
import difflib
import os
import shlex
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from pathlib import Path

import click
import pytest
from recording import IN, Said, lines_of, run_recorded

from learnlog.edit.journal import FOLDER
from learnlog.files import site_file
from learnlog_cli import asking, completion, doctor, startup_files
from learnlog_cli.beginning import editing
from learnlog_cli.checkup.surroundings import Surroundings
from learnlog_cli.writing import authors

SETTINGS = "site_name: A log\nextra: {learnlog: {declaration: off}}\n"
# Nothing of these may come from the computer that runs the tests.
FOREIGN = (
    *("VISUAL", "EDITOR", "SHELL", "PATH", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "PAGER"),
    *("LEARNLOG_AUTHOR", "LEARNLOG_SITE", "XDG_CONFIG_HOME", "ZDOTDIR", "PSModulePath"),
)
PLACE = "/home/sam"
REMARKS = {"#": "remark", **{verb: verb for verb in ("cat", "diff", "append", "rm", "cd", "today")}}


def well(log: Path | None, folder: Path, today: dt.date | None = None) -> Surroundings:
    """A computer on which all is well."""
    return Surroundings(
        log=log,
        looked_in=folder.resolve(),
        today=today,
        platform="linux",
        environment={"EDITOR": "nano"},
        python=(3, 12, 1),
        prefix=folder / ".venv",
        console_encoding="utf-8",
        to_terminal=True,
        version_of=lambda name: None,
        required=None,
        find=lambda name: f"/usr/bin/{name}" if name in ("nano", "learnlog") else None,
        try_writing=lambda folder: None,
        git=None,
    )


class Terminal:
    """A window in which somebody works in the folder of a log."""

    def __init__(self, folder: Path, today: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch, self._place, self.site = monkeypatch, folder, folder / "log"
        self.site.mkdir(parents=True, exist_ok=True)
        (self.site / "docs").mkdir(exist_ok=True)
        if not (self.site / "mkdocs.yml").exists():
            (self.site / "mkdocs.yml").write_text(SETTINGS, "utf-8")
        for name in (*FOREIGN, *(name for name in os.environ if name.startswith("LEARNLOG"))):
            monkeypatch.delenv(name, raising=False)
        for name in ("HOME", "USERPROFILE"):
            monkeypatch.setenv(name, str(folder))
        monkeypatch.setattr(authors, "PLATFORM", "linux")
        monkeypatch.setattr(completion.startup_files, "startup_file", self._startup_file)
        monkeypatch.setattr(doctor, "surroundings_of", self._surroundings)
        monkeypatch.chdir(self.site)
        self.today(today)
        self.seen = self._files()

    def today(self, day: str) -> None:
        """Let it be another day."""
        self._patch.setenv("SOURCE_DATE_EPOCH", str(_noon(day)))

    def run(self, line: str, typed: Sequence[str] = ()) -> list[str]:
        """What is seen after a line was typed, answers included, with the mark of each line."""
        verb, *more = shlex.split(line, comments=True) or ["#"]
        if verb in REMARKS:
            return [*getattr(self, f"_{REMARKS[verb]}")(*map(self._from_home, more), typed=typed)]
        said, code = self.said(line, typed)
        return [*lines_of(said), *([f"[exit {code}]"] if code else [])]

    def said(
        self, line: str, typed: Sequence[str] = (), write: Callable[[], None] | None = None
    ) -> tuple[list[Said], int]:
        """What a command says, and its exit code; `write` is done in the editor, if one is used."""
        words = shlex.split(line)
        settings = [*takewhile(lambda word: "=" in word, words)]
        command, *more = map(self._from_home, words[len(settings) :])
        assert command == "learnlog", line
        with pytest.MonkeyPatch.context() as patch:
            for name, _, value in (one.partition("=") for one in settings):
                patch.setenv(name, value)
            patch.setattr(asking, "at_terminal", lambda: bool(typed))
            if write:
                patch.setenv("EDITOR", "notepad")
                patch.setattr(editing, "on_terminal", lambda: True)
                patch.setattr(click, "edit", lambda filename, editor: write())
            said, code = run_recorded(more, typed)
        return self._anywhere(said), code

    def _from_home(self, word: str) -> str:
        return f"{self._place}/{word[2:]}" if word.startswith("~/") else word

    def _anywhere(self, said: list[Said]) -> list[Said]:
        """The same, as it would be told in the folder of somebody called Sam."""
        found = []
        for mark, text in said:
            text = text.replace(str(self._place.resolve()), PLACE).replace(str(self._place), PLACE)
            found.append(Said(mark, text.replace("\\", "/") if os.sep == "\\" else text))
        return found

    def _startup_file(self, shell: str, *_: object) -> startup_files.StartupFile:
        return STARTUP_FILE(shell, {}, "linux", self._place, lambda program: "")

    def _surroundings(self, folder: Path, today: dt.date | None) -> Surroundings:
        """A computer on which all is well, whatever the one is like that runs the tests."""
        log = folder.resolve() if site_file.is_site(folder) else None
        return well(log, folder, today)

    def _cat(self, file: str, typed: Sequence[str]) -> Iterator[str]:
        path = Path(file).absolute()
        text = path.read_bytes().decode("utf-8")
        self._looked(path, text)
        yield from text.replace(str(self._place), PLACE).splitlines()

    def _diff(self, typed: Sequence[str]) -> Iterator[str]:
        before, after = self.seen, self._files()
        self.seen = after
        for name in sorted({*before, *after}):
            old, new = before.get(name), after.get(name)
            lines = difflib.unified_diff(
                (old or "").splitlines(),
                (new or "").splitlines(),
                "(not there)" if old is None else name,
                "(deleted)" if new is None else name,
                lineterm="",
            )
            yield from lines

    def _append(self, file: str, typed: Sequence[str]) -> Iterator[str]:
        path = Path(file).absolute()
        with path.open("a", encoding="utf-8", newline="") as opened:
            opened.writelines(f"{line}\n" for line in typed)
        self._looked(path, path.read_bytes().decode("utf-8"))
        yield from (f"{IN}{line}" for line in typed)

    def _rm(self, file: str, typed: Sequence[str]) -> Iterator[str]:
        Path(file).unlink()
        self.seen = self._files()
        yield from ()

    def _cd(self, folder: str, typed: Sequence[str]) -> Iterator[str]:
        self._patch.chdir(folder)
        yield from ()

    def _today(self, day: str, typed: Sequence[str]) -> Iterator[str]:
        self.today(day)
        yield from ()

    def _remark(self, *_: str, typed: Sequence[str]) -> Iterator[str]:
        yield from ()

    def _looked(self, path: Path, text: str) -> None:
        if path.is_relative_to(self.site):
            self.seen[path.relative_to(self.site).as_posix()] = text

    def _files(self) -> dict[str, str]:
        files = (one for one in self.site.rglob("*") if one.is_file())
        names = {one.relative_to(self.site).as_posix(): one for one in files}
        return {
            name: one.read_bytes().decode("utf-8", "replace")
            for name, one in names.items()
            if not name.startswith(f"{FOLDER}/")
        }


STARTUP_FILE = startup_files.startup_file


def _noon(day: str) -> int:
    return int(dt.datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp())
