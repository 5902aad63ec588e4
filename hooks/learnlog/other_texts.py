"""Texts beside the pages, which are published as they are: what in them is marked as private.

A page loses its private passages while it is read. Of an HTML page of the owner's own, a list of
subtitles or a table nothing is read but by its readers, so there a mark can only stop the build.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from learnlog.files.decoding import Decoded
from learnlog.privacy.marks import marks
from learnlog.privacy.passages import CODE
from learnlog.problems import Problem, Source

PROGRAMS = (".js", ".mjs", ".css", ".map")  # full of numbers and words that nobody has said

_NO_PAGE = "this file is published as it is, because it is no page"
_PASSAGE = (
    f"{_NO_PAGE}: nothing can be private in it; take the passage out, or put the words into a page "
    "(a file whose name ends in .md)"
)
_WHOLE = (
    f"{_NO_PAGE}, so this line keeps nothing back; take the file out of the folder until it may be "
    "read, or make a page of it (a file whose name ends in .md)"
)
_HEADER = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_KEPT_BACK = re.compile(
    r"^[ \t]*(?:-[ \t]+)?[\"']?(?:draft|private)[\"']?[ \t]*:[ \t]*[\"']?(?:true|yes|on)\b",
    re.MULTILINE | re.IGNORECASE,
)


def meant_private(text: Decoded) -> Iterator[Problem]:
    """What somebody meant to keep back in a text that is published as it is, each at its line."""
    program = text.path.lower().endswith(PROGRAMS)
    opened = False
    for mark in marks(text.text):
        if (mark.exact or not program) and not (opened and mark.ends):
            yield _problem(text, mark.begin, _PASSAGE)
        opened = not mark.ends
    for start, end in _fields(text):
        for found in _KEPT_BACK.finditer(text.text, start, end):
            yield _problem(text, found.start(), _WHOLE)


def _fields(text: Decoded) -> Iterator[tuple[int, int]]:
    """Where fields stand as in an entry: at the top, or in all of a data file."""
    if text.path.lower().endswith((".yml", ".yaml")):
        yield 0, len(text.text)
    elif header := _HEADER.match(text.text):
        yield header.span(1)


def _problem(text: Decoded, at: int, message: str) -> Problem:
    return Problem(Source(text.path, text.text.count("\n", 0, at) + 1), CODE, message)
