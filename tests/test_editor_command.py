"""What somebody has written into EDITOR, read as they meant it on Windows and elsewhere."""

from __future__ import annotations

import datetime as dt
import os
import shlex
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sites import SETTINGS, make_site

from learnlog.config import Config
from learnlog_cli.beginning.editing import open_and_check
from learnlog_cli.beginning.editor_command import editor_words

SPACED = r"C:\Program Files\Write It\write.exe"
PLAIN = r"C:\Tools\write.exe"
APOSTROPHE = r"C:\Users\O'Neil\write.exe"
NETWORK = r"\\server\programs\write.exe"
THERE = {SPACED, PLAIN, APOSTROPHE, NETWORK, "nano", "code", "/opt/my programs/edit"}


@pytest.mark.parametrize(
    ("command", "windows", "words"),
    [
        (SPACED, True, [SPACED]),
        (f"{SPACED} -n", True, [SPACED, "-n"]),
        (f'{SPACED} -s "a b"', True, [SPACED, "-s", "a b"]),
        (f'"{SPACED}"', True, [SPACED]),
        (f'"{SPACED}" -multiInst -nosession', True, [SPACED, "-multiInst", "-nosession"]),
        (PLAIN, True, [PLAIN]),
        (f"{PLAIN} --wait", True, [PLAIN, "--wait"]),
        (APOSTROPHE, True, [APOSTROPHE]),
        (NETWORK, True, [NETWORK]),
        (f'"{NETWORK}" -x', True, [NETWORK, "-x"]),
        (r"C:\Gone\write.exe -x", True, [r"C:\Gone\write.exe", "-x"]),
        ("code --wait", True, ["code", "--wait"]),
        ("notepad", True, ["notepad"]),
        ('"half', True, []),
        ("nano", False, ["nano"]),
        ("nano -w", False, ["nano", "-w"]),
        ("code  --wait 'a b'", False, ["code", "--wait", "a b"]),
        ("/opt/my programs/edit -x", False, ["/opt/my programs/edit", "-x"]),
        (r"/opt/my\ programs/edit -x", False, ["/opt/my programs/edit", "-x"]),
        ("'/opt/my programs/edit' -x", False, ["/opt/my programs/edit", "-x"]),
        ("gone -x", False, ["gone", "-x"]),
        ("'half", False, []),
        ("", False, []),
    ],
)
def test_words(command: str, windows: bool, words: list[str]) -> None:
    found = editor_words(command, windows, lambda name: name if name in THERE else None)
    assert list(found) == words


@given(st.text(max_size=40), st.booleans())
def test_no_text_raises(command: str, windows: bool) -> None:
    editor_words(command, windows, lambda name: None)


@pytest.mark.skipif(os.name == "nt", reason="a script can't stand in for a program on Windows")
@pytest.mark.parametrize("how", ["{}", "{} -n 'a b'", "'{}' -n 'a b'"])
def test_an_editor_in_a_folder_with_a_blank_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], how: str
) -> None:
    site = make_site(tmp_path / "a site", SETTINGS, {"weeks/2018-10-01.md": "Words.\n"})
    program = tmp_path / "my programs" / "edit"
    program.parent.mkdir()
    program.write_text(
        f"#!/bin/sh\nexec {shlex.quote(sys.executable)} -c 'import json, sys\n"
        'open(sys.argv[-1], "a").write(json.dumps(sys.argv[1:-1]))\' "$@"\n',
        "utf-8",
    )
    program.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", how.format(program))
    path = "docs/weeks/2018-10-01.md"
    open_and_check(site, path, dt.date(2018, 10, 5), Config())
    told = '["-n", "a b"]' if "-n" in how else "[]"
    assert (site / path).read_text("utf-8") == f"Words.\n{told}"
    assert "Nothing to mend." in capsys.readouterr().err
