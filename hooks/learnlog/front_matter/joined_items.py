"""Items of a list that YAML joins to the line above, since they begin further in."""

from __future__ import annotations

import re
from typing import NamedTuple

from learnlog.front_matter import quoting
from learnlog.front_matter.quoting import BULLET_MESSAGE
from learnlog.front_matter.text_lines import TextLines

_JOINED = "this line would be joined to the line above"
_SAME_MARGIN = "begin all items of a list at the same distance from the margin"
_ITEM = re.compile(r"\n[ \t]*(?:-[ \w]|\* |[•·‣▪●○])")
_NUMBER = re.compile(r"([ \t]+)-?(\d\S*)\s*\Z", re.ASCII)


class Joined(NamedTuple):
    """The line that is to be written in another way, why, and how ("" where that is unknown)."""

    line: int
    message: str
    hint: str


def joined_item(lines: TextLines, start: int, end: int) -> Joined | None:
    """What is wrong where a text from `start` to `end` has an item in its later lines."""
    found = _ITEM.search(lines.text, start, end)
    if found is None:
        return None
    above, written = lines.written(start), lines.written(found.end() - 1)
    first = lines.number(start)
    before = lines.written(lines.begin(start) - 1) if lines.begin(start) else ""
    if is_item(above) and is_item(before) and margin(before) == margin(written):
        return Joined(first, _SAME_MARGIN, margin(written) + above.strip())
    if number := _NUMBER.match(above):
        return Joined(first, BULLET_MESSAGE, f"{number[1]}- {number[2]}")
    message, hint = f"{_JOINED}; {_SAME_MARGIN}", ""
    if is_item(above):
        hint = margin(above) + (quoting.with_hyphen(written) or written).strip()
    elif not above[:1].isspace():
        from learnlog.front_matter.mending import NO_NAME  # as it is told elsewhere

        message, hint = f"{_JOINED}; {NO_NAME}", f"next_steps:\n{written}"
    return Joined(lines.number(found.end() - 1), message, hint)


def write_instead(lines: list[str], at: int, hint: str) -> None:
    """Put a hint in place of a line; where it moves that to the left, what is in line follows."""
    old, lines[at] = margin(lines[at]), hint
    shift = len(old) - len(margin(hint))
    for below in range(at + 1, len(lines) if shift > 0 else 0):
        line = lines[below]
        if line.strip() and len(margin(line)) < len(old):
            break
        lines[below] = line[shift:]


def is_item(line: str) -> bool:
    """Whether a line is an item of a list."""
    return line.lstrip().startswith("- ")


def margin(line: str) -> str:
    """The blanks that a line begins with."""
    return line[: len(line) - len(line.lstrip())]
