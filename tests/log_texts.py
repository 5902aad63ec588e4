"""Texts of entries for tests, and what a person does with a hint: paste it."""

from __future__ import annotations

import re

from learnlog import Problem

PATH = "docs/weeks/2018-09-17.md"


def entry(header: str, prose: str = "Prose.\n") -> str:
    """An entry with some lines of front matter."""
    return f"---\n{header}\n---\n{prose}"


def mended(text: str, problem: Problem) -> str:
    """The text with a problem's hint in place of the line that it names."""
    return pasted(text, problem.source.line, problem.hint)


def pasted(text: str, line: int, hint: str) -> str:
    """The text with `hint` in place of a line; a hint without a margin keeps that of the line."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    old = lines[line - 1]
    ending = old[len(old.rstrip("\r\n")) :]
    if hint.startswith("---"):
        start = ""
    elif hint.startswith("- "):
        start = old[: len(old) - len(old.lstrip())]
    else:
        start = "" if _margin(hint) or "\n" in hint else _margin(old)
    lines[line - 1] = start + hint + ending
    return "".join(lines)


def _margin(line: str) -> str:
    """Blanks and the sign of a list item at the start of a line."""
    rest = line.lstrip()
    return line[: len(line) - len(rest.removeprefix("- "))]
