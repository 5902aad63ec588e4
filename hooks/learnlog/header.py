"""A file's text to its front-matter fields and its prose, strictly.

What two readers of front matter could read in two ways is an error here.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from frontmatter.default_handlers import BaseHandler

from learnlog.front_matter import fences
from learnlog.front_matter.nodes import Fields, plain
from learnlog.front_matter.plain_header import Header
from learnlog.front_matter.yaml_text import read_fields
from learnlog.problems import Problem

__all__ = ["Header", "StrictHandler", "read_header"]


class StrictHandler(BaseHandler):
    """python-frontmatter's handler with our rules: exact fences, no YAML that surprises.

    `split` and `load` raise ValueError with the problems, one a line, where a rule is broken.
    """

    FM_BOUNDARY = re.compile(r"\A---[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = fences.FENCE

    def split(self, text: str) -> tuple[str, str]:
        """The YAML text and the prose."""
        parts = fences.split("", text)
        if isinstance(parts, list):
            raise ValueError("\n".join(map(str, parts)))
        return parts.header or "", parts.body

    def load(self, fm: str) -> dict[str, object]:
        """The fields as ordinary values; numbers and dates stay the text that was written."""
        fields, problems = read_fields("", fm)
        if problems:
            raise ValueError("\n".join(map(str, problems)))
        return {field.name: plain(field.value) for field in fields.fields}


def read_header(
    path: str, text: str, lines_allowed: bool = False, passed_over: Collection[str] = ()
) -> tuple[Header | None, list[Problem]]:
    """The header of a text with plain line ends; None only where its fences are wrong.

    `lines_allowed`: the prose may hold `---` lines, as it may in pages that are no entries;
    `passed_over`: names of fields that are left out.
    """
    parts = fences.split(path, text, lines_allowed)
    if isinstance(parts, list):
        return None, parts
    if parts.header is None:
        return Header(Fields((), 1), parts.body, parts.body_line), []
    fields, problems = read_fields(path, parts.header, passed_over=passed_over)
    return Header(fields, parts.body, parts.body_line), problems
