"""Whoever waits at a terminal sees that it goes on; a file or a pipe gets nothing of that."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sites import HOOKED, ROOT, make_site

from learnlog.files import shown_progress
from learnlog.progress import UNSEEN
from learnlog_cli import patience
from learnlog_cli.patience import progress, told_while


class Stderr(io.StringIO):
    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("LEARNLOG_QUIET", raising=False)
    monkeypatch.setattr(shown_progress, "PATIENCE", 0.01)
    monkeypatch.setattr(shown_progress, "EVERY", 0.01)
    monkeypatch.setattr(patience, "EVERY", 0.01)


def said(monkeypatch: pytest.MonkeyPatch, terminal: bool, quiet: bool = False) -> str:
    stderr = Stderr(terminal)
    monkeypatch.setattr(sys, "stderr", stderr)
    with told_while("Waiting for another", quiet):
        time.sleep(0.3)
    return stderr.getvalue()


@pytest.mark.usefixtures("impatient")
def test_what_takes_long_is_told_on_a_terminal_and_wiped_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = said(monkeypatch, terminal=True)
    assert told.count("Waiting for another") > 1
    assert told.endswith("\x1b[2K")


@pytest.mark.usefixtures("impatient")
def test_elsewhere_waiting_is_not_told_but_steps_are(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(monkeypatch, terminal=False) == ""
    monkeypatch.setattr(sys, "stderr", stderr := Stderr(terminal=False))
    with progress() as shown:
        shown.phase("Counting", 3)
        time.sleep(0.02)
        shown.advance()
    assert stderr.getvalue() == "Counting: 1 of 3\n"


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("terminal", [True, False])
def test_nothing_is_told_where_it_is_to_be_quiet(
    monkeypatch: pytest.MonkeyPatch, terminal: bool
) -> None:
    assert said(monkeypatch, terminal, quiet=True) == ""
    with progress(quiet=True) as shown:
        assert shown is UNSEEN


@pytest.mark.parametrize("terminal", [True, False])
def test_what_is_quick_is_not_told(monkeypatch: pytest.MonkeyPatch, terminal: bool) -> None:
    assert said(monkeypatch, terminal) == ""


def failing() -> None:
    with told_while("Waiting"):
        time.sleep(0.1)
        raise ZeroDivisionError


@pytest.mark.usefixtures("impatient")
def test_the_line_is_gone_also_when_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = Stderr(terminal=True)
    monkeypatch.setattr(sys, "stderr", stderr)
    with pytest.raises(ZeroDivisionError):
        failing()
    assert "Waiting" in stderr.getvalue()
    assert stderr.getvalue().endswith("\x1b[2K")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
@pytest.mark.parametrize("terminal", [True, False])
def test_the_command_tells_it_and_draws_on_a_terminal_only(tmp_path: Path, terminal: bool) -> None:
    """Two seconds pass in a build that another hook holds up."""
    slow = tmp_path / "slow.py"
    slow.write_text("import time\ndef on_post_build(**_):\n    time.sleep(2.5)\n", "utf-8")
    settings = HOOKED.replace("hooks: [", f"hooks: ['{slow.as_posix()}', ")
    site = make_site(tmp_path / "log", settings, {"weeks/2026-09-14.md": "A quiet week.\n"})
    variables = {
        **os.environ,
        "LEARNLOG_QUIET": "",
        "TERM": "xterm",
        "PYTHONPATH": f"{ROOT / 'hooks'}{os.pathsep}{ROOT / 'scripts'}",
    }
    command = [sys.executable, "-m", "learnlog_cli", "publish", "--check"]
    command += ["--declaration", "off", str(site)]
    ours, theirs = os.openpty() if terminal else os.pipe()  # type: ignore[attr-defined]
    done = subprocess.run(command, env=variables, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    seen = b""
    try:
        while data := os.read(ours, 65536):
            seen += data
    except OSError:  # how Linux tells of the end of a terminal
        pass
    os.close(ours)
    assert done.returncode == 0, seen
    assert b"2/4 the site is built" in seen
    assert (b"Building the site" in seen) is terminal
    assert (b"\x1b[2K" in seen) is terminal
