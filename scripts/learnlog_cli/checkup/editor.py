"""Checks that the editor which new entries open in is there, and is waited for."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from pathlib import PureWindowsPath

from learnlog_cli.beginning.editor_command import editor_words
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
    "gedit": "--wait",
}
# What to suggest if it is there, from what explains itself to what has to be learnt first.
EDITORS = {
    "nano": "nano",
    "gedit": "gedit --wait",
    "code": "code --wait",
    "micro": "micro",
    "vim": "vim",
    "vi": "vi",
}
GET_NANO = "sudo apt install nano"


def check_editor(around: Surroundings) -> Iterator[Finding]:
    """Whether new entries can be opened in an editor."""
    for variable in VARIABLES:
        if chosen := around.environment.get(variable, "").strip():
            yield _chosen_editor(around, variable, chosen)
            return
    if around.windows:
        yield good(CHECK, "Notepad")
        return
    found = "none is chosen, so a new entry is made but not opened"
    yield notice(CHECK, found, _to_choose(around, "EDITOR", "Choose one; type:"))


def _chosen_editor(around: Surroundings, variable: str, chosen: str) -> Finding:
    words = editor_words(chosen, around.windows, around.find)
    if words and around.find(words[0]):
        return _waited_for(around, variable, chosen, words)
    return bad(
        CHECK,
        f"{variable} says '{chosen}', and there is no such program",
        _to_choose(around, variable, "Correct the name, or choose another editor; type:"),
    )


def _to_choose(around: Surroundings, variable: str, sentence: str) -> str:
    """How to choose an editor that is there, or to get one."""
    if around.windows:
        return f"{sentence}\n{_choosing(around, variable, 'notepad')}"
    there = (editor for program, editor in EDITORS.items() if around.find(program))
    if editor := next(there, None):
        return f"{sentence}\n{_choosing(around, variable, editor)}"
    return f"Install one, for example nano; type:\n{GET_NANO}\n" + _choosing(
        around, variable, "nano"
    )


def _waited_for(around: Surroundings, variable: str, chosen: str, words: Sequence[str]) -> Finding:
    option = WAITING.get(PureWindowsPath(words[0]).stem.lower())
    if option is None or {option, "-w"} & set(words):
        return good(CHECK, f"{chosen} (from {variable})")
    return notice(
        CHECK,
        f"{chosen} (from {variable}) is not waited for, so what you write is not checked at once",
        "Have it waited for; type:\n" + _choosing(around, variable, f"{chosen} {option}"),
    )


def _choosing(around: Surroundings, variable: str, editor: str) -> str:
    """The command that sets an editor, and what it takes to come into force."""
    if around.windows:
        value = editor.replace('"', '\\"')
        value = f'"{value}"' if value != editor or " " in editor else editor
        return f"setx {variable} {value}\nThen open a new window."
    line = f"export {variable}={shlex.quote(editor)}"
    return f"echo {shlex.quote(line)} >> {around.shell_file}\nThen open a new window."
