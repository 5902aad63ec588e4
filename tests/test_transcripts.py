"""The transcripts of cases/transcripts: what people type and what they see, command by command.

The head of a file says what it is `about`, in which `log` (a folder of cases/transcripts/logs) and
on which day; the lines that begin with `$` and `<` are what is typed. The rest is what was seen:
`!` stands before what goes to standard error. `--regenerate` writes it anew.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from recording import every_command
from terminals import Terminal

FOLDER = Path(__file__).parent / "cases" / "transcripts"
TRANSCRIPTS = sorted(FOLDER.glob("*.txt"))
HEAD = ("about", "log", "today")


class Typed(NamedTuple):
    """A line at the prompt, and the answers typed after it."""

    line: str
    answers: list[str]


class Transcript(NamedTuple):
    head: dict[str, str]
    typed: list[Typed]


def read_transcript(text: str) -> Transcript:
    head: dict[str, str] = {}
    typed: list[Typed] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            typed.append(Typed(line[2:], []))
        elif line.startswith("< ") or line == "<":
            typed[-1].answers.append(line[2:])
        elif not typed and line.startswith("# "):
            name, _, value = line[2:].partition(": ")
            head[name] = value
    assert set(head) <= {*HEAD}, f"what is {set(head)}?"
    assert head["about"], "a transcript must say what it is about"
    return Transcript(head, typed)


def played(transcript: Transcript, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The whole file as it comes out now."""
    head, typed = transcript
    if "log" in head:
        shutil.copytree(FOLDER / "logs" / head["log"], folder / "log")
    terminal = Terminal(folder, head["today"], monkeypatch)
    blocks = ["\n".join(f"# {name}: {value}" for name, value in head.items())]
    for line, answers in typed:
        seen = "\n".join(terminal.run(line, answers)).rstrip()
        blocks.append("\n".join(filter(None, (f"$ {line}", seen))))
    return "\n\n".join(blocks) + "\n"


@pytest.mark.parametrize("file", TRANSCRIPTS, ids=lambda file: file.stem)
def test_what_is_seen(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, regenerate: bool
) -> None:
    before = file.read_text("utf-8")
    transcript = read_transcript(before)
    now = played(transcript, tmp_path / "sam", monkeypatch)
    assert read_transcript(now) == transcript, "what was seen looks like something typed"
    if regenerate:
        file.write_text(now, "utf-8")
    else:
        assert now == before


def test_every_file_is_played() -> None:
    logs = {
        log
        for file in TRANSCRIPTS
        if (log := read_transcript(file.read_text("utf-8")).head.get("log"))
    }
    assert {one.name for one in (FOLDER / "logs").iterdir()} == logs
    assert {one for one in FOLDER.iterdir() if one.name != "logs"} == set(TRANSCRIPTS)


@pytest.mark.parametrize("name", [name for name, _ in every_command()])
def test_every_command_is_shown_with_its_help_and_at_work(name: str) -> None:
    lines = {
        typed.line
        for file in TRANSCRIPTS
        for typed in read_transcript(file.read_text("utf-8")).typed
    }
    assert f"{name} --help" in lines
    assert any(f"{line} ".startswith(f"{name} ") and "--help" not in line for line in lines)
