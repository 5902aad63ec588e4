"""The pages of the manual as text: their sections, their tables, their examples."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

MANUAL = Path(__file__).resolve().parents[1] / "docs" / "manual"

HEADING = re.compile(r"^(#+) (.*)$", re.MULTILINE)
FENCE = re.compile(r"^```(\w+)(?: title=\"(.+?)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BELOW = re.compile(r"^#{3,} ", re.MULTILINE)


class Fence(NamedTuple):
    """An example: its language, the file it is said to be in, and its text."""

    language: str
    title: str
    text: str


def page(name: str) -> str:
    return (MANUAL / name).read_text("utf-8")


def fences(text: str) -> list[Fence]:
    return [Fence(*found) for found in FENCE.findall(text)]


def sections(text: str, level: int) -> dict[str, str]:
    """The text below each heading of a level, up to the next that is not below it."""
    code = [found.span() for found in FENCE.finditer(text)]
    heads = [
        found
        for found in HEADING.finditer(text)
        if not any(start <= found.start() < end for start, end in code)
    ]
    found_ = {}
    for at, head in enumerate(heads):
        if len(head[1]) == level:
            above = (one.start() for one in heads[at + 1 :] if len(one[1]) <= level)
            found_[head[2].strip("`")] = text[head.end() : next(above, len(text))]
    return found_


def rows(text: str) -> list[list[str]]:
    """The cells of the tables in a text, heads included."""
    lines = [line for line in text.splitlines() if re.match(r"\|.*[^|-]", line)]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def own_words(section: str) -> str:
    """What a section says above the first heading in it."""
    return BELOW.split(section)[0]


def fields_told(text: str) -> dict[str, str]:
    """The kind of value of each field in the tables of a text; names of fields are in bold."""
    return {row[0].strip("*"): row[1] for row in rows(text) if row[0].startswith("**")}
