"""What front matter may not hold although YAML can: boxes to tick, anchors, aliases and tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from learnlog.front_matter import quoting
from learnlog.front_matter.node_reader import MAX_DEPTH
from learnlog.problems import Problem, Source

_TASK = re.compile(r"(\s*)(?:#\s*)?[-*+]\s*\[[ xX]?\]\s*(.*)")
_PROPERTY = re.compile(r"(?:[&!][^\s,\[\]{}]*\s?)+")


class YamlText(NamedTuple):
    """The lines of a YAML text, the first of which is line `first` of the file."""

    path: str
    lines: list[str]
    first: int

    @property
    def whole(self) -> str:
        """The text below as many empty lines as stand above it, so that lines are the file's."""
        return "\n" * (self.first - 1) + "\n".join(self.lines) + "\n"

    def problem(self, at: int, code: str, message: str, hint: str = "") -> Problem:
        """A problem of the line with the index `at`."""
        return Problem(Source(self.path, at + self.first), code, message, hint)


class Strange(NamedTuple):
    """An event that entries may not give: its code, and where in the whole text it stands."""

    code: str
    start: int
    end: int
    single: bool


def task_items(written: YamlText) -> Iterator[Problem]:
    """The boxes to tick, each told and then written as the item that it is."""
    for at, line in enumerate(written.lines):
        if found := _TASK.match(line):
            written.lines[at] = quoting.item(found[1], found[2] or "…")
            message = "a box to tick does not work in the front matter; write the item by itself"
            yield written.problem(at, "task-item", message, written.lines[at])


def forbidden(written: YamlText, text: str, strange: Strange) -> Problem:
    """Why an event is forbidden, and the line without it."""
    at = text.count("\n", 0, strange.start) + 1 - written.first
    if strange.code == "front-matter-depth":
        message = f"lists in lists, more than {MAX_DEPTH} deep; write them one by one"
        return written.problem(at, strange.code, message)
    message = (
        "a value that begins with '&', '*' or '!' has a special meaning that entries may not use; "
        "put it in quotes"
    )
    return written.problem(at, strange.code, message, _as_text(text, strange))


def _as_text(text: str, strange: Strange) -> str:
    """The line with the value in quotes; before a list or group, with no more than that."""
    begin = text.rindex("\n", 0, strange.start) + 1
    finish = text.index("\n", strange.start)
    found = None if strange.single else _PROPERTY.match(text, strange.start)
    end = min(found.end() if found else strange.end, finish)
    value = "" if found else quoting.quoted_value(text[strange.start : end])
    return (text[begin : strange.start] + value + text[end:finish]).rstrip()
