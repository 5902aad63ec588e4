"""The lines of one paragraph or heading, as Python-Markdown has to find them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from learnlog.markdown.github_inline import has_odd_link, inline

_DEFINITION = re.compile(r" {0,3}\[[^\[\]]*\](?=:)")
_FENCE = re.compile(r"[> ]*(?:```|~~~)")
# What would begin a block of its own once a line has lost its indentation.
_BLOCK_LIKE = re.compile(
    r"#{1,6}(?:\s|$)|>|[-+*](?:\s|$)|(?P<number>\d+)(?=[.)](?:\s|$))|=+\s*$|-+\s*$"
    r"|(?:[-_*]\s*){3,}$"
)
_TAG = re.compile(r"<[!?/A-Za-z]")
_LONG_NUMBER = re.compile(r"\A\s{0,3}(\d{10,})\.(?=\s)")
_TOC = re.compile(r"^\s*\[TOC\]\s*$")
_ROW_OF_MARKS = re.compile(r"\s*[|:-][|: -]*$")
# Only a paragraph with one of these, or with an odd link, can need a change; most have none. They
# are parted by what each begins with, so that the rest of the text is passed over at once.
_SUSPECT_SIGNS = "\\~[`"
_SUSPECT_STAR = re.compile(r"\*\w")
_SUSPECT_LINE = re.compile(r"\n[^\S\n]*+[|:>#=*_+\d-]")
_SUSPECT_BEGIN = re.compile(r"\s*\d{10}")


def paragraph(lines: Sequence[str], *, enclosed: bool) -> list[str]:
    """Write the lines of a paragraph; `enclosed` in a list item, block quote or footnote."""
    own = _lines(lines, enclosed)
    own[-1] = own[-1].rstrip()
    text = "\n".join(own)
    if not _is_suspect(text) and not has_odd_link(text):
        return own
    kept = _definitions(own)
    if kept == len(own):
        return own
    guarded = _guarded(own[kept:], enclosed, kept == 0)
    return [*own[:kept], *inline("\n".join(guarded)).split("\n")]


def _is_suspect(text: str) -> bool:
    for sign in _SUSPECT_SIGNS:
        if sign in text:
            return True
    found = _SUSPECT_STAR.search(text) or _SUSPECT_LINE.search(text) or _SUSPECT_BEGIN.match(text)
    return found is not None


def heading(lines: Sequence[str], markup: str) -> list[str]:
    """Write a heading of any form as one line that begins with `#`."""
    if markup[0] == "#":
        text = lines[0].strip().lstrip("#").strip()
        text = "" if set(text) == {"#"} else _without_closing_marks(text)
        return [f"{markup} {_title(text)}"]
    title = " ".join([*map(_with_break, lines[:-2]), lines[-2]])
    return [f"{'#' if markup == '=' else '##'} {_title(title.strip())}"]


def _without_closing_marks(text: str) -> str:
    marked = text.rstrip("#")
    bare = marked.rstrip(" \t")
    return bare if len(bare) < len(marked) < len(text) else text


def defines_only(lines: Sequence[str]) -> bool:
    """Tell whether a paragraph shows nothing because all its lines define links."""
    return lines[0].startswith("[") and _definitions(lines) == len(lines)


def _lines(lines: Sequence[str], enclosed: bool) -> list[str]:
    """Take off the indents, within containers, and join lines that may not begin one.

    A tag or a fence may begin a block; only its indent kept it within the text.
    """
    own = [lines[0].lstrip()]
    for line in lines[1:]:
        text = line.lstrip()
        if _FENCE.match(text) or (enclosed and _TAG.match(text)):
            own[-1] = f"{_with_break(own[-1])} {text}"
        else:
            own.append(text if enclosed else line)
    return own


def _with_break(line: str) -> str:
    """Write a line that another one will join, with its hard break if it has one."""
    text = line.rstrip().removesuffix("\\")
    return f"{text}<br>" if line.endswith(("  ", "\\")) else text


def _title(text: str) -> str:
    text = inline(text)
    if text.endswith("#") and not text.endswith("\\#"):
        return text[:-1] + "\\#"
    odd = (len(text) - len(text.rstrip("\\"))) % 2
    return text + "\\" if odd else text


def _definitions(lines: Sequence[str]) -> int:
    """Count the lines at the head of a paragraph that define links and are not text."""
    count = 0
    while count < len(lines) and _DEFINITION.match(lines[count]):
        count += 1
    return count


def _guarded(lines: Sequence[str], enclosed: bool, first: bool) -> list[str]:
    """Protect the line beginnings that only Python-Markdown would take for a new block."""
    guarded = []
    for number, line in enumerate(lines):
        if number or not first:
            guarded.append(_continuation(line, enclosed))
        else:
            guarded.append(_LONG_NUMBER.sub(r"\1\\.", _TOC.sub(r"\\[TOC]", line)))
    return [*guarded[:1], *map(_no_table, guarded, guarded[1:])]


def _no_table(before: str, line: str) -> str:
    """Protect a line under which Python-Markdown, but not GitHub, would see a table."""
    likely = _ROW_OF_MARKS.match(line) and "|" in before + line
    return "\\" + line.lstrip() if likely else line


def _continuation(line: str, enclosed: bool) -> str:
    if label := _DEFINITION.match(line):
        return f"{label[0]}&#58;{line[label.end() + 1 :]}"
    match = _BLOCK_LIKE.match(line) if enclosed else None
    if match is None:
        return line
    end = match.end("number") if match["number"] else 0
    return line[:end] + "\\" + line[end:]
