"""Table rows, written so that Python-Markdown finds the same cells in them as GitHub."""

from __future__ import annotations

import re
from collections.abc import Sequence

_REGULAR = re.compile(r"\|[^`\\]*\|$")
_PIPE = re.compile(r"(?<!\\)\|")
_CODE = re.compile(r"(?<!`)(?P<ticks>`+)(?!`)(?P<code>.*?[^`])(?P=ticks)(?!`)|(?P<stray>`+)")


def table(lines: Sequence[str]) -> list[str]:
    """Write the rows of a table; regular ones stay as they are."""
    rows = [line.strip() for line in lines]
    if all(_REGULAR.match(row) for row in rows):
        return rows
    return [_row(row) for row in rows]


def _row(row: str) -> str:
    cells = _PIPE.split(row)
    if not cells[0].strip():
        cells = cells[1:]
    if cells and not cells[-1].strip():
        cells = cells[:-1]
    return "|" + "|".join(f" {_CODE.sub(_code, cell.strip())} " for cell in cells) + "|"


def _code(match: re.Match[str]) -> str:
    """Python-Markdown looks for code before it looks for cells, GitHub the other way round."""
    if match["stray"]:
        return "&#96;" * len(match["stray"])
    if "\\|" not in match["code"]:
        return match[0]
    text = match["code"].replace("\\|", "|")
    marks = re.sub(r"[^\w\s]", lambda mark: f"&#{ord(mark[0])};", text)
    return f"<code>{marks}</code>"
