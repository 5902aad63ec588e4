"""The program and the options that somebody has written into EDITOR, as they meant them.

A path of Windows has signs that mean something else to a shell of Linux, and often blanks too.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable

_QUOTES = "'\""


def editor_words(command: str, windows: bool, find: Callable[[str], str | None]) -> tuple[str, ...]:
    """The words with which an editor is started; none where a quote is never closed.

    `find` tells where a program is. As much of the beginning as is one, is one: `C:\\Program
    Files\\write.exe -n` needs no quotes.
    """
    parts = command.split()
    for count in range(len(parts), 0, -1):
        program = " ".join(parts[:count])
        if find(program):
            return program, *_split(" ".join(parts[count:]), windows)
    return _split(command, windows)


def _split(text: str, windows: bool) -> tuple[str, ...]:
    try:
        words = shlex.split(text, posix=not windows)
    except ValueError:
        return ()
    return tuple(_unquoted(word) if windows else word for word in words)


def _unquoted(word: str) -> str:
    return word[1:-1] if len(word) > 1 and word[0] == word[-1] and word[0] in _QUOTES else word
