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

from learnlog_cli import patience
from learnlog_cli.patience import told_while


class Stderr(io.StringIO):
    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def said(monkeypatch: pytest.MonkeyPatch, terminal: bool, seconds: float, patient: float) -> str:
    stderr = Stderr(terminal)
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setattr(patience, "PATIENCE", patient)
    monkeypatch.setattr(patience, "EVERY", 0.01)
    with told_while(lambda: ", 7 files"):
        time.sleep(seconds)
    return stderr.getvalue()


def test_what_takes_long_is_told_on_a_terminal_and_wiped_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = said(monkeypatch, terminal=True, seconds=0.2, patient=0.01)
    *lines, rest = told.split("\r")
    assert rest == ""
    assert len(lines) > 3
    assert {one.strip() for one in lines[:-1]} == {"0 s, 7 files"}
    assert lines[-1] == " " * len(lines[0])


def test_what_is_quick_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(monkeypatch, terminal=True, seconds=0.01, patient=60) == ""
    assert patience.PATIENCE == 60


def test_nothing_is_told_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(monkeypatch, terminal=False, seconds=0.1, patient=0.01) == ""


def failing() -> None:
    with told_while():
        time.sleep(0.1)
        raise ZeroDivisionError


def test_the_line_is_gone_also_when_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = Stderr(terminal=True)
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setattr(patience, "PATIENCE", 0.01)
    with pytest.raises(ZeroDivisionError):
        failing()
    assert stderr.getvalue().endswith(" \r")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
@pytest.mark.parametrize("terminal", [True, False])
def test_the_command_tells_it_on_a_terminal_only(tmp_path: Path, terminal: bool) -> None:
    """Two seconds pass in a build that another hook holds up."""
    slow = tmp_path / "slow.py"
    slow.write_text("import time\ndef on_post_build(**_):\n    time.sleep(2.5)\n", "utf-8")
    settings = HOOKED.replace("hooks: [", f"hooks: ['{slow.as_posix()}', ")
    site = make_site(tmp_path / "log", settings, {"weeks/2026-09-14.md": "A quiet week.\n"})
    variables = {**os.environ, "PYTHONPATH": f"{ROOT / 'hooks'}{os.pathsep}{ROOT / 'scripts'}"}
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
    assert (b"\r" in seen.replace(b"\r\n", b"")) is terminal
