"""Texts of entries for tests, and what a person does with a hint: paste it."""

from __future__ import annotations

import re

from learnlog import Problem

PATH = "docs/weeks/2018-09-17.md"


def entry(header: str, prose: str = "Prose.\n") -> str:
    """An entry with some lines of front matter."""
    return f"---\n{header}\n---\n{prose}"


# Codes whose hint is the whole line; that of others stands in the margin of the faulty one.
UNREADABLE = {
    *("yaml", "cut-short", "task-item", "yaml-feature", "reads-differently"),
    *("control-character", "front-matter-fence", "front-matter-missing"),
}


def mended(text: str, problem: Problem) -> str:
    """The text with a problem's hint in place of the line that it names."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    at, hint = problem.source.line - 1, problem.hint
    old = lines[at]
    ending = old[len(old.rstrip("\r\n")) :]
    margin = "" if problem.code in UNREADABLE else _margin(old, item=hint.startswith("- "))
    if problem.code not in UNREADABLE:  # what follows the first line stands below its first word
        hint = hint.replace("\n", "\n" + " " * len(margin))
    lines[at] = margin + hint + ending
    return "".join(lines)


def _margin(line: str, item: bool) -> str:
    """Blanks at the start of a line, and the sign of a list item unless an `item` is to come."""
    rest = line.lstrip()
    return line[: len(line) - len(rest if item else rest.removeprefix("- "))]
