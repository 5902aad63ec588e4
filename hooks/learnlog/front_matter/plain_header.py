"""A file in two, front matter and prose; sooner than by all the rules where it is plain to see."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from learnlog.front_matter.nodes import Fields
from learnlog.front_matter.plain_fields import plain_fields
from learnlog.front_matter.yaml_text import MAX_HEADER_CHARACTERS

_BEGIN, _LINE, _END = "---\n", "\n---", "\n---\n"


@dataclass(frozen=True, slots=True)
class Header:
    """The fields of a file (none where it has no front matter) and the prose below them."""

    fields: Fields
    body: str
    body_line: int


def plain_header(text: str, passed_over: Collection[str]) -> Header | None:
    """What `read_header` gives where that has no faults; None where all the rules are needed.

    Fields whose names are `passed_over` are left out.
    """
    end = text.find(_END, len(_BEGIN) - 1)
    if not text.startswith(_BEGIN) or end < 0 or text.find(_LINE, end + 1) >= 0:
        return None
    written = text[len(_BEGIN) : end]
    if len(written) > MAX_HEADER_CHARACTERS:
        return None
    fields = plain_fields(written, 2, passed_over)
    body_line = written.count("\n") + 4
    return Header(fields, text[end + len(_END) :], body_line) if fields else None
