"""Words of a log as they stand in the Markdown of a summary: shown as they are, and not endless."""

from __future__ import annotations

import re

from learnlog.escaping import markdown_text

LONGEST_LINE = 600  # characters of a message; what is longer is cut, and it is said
LONGEST_BLOCK = 2_000
LONGEST_PATH = 200

# Signs that are not seen, or that turn round what is seen: shown as a sign that can be.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_TICKS = re.compile("`+")


def as_text(words: str, longest: int = LONGEST_LINE) -> str:
    """Words as a part of a paragraph, with nothing in them that Markdown or HTML would take."""
    return str(markdown_text(cut(_UNSEEN.sub("\ufffd", words), longest)))


def as_block(text: str) -> str:
    """Lines to copy, in a fence that is longer than any in them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    shown = cut(_UNSEEN.sub("\ufffd", lines), LONGEST_BLOCK).strip("\n")
    fence = "`" * max(3, *(len(run) + 1 for run in _TICKS.findall(shown)), 0)
    return f"{fence}text\n{shown}\n{fence}"


def cut(text: str, longest: int) -> str:
    """A text, or the beginning of one that is too long."""
    return text if len(text) <= longest else f"{text[:longest]}… (cut here)"


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 problem", "2 problems"."""
    return f"{number} {one}" if number == 1 else f"{number} {many or one + 's'}"
