"""The line to write instead of one that YAML can't read, tried out before it is offered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from learnlog.front_matter.quoting import COLLAPSED, ITEM, QUOTES, SPECIAL, item, listed, quoted, quoted_value

Reads = Callable[[list[str]], int]


def mend(lines: list[str], suspects: list[int], reads: Reads) -> tuple[int, str | None]:
    """The index of the faulty line and the line to write there, or None where none was found.

    `suspects` are indexes of lines, the likeliest first; `reads` counts the lines read before a
    fault. A candidate counts only if the text is then read further than it was.
    """
    before = reads(lines)
    for at in _near(suspects, len(lines)):
        for candidate in _candidates(lines[at], lines[at - 1] if at else ""):
            tried = [*lines[:at], candidate, *lines[at + 1 :]]
            if candidate != lines[at] and reads(tried) > max(before, at):
                return at, candidate
    return suspects[0], None


def reason(line: str) -> str:
    """Why a line can't be read, in words for someone who has never seen YAML."""
    text = line.strip()
    value = text.lstrip("- ").partition(": ")[2] or text.lstrip("- ")
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "a tab at the start of a line; use two spaces instead"
    if value[:1] and value[0] in QUOTES:
        return "a quotation mark is missing, or of the wrong kind; use straight double quotes"
    if value[:1] in SPECIAL:
        return f"a value that begins with '{value[0]}' must stand in quotes"
    if ": " in value or value.endswith(":"):
        return "a colon followed by a blank means 'a field begins'; put the value in quotes"
    if COLLAPSED.match(line):
        return "a blank is missing after the colon"
    return "this line is neither 'name: value' nor a list item '- …' in line with its neighbours"


def _near(suspects: list[int], count: int) -> Iterator[int]:
    tried = dict.fromkeys(suspects)
    tried |= dict.fromkeys(at - 1 for at in suspects)
    return (at for at in tried if 0 <= at < count)


def _candidates(line: str, above: str) -> Iterator[str]:
    untabbed = line.replace("\t", "  ")
    text = untabbed.strip()
    yield untabbed
    if found := COLLAPSED.match(untabbed):
        yield f"{found[1]} {found[2]}"
    if "[" in text and "]" not in text:
        yield f"{untabbed.rstrip()}]"
    yield from _realigned(text, above)
    yield quoted(untabbed)
    yield _quote(*_item(untabbed))
    yield f"  - {text}"


def _realigned(text: str, above: str) -> Iterator[str]:
    """The text in line with the line above it, or with what that line holds."""
    item = ITEM.match(above)
    inner, outer = len(item[1]) if item else 0, len(above) - len(above.lstrip())
    spaced = f"- {text[1:]}" if re.match(r"-[^-\s]", text) else text
    indents = [outer, inner, 0, 2, 4] if spaced.startswith("- ") else [inner, outer, 0, 2, 4]
    for indent in indents:
        yield " " * indent + spaced
