"""Templates of sentences and lists of values, read from the text files of a set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from privacy_corpus.sentences import CLEAN

HERE = Path(__file__).parent
# What the sets of the half for tuning are called, in the order in which they were opened.
ORDER = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
)
ESCAPE = re.compile(r"\\n|\\u([0-9a-f]{4})")


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence with slots; a `plain` one gets no frame around it and no emphasis in it.

    `folder`: that of its set of sentences, below this one, whose values fill it;
    `name`: the folder, the section and the number there.
    """

    folder: str
    name: str
    section: str
    text: str
    plain: bool


def sets(split: str) -> tuple[str, ...]:
    """The folders of a split: the split itself, or the sets that it holds, in their order.

    A folder that ORDER doesn't name stops everything: else nobody would notice that it is left out.
    """
    below = [path.name for path in (HERE / split).iterdir() if path.is_dir()]
    return tuple(f"{split}/{name}" for name in sorted(below, key=ORDER.index)) or (split,)


@cache
def templates(folder: str) -> tuple[Template, ...]:
    """All templates of a set, those for clean sentences last."""
    clean = list(lines((HERE / folder / "clean.txt").read_text("utf-8")))
    details = sections((HERE / folder / "details.txt").read_text("utf-8"))
    return tuple(
        Template(
            folder,
            f"{folder}/{name}/{number}",
            name,
            text.removeprefix("!"),
            text.startswith("!"),
        )
        for name, texts in (*details.items(), (CLEAN, clean))
        for number, text in enumerate(texts, 1)
    )


@cache
def values(folder: str) -> dict[str, list[str]]:
    """The lists of values of a set, by their names."""
    return sections((HERE / folder / "values.txt").read_text("utf-8"))


def sections(text: str) -> dict[str, list[str]]:
    """The lines below each heading, such as `[postcode]`."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in lines(text):
        if heading := re.fullmatch(r"\[([a-z-]+)\]", line):
            name = heading[1]
            found[name] = []
        else:
            found[name].append(line)
    return found


def lines(text: str) -> Iterator[str]:
    """The lines that are neither empty nor a comment; their escapes, such as `\\n`, are read."""
    for line in text.split("\n"):
        if line and not line.startswith("# "):
            yield ESCAPE.sub(lambda found: chr(int(found[1] or "a", 16)), line)
