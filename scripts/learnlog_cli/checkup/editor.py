"""Checks that the editor which new entries open in is there, and is waited for."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import PureWindowsPath

from learnlog_cli.checkup.findings import Finding, bad, good, notice
from learnlog_cli.checkup.surroundings import Surroundings

CHECK = "editor"
VARIABLES = ("VISUAL", "EDITOR")  # the first that is set counts
# Editors that give the window back at once, and what makes them wait until the file is closed.
WAITING = {
    "code": "--wait",
    "code-insiders": "--wait",
    "codium": "--wait",
    "subl": "--wait",
    "zed": "--wait",
    "mate": "--wait",
}


def check_editor(around: Surroundings) -> Iterator[Finding]:
    """Whether new entries can be opened in an editor."""
    for variable in VARIABLES:
        if chosen := around.environment.get(variable, "").strip():
            yield _chosen_editor(around, variable, chosen)
            return
    if around.windows:
        yield good(CHECK, "Notepad")
        return
    yield notice(
        CHECK,
        "none is chosen, so a new entry is made but not opened",
        f"Choose one, for example nano; type:\n{_choosing(around, 'EDITOR', 'nano')}",
    )


def _chosen_editor(around: Surroundings, variable: str, chosen: str) -> Finding:
    words = _words(chosen)
    if words and around.find(words[0]):
        return _waited_for(around, variable, chosen, words)
    if around.find(chosen):
        return bad(
            CHECK,
            f"{variable} says {chosen} without quotes, of which only a part is read",
            "Put quotes round it; type:\n" + _choosing(around, variable, f'"{chosen}"'),
        )
    other = "notepad" if around.windows else "nano"
    return bad(
        CHECK,
        f"{variable} says '{chosen}', and there is no such program",
        "Correct the name, or choose another editor; type:\n" + _choosing(around, variable, other),
    )


def _waited_for(around: Surroundings, variable: str, chosen: str, words: list[str]) -> Finding:
    option = WAITING.get(PureWindowsPath(words[0]).stem.lower())
    if option is None or {option, "-w"} & set(words):
        return good(CHECK, f"{chosen} (from {variable})")
    return notice(
        CHECK,
        f"{chosen} (from {variable}) is not waited for, so what you write is not checked at once",
        "Have it waited for; type:\n" + _choosing(around, variable, f"{chosen} {option}"),
    )


def _words(command: str) -> list[str]:
    """The words of a command as they are read when the editor is started, on Windows too."""
    try:
        return shlex.split(command)
    except ValueError:  # a quote that is never closed
        return []


def _choosing(around: Surroundings, variable: str, editor: str) -> str:
    """The command that sets an editor, and what it takes to come into force."""
    if around.windows:
        value = editor.replace('"', '\\"')
        value = f'"{value}"' if value != editor or " " in editor else editor
        return f"setx {variable} {value}\nThen open a new window."
    line = f"export {variable}={shlex.quote(editor)}"
    return f"echo {shlex.quote(line)} >> ~/.profile\nThen log in again."
