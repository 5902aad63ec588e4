"""The marks that stand before a line in a quote, a list item or a footnote: taken off, put on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from learnlog.markdown.markdown_blocks import Container

_HEAD = re.compile(r"(?:[ \t]|>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))*")
_QUOTE = re.compile(r" {0,3}> ?")
_MARKER = re.compile(r"( *(?:[-+*]|\d{1,9}[.)]))( *)(.?)")
_FOOTNOTE = re.compile(r" *\[\^[^\]]*\]: *")
_STEP = 4


def with_spaces(line: str) -> str:
    """Write the tabs among the marks at the head of a line as spaces."""
    if "\t" not in line:
        return line
    head = _HEAD.match(line)
    end = head.end() if head else 0
    return line[:end].expandtabs(_STEP) + line[end:]


def taken_off(lines: Sequence[str], container: Container) -> list[str]:
    """Take the container's marks off its lines; a line without them is a lazy one."""
    if container.kind == "quote":
        return [_unquoted(line) for line in lines]
    offset = content_offset(lines[0], container)
    return [lines[0][offset:], *(_unindented(line, offset, container) for line in lines[1:])]


def content_offset(line: str, container: Container) -> int:
    """Count the characters before the content in the first line of an item or footnote."""
    if container.kind == "footnote":
        match = _FOOTNOTE.match(line)
        return match.end() if match else 0
    marker = _MARKER.match(line)
    if marker is None:
        return 0
    spaces = len(marker[2])
    return marker.end(1) + (spaces if marker[3] and 1 <= spaces <= _STEP else 1)


def quoted(lines: Sequence[str]) -> list[str]:
    """Put quote marks before the lines."""
    return [f"> {line}" if line else ">" for line in lines]


def indented(lines: Sequence[str], by: int) -> list[str]:
    """Put spaces before the lines, blank ones left blank."""
    return [" " * by + line if line else "" for line in lines]


def _unquoted(line: str) -> str:
    mark = _QUOTE.match(line)
    return line[mark.end() :] if mark else line.lstrip()


def _unindented(line: str, offset: int, container: Container) -> str:
    by = _STEP if container.kind == "footnote" else offset
    return line[by:] if not line[:by].strip() else line.lstrip()
