"""Texts after '|' or '>' whose lines do not stand further in than the field that they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from learnlog.front_matter.yaml_forbidden import YamlText
from learnlog.problems import Problem

_OPENER = re.compile(r"(\s*(?:- +)*)([\w-]+:[ \t]+)?[|>][+-]?\s*\Z")
# A field, an item or a comment; "Ann:" and "And then:" are words that somebody says.
_TEXT_ENDS = re.compile(r"""\s*(?:[-?:](?: |\Z)|#|["'][^"']*["']:|[a-z_][\w-]*:(?:\s|\Z))""")


def text_at_margin(written: YamlText) -> Iterator[Problem]:
    """Each such text, told at its first line; then its lines are put where they belong."""
    at = 0
    while at < len(written.lines):
        found = _OPENER.match(written.lines[at])
        at += 1
        if found and (found[2] or "-" in found[1]):
            at, wrong = _below(written.lines, at, found)
            if wrong is not None:
                message = (
                    "the lines of a text below '|' or '>' must all begin "
                    "two spaces further in than the line with that sign"
                )
                yield written.problem(wrong, "yaml", message, written.lines[wrong])


def _below(lines: list[str], at: int, opener: re.Match[str]) -> tuple[int, int | None]:
    """Where the text ends, and which of its lines, all put in line now, was the first outside."""
    least = len(opener[1]) if ":" in opener[0] else len(opener[1].rstrip("- "))
    margin, wrong = 0, None
    while at < len(lines):
        indent = _indent(lines[at])
        if lines[at].strip() and indent <= least:
            if _TEXT_ENDS.match(lines[at]) or lines[at][indent] == "\t":
                break
            wrong = at if wrong is None else wrong
            lines[at] = " " * (margin or least + 2) + lines[at].strip()
        elif lines[at].strip():
            margin = margin or indent
        at += 1
    return at, wrong


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
