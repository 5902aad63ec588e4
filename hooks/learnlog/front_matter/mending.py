"""The line to write instead of one that YAML can't read, tried out before it is offered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from learnlog.front_matter.quoting import (
    BULLET,
    BULLET_MESSAGE,
    COLLAPSED,
    ITEM,
    QUOTES,
    SPECIAL,
    listed,
    quoted,
    quoted_value,
    with_hyphen,
)

_FIELD = re.compile(r"[A-Za-z_][\w-]*:(?:\s|\Z)")
_LIST = re.compile(r"(\s*(?:- +)?[\w-]+: *)\[(.*)\]\s*\Z")
# What people and word processors write for the sign of a list item.
_NUMBER = re.compile(r"\d\S*|[xX?]", re.ASCII)
_BULLET = re.compile(r"\A(?:-(?=[^-\s])|[•·‣▪●○–—*](?:\s+|(?=\w)))")

_TAB = "a tab where spaces should be; use two spaces instead"
NO_NAME = "above the first item of a list stands the list's name"
_COLON = "a colon followed by a space means 'a field begins'; put the value in quotes"
_NEIGHBOURS = "this line does not begin at the same distance from the margin as its neighbours"
_UNKNOWN = "this line is neither 'name: value' nor a list item '- …' in line with its neighbours"

Reads = Callable[[list[str]], int]


class Mend(NamedTuple):
    """Why the line with the index `at` can't be read, and the line to write ("" for none)."""

    at: int
    reason: str
    line: str


def mend(lines: list[str], suspects: list[int], reads: Reads) -> Mend:
    """What is wrong with some lines that can't be read.

    `suspects` are indexes of lines, the likeliest first; `reads` counts the lines read before a
    fault. A candidate counts only if the text is then read further than it was.
    """
    if (bulleted := _first_bullet(lines, suspects[0])) is not None:
        return Mend(bulleted, BULLET_MESSAGE, with_hyphen(lines[bulleted]))
    before = reads(lines)
    start = _field_above(lines, min(suspects))
    if start and reads(lines[start:]) == before - start:  # nothing above has to do with it
        found = mend(lines[start:], [at - start for at in suspects], reads)
        return found._replace(at=found.at + start)
    for at, candidate, reason in _all_candidates(lines, suspects):
        tried = [*lines[:at], candidate, *lines[at + 1 :]]
        if candidate != lines[at] and reads(tried) > max(before, at):
            return Mend(at, reason, candidate)
    return Mend(suspects[0], _reason(lines[suspects[0]]), "")


def _first_bullet(lines: list[str], suspect: int) -> int | None:
    """The first of the lines about a suspect that begin with a wrong sign for an item."""
    found = None
    for at in range(min(suspect, len(lines) - 1), -1, -1):
        if not BULLET.match(lines[at]):
            break
        found = at
    return found


def _field_above(lines: list[str], suspect: int) -> int:
    """The last line above a suspect and its neighbour that begins a field of the entry, or 0."""
    return next((at for at in range(suspect - 2, 0, -1) if _FIELD.match(lines[at])), 0)


def _reason(line: str) -> str:
    """Why a value can't be read, in words for someone who has never seen YAML."""
    text = line.strip()
    value = text.lstrip("- ").partition(": ")[2] or text.lstrip("- ")
    if value[:1] and value[0] in QUOTES:
        return "a quotation mark is missing, or of the wrong kind; use straight double quotes"
    if value[:1] in SPECIAL:
        return f"a value that begins with '{value[0]}' must stand in quotes"
    return _COLON if ": " in value or value.endswith(":") else _UNKNOWN


def _near(suspects: list[int], count: int) -> Iterator[int]:
    tried = dict.fromkeys(suspects)
    tried |= dict.fromkeys(at - 1 for at in suspects)
    return (at for at in tried if 0 <= at < count)


def _all_candidates(lines: list[str], suspects: list[int]) -> Iterator[tuple[int, str, str]]:
    """Lines to try, with their places. A bracket left open above is tried first: what follows it
    is found wrong only because of it.
    """
    for at in range(max(suspects), -1, -1):
        if closed := next(_closed(lines[at]), None):
            yield at, *closed
            break
    for at in _near(suspects, len(lines)):
        above = lines[at - 1] if at else ""
        yield from ((at, *candidate) for candidate in _candidates(lines[at], above))


def _closed(line: str) -> Iterator[tuple[str, str]]:
    if "[" in line and "]" not in line:
        yield f"{line.rstrip()}]", "the closing bracket ']' is missing"


def _candidates(line: str, above: str) -> Iterator[tuple[str, str]]:
    """Lines to try, each with what would then have been wrong."""
    untabbed = line.replace("\t", "  ")
    text = untabbed.strip()
    yield untabbed, _TAB
    if found := COLLAPSED.match(untabbed):
        yield f"{found[1]} {found[2]}", "a space is missing after the colon"
    yield from _closed(untabbed)
    if found := _LIST.match(untabbed):
        items = [listed(item.strip()) for item in found[2].split(",")]
        yield f"{found[1]}[{', '.join(items)}]", "an item between the brackets must stand in quotes"
    if untabbed.startswith("- ") and _FIELD.match(above) and not above.rstrip().endswith(":"):
        yield f"next_steps:\n{text}", NO_NAME
    if _NUMBER.fullmatch(text) and above.lstrip().startswith("- "):
        yield f"{above[: len(above) - len(above.lstrip())]}- {text}", BULLET_MESSAGE
    yield from _realigned(text, above)
    yield quoted(untabbed), _reason(untabbed)
    if found := ITEM.match(untabbed):
        yield found[1] + quoted_value(found[2]), _reason(untabbed)
    yield f"  - {text}", BULLET_MESSAGE


def _realigned(text: str, above: str) -> Iterator[tuple[str, str]]:
    """The text in line with the line above it, or with what that line holds."""
    found = ITEM.match(above)
    inner, outer = len(found[1]) if found else 0, len(above) - len(above.lstrip())
    spaced = _BULLET.sub("- ", text)
    indents = [outer, inner, 0, 2, 4] if spaced.startswith("- ") else [inner, outer, 0, 2, 4]
    reason = _NEIGHBOURS if spaced == text else BULLET_MESSAGE
    for indent in indents:
        yield " " * indent + spaced, reason
