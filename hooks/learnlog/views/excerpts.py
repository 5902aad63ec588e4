"""The first words of an entry, as cards and descriptions show them."""

from __future__ import annotations

import re

from learnlog.model import Entry, Interview, Post
from learnlog.names_in_text import Names
from learnlog.naming import without_names
from learnlog.plain_text import plain_words, shortened

_ADDRESS = re.compile(r"\s*<?https?://\S+\s*")


def excerpt(entry: Entry, unnamed: Names) -> str:
    """The sentence that leads into an entry, or the first words of its prose, without names."""
    if isinstance(entry.details, Post | Interview) and entry.details.standfirst:
        return shortened(without_names(entry.details.standfirst, unnamed))
    lines = entry.prose.body.split("\n")
    for block in entry.prose.blocks:
        text = "\n".join(lines[block.start : block.end])
        if block.kind == "paragraph" and not block.containers and not _ADDRESS.fullmatch(text):
            return shortened(without_names(plain_words(text), unnamed))
    return ""
