"""A sentence in a list that fields were written below, without the name of its own field."""

from __future__ import annotations

import re

from learnlog.did_you_mean import nearest
from learnlog.front_matter.fields import GROUPS, MAIN_FIELD
from learnlog.front_matter.mending import Mend, Reads
from learnlog.front_matter.quoting import QUOTES, quoted_if_needed

_FIELD = re.compile(r"\s*([A-Za-z_][\w-]*):(?:\s|\Z)")
_LIST = re.compile(r"\s*(?:- +)*([\w -]+):\s*\Z")
_SENTENCE = re.compile(r"(\s*- +)(?![A-Za-z_][\w-]*:(?:\s|\Z)|[\[{|>-])(.*\S)\s*\Z")
_NEAR = 0.75


def sentence_above(lines: list[str], suspect: int, reads: Reads) -> Mend | None:
    """How to write the sentence above a field; None where the suspect line is no such field.

    `reads` counts the lines read before a fault.
    """
    field = _FIELD.match(lines[suspect])
    at = next((n for n in range(suspect - 1, -1, -1) if lines[n].lstrip().startswith("- ")), None)
    sentence = None if at is None else _SENTENCE.match(lines[at])
    if at is None or not field or not sentence:
        return None
    named = _list_above(lines, at)
    if named is None or not nearest(field[1], GROUPS[named], _NEAR):
        return None
    main, words = MAIN_FIELD[named], sentence[2]
    if words[0] not in QUOTES:
        words = quoted_if_needed(words)
    line, inner = f"{sentence[1]}{main}: {words}", " " * len(sentence[1])
    more = [f"{inner}  {one.strip()}" for one in lines[at + 1 : suspect]]
    tried = [*lines[:at], line, *more, f"{inner}{field[1]}:", *lines[suspect + 1 :]]
    if reads(tried) <= max(reads(lines), suspect):
        return None
    reason = f"'{main}:' must stand before this sentence, so that other fields can follow below it"
    if any(one.strip() for one in more):
        return Mend(at, f"{reason}; write it on one line", "")
    return Mend(at, reason, line)


def _list_above(lines: list[str], item: int) -> str | None:
    """The name of the list that an item stands in."""
    margin = _indent(lines[item])
    for line in reversed(lines[:item]):
        if _indent(line) < margin or (_indent(line) == margin and _FIELD.match(line)):
            found = _LIST.match(line)
            return nearest(found[1], MAIN_FIELD, _NEAR) if found else None
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
