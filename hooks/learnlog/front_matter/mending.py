"""The line to write instead of one that YAML can't read, tried out before it is offered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_ITEM = re.compile(r"(\s*(?:- +)*)(.*?)\s*\Z")
_NAMED = re.compile(r"(\s*(?:- +)*[A-Za-z_][\w-]*:[ \t]+)(.*?)\s*\Z")
_COLLAPSED = re.compile(r"(\s*(?:- +)?[A-Za-z_][\w ]{0,20}:)(\S.*)\Z")
_QUOTES = "\"'“”‘’„‟«»"

_SPECIAL = frozenset("@`%*&!|>{}[],?#-'\"")

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
    if value[:1] and value[0] in _QUOTES:
        return "a quotation mark is missing, or of the wrong kind; use straight double quotes"
    if value[:1] in _SPECIAL:
        return f"a value that begins with '{value[0]}' must stand in quotes"
    if ": " in value or value.endswith(":"):
        return "a colon followed by a blank means 'a field begins'; put the value in quotes"
    if _COLLAPSED.match(line):
        return "a blank is missing after the colon"
    return "this line is neither 'name: value' nor a list item '- …' in line with its neighbours"


def quoted(line: str) -> str:
    """The line with its value in straight double quotes."""
    named = _NAMED.match(line)
    return _quote(named[1], named[2]) if named else _quote(*_item(line))


def _near(suspects: list[int], count: int) -> Iterator[int]:
    tried = dict.fromkeys(suspects)
    tried |= dict.fromkeys(at - 1 for at in suspects)
    return (at for at in tried if 0 <= at < count)


def quoted_value(value: str) -> str:
    """The value in straight double quotes."""
    return _quote("", value)


def quoted_if_needed(value: str) -> str:
    """The value as it may stand in front matter: in quotes only where it must be."""
    risky = ": " in value or " #" in value or value[:1] in _SPECIAL or value.endswith(":")
    return _quote("", value) if risky else value


def as_field(text: str) -> str:
    """A field made of a text that was meant as one (`title:x`), or else a title."""
    found = _COLLAPSED.match(text)
    return f"{found[1]} {found[2]}" if found else f"title: {text}"


def _candidates(line: str, above: str) -> Iterator[str]:
    untabbed = line.replace("\t", "  ")
    text = untabbed.strip()
    yield untabbed
    if found := _COLLAPSED.match(untabbed):
        yield f"{found[1]} {found[2]}"
    if "[" in text and "]" not in text:
        yield f"{untabbed.rstrip()}]"
    yield from _realigned(text, above)
    yield quoted(untabbed)
    yield _quote(*_item(untabbed))
    yield f"  - {text}"


def _realigned(text: str, above: str) -> Iterator[str]:
    """The text in line with the line above it, or with what that line holds."""
    item = _ITEM.match(above)
    inner, outer = len(item[1]) if item else 0, len(above) - len(above.lstrip())
    spaced = f"- {text[1:]}" if re.match(r"-[^-\s]", text) else text
    indents = [outer, inner, 0, 2, 4] if spaced.startswith("- ") else [inner, outer, 0, 2, 4]
    for indent in indents:
        yield " " * indent + spaced


def _item(line: str) -> tuple[str, str]:
    found = _ITEM.match(line)
    return (found[1], found[2]) if found else ("", line)


def _quote(start: str, value: str) -> str:
    bare = value.strip().strip(_QUOTES) if value[:1] in _QUOTES else value.strip()
    escaped = bare.replace("\\", "\\\\").replace('"', '\\"')
    return f'{start}"{escaped}"'
