"""The two Fridays of the manual, followed by somebody who does what they say, in one log.

A `console` block is typed, and what is seen is on the page to the letter. A `markdown` block with a
file for its title is written into that file: its first line is there already, and the others go
below it; where it is not there, it takes the place of the line of its field. With "as it is made"
in the title the block is what the file holds. What follows `learnlog new` is done in the editor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from recording import joined
from terminals import Terminal

from learnlog_cli.beginning import editing

MANUAL = Path(__file__).resolve().parents[1] / "docs" / "manual"
PAGES = {"your-first-friday.md": "2026-09-18", "the-friday-after.md": "2026-09-25"}
FENCE = re.compile(r"^```(\w+)(?: title=\"(.+?)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
QUESTION = re.compile(r"^(?:What now|Why|Until when .*|Into which .*): ?(.*)$", re.MULTILINE)
AS_MADE = ", as it is made"
# What a page tells people to type that is no command of learnlog.
OTHER = (
    "function learnlog ",
    "alias learnlog=",
    "cd ",
    "notepad ",
    "open -e ",
    "nano ",
    "py start.py",
    "python3 start.py",
)


def follow(text: str, terminal: Terminal) -> str:
    """The page with what is seen now below each command."""
    found = [*FENCE.finditer(text)]
    seen: dict[int, str] = {}
    blocks = iter(found)
    for block in blocks:
        if block[1] == "console":
            seen[block.start(3)] = "".join(_typed(block[3], terminal, blocks, found))[:-1]
        else:
            _do(block, terminal)
    for block in reversed(found):
        if block.start(3) in seen:
            text = text[: block.start(3)] + seen[block.start(3)] + text[block.end(3) :]
    return text


def _typed(
    block: str,
    terminal: Terminal,
    blocks: Iterator[re.Match[str]],
    found: list[re.Match[str]],
) -> Iterator[str]:
    for command in re.split(r"^(?=\$ )", block, flags=re.MULTILINE)[1:]:
        line, _, told = command.partition("\n")
        assert line.startswith("$ learnlog"), line

        def write() -> None:
            """What is done in the editor: every block until the next command."""
            for one in blocks:
                _do(one, terminal)
                following = found[found.index(one) + 1 :]
                if not following or following[0][1] == "console":
                    return

        said, code = terminal.said(line[2:], QUESTION.findall(told), write)
        assert code == 0 or "1 error." in joined(said), joined(said)
        yield f"{line}\n{joined(said)}\n"


def _do(block: re.Match[str], terminal: Terminal) -> None:
    """Write what a block says into its file, or compare it with the file as it was made."""
    language, title, text = block.groups()
    if not title:
        assert language in ("powershell", "sh"), language
        assert all(line.startswith(OTHER) for line in text.splitlines()), text
        return
    file = terminal.site / title.removesuffix(AS_MADE)
    now = file.read_text("utf-8")
    if title.endswith(AS_MADE):
        assert text.strip() in now
    else:
        file.write_text(_written(now, text), encoding="utf-8", newline="")


def _written(now: str, block: str) -> str:
    lines = now.splitlines()
    first, *more = block.splitlines()
    if first in lines:
        at = len(lines) - 1 - lines[::-1].index(first)
        assert more, f"nothing is written below {first}"
    else:
        (at,) = [n for n, line in enumerate(lines) if line.startswith(first.partition(":")[0])]
        lines[at] = first
    return "\n".join([*lines[: at + 1], *more, *lines[at + 1 :]]) + "\n"


def test_both_fridays_are_as_the_manual_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, regenerate: bool
) -> None:
    terminal = Terminal(tmp_path / "sam", PAGES["your-first-friday.md"], monkeypatch)
    for name, day in PAGES.items():
        terminal.today(day)
        before = (MANUAL / name).read_text("utf-8")
        now = follow(before, terminal)
        if regenerate:
            (MANUAL / name).write_text(now, encoding="utf-8", newline="")
        else:
            assert now == before, name


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_read_past(name: str) -> None:
    """Every fence of the pages is one that is followed."""
    text = (MANUAL / name).read_text("utf-8")
    assert text.count("\n```") == 2 * len(FENCE.findall(text))


@pytest.mark.parametrize("name", PAGES)
def test_what_is_typed_on_windows_is_told_for_other_systems_too(name: str) -> None:
    """Each block for PowerShell is followed by one for the shells of macOS and Linux."""
    languages = [language for language, *_ in FENCE.findall((MANUAL / name).read_text("utf-8"))]
    after = [then for one, then in pairwise(languages) if one == "powershell"]
    assert after
    assert set(after) == {"sh"}


def test_what_is_said_where_no_editor_is_chosen_is_on_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal(tmp_path / "sam", PAGES["your-first-friday.md"], monkeypatch)
    monkeypatch.setattr(editing, "on_terminal", lambda: True)
    monkeypatch.setattr(editing, "_editor", lambda: "")
    told = joined(terminal.said("learnlog new")[0])
    page = (MANUAL / "your-first-friday.md").read_text("utf-8")
    (line,) = re.findall(r"`(No editor is set\..*?)`", page)
    assert line in told


def test_the_week_shows_the_new_verbs() -> None:
    text = "".join((MANUAL / name).read_text("utf-8") for name in PAGES)
    for verb in (
        "new",
        "check",
        "ideas add",
        "ideas set",
        "steps done",
        "review",
        "undo",
        "remind",
    ):
        assert f"$ learnlog {verb}" in text
