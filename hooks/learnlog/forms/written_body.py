"""The prose of a form as it may stand in an entry's file: no line of it is taken for a header."""

from __future__ import annotations

import re

from learnlog.files.decoding import UNSAFE
from learnlog.front_matter import fences

_LINE_ENDS = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_ACROSS = re.compile(r"[ \t]*(?:[-‐-―−][ \t]*)+\Z")
_A_HEADER = "---\ntitle: x\n---\n"


def written_body(text: str, below_header: bool) -> str:
    """The prose with plain line ends, from its first line to its last, and a line end behind it.

    A line of hyphens that could be the edge of a header becomes one of asterisks, which is the
    same to a reader, and another such sign gets a backslash. Without a header above, an empty line
    keeps a first line such as "Note: …" from being taken for one.
    """
    lines = UNSAFE.sub(" ", _LINE_ENDS.sub("\n", text)).rstrip().split("\n")
    while lines and not lines[0].strip():
        del lines[0]
    if lines and not below_header and _ACROSS.match(lines[0]):
        lines[0] = "***"
    header = _A_HEADER if below_header else ""
    for _ in range(len(lines) + 1):
        found = fences.split("", header + "\n".join(lines))
        if not isinstance(found, list):
            break
        if found[0].code == "front-matter-missing":
            lines.insert(0, "")
            continue
        for one in found:
            at = one.source.line - 1 - header.count("\n")
            lines[at] = "***" if _ACROSS.match(lines[at]) else f"\\{lines[at]}"
    return "\n".join(lines) + "\n" if lines else ""
