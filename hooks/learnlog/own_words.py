"""What of a prose is the writer's own: no comments, and no questions with nothing below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from learnlog.markdown.blocks import Block
from learnlog.model import Entry, Prose

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def has_own_words(entry: Entry) -> bool:
    """Whether a review says anything: in its prose, or in a list of its front matter."""
    listed = (entry.lessons, entry.achievements, entry.next_steps, entry.ideas)
    return any(listed) or has_text(without_prompts(entry.prose))


def has_text(prose: Prose) -> bool:
    """Whether there is anything but comments in a prose."""
    lines = prose.body.split("\n")
    return not all(_is_comment(one, lines) for one in prose.blocks)


def without_prompts(prose: Prose) -> Prose:
    """The prose without headings of level 2 that have nothing but comments below them.

    Their lines are blanks of the same length, so all else stays where it was.
    """
    lines = prose.body.split("\n")
    left_out = {id(one) for some in _unanswered(prose.blocks, lines) for one in some}
    gone = [one for one in prose.blocks if id(one) in left_out]
    for block in gone:
        for at in range(block.start, block.end):
            lines[at] = " " * len(lines[at])
    kept = tuple(one for one in prose.blocks if id(one) not in left_out)
    return replace(prose, body="\n".join(lines), blocks=kept) if gone else prose


def _unanswered(blocks: Sequence[Block], lines: Sequence[str]) -> Iterator[Sequence[Block]]:
    """The headings without an answer, each with the comments below it."""
    starts = [at for at, one in enumerate(blocks) if _level(one) in (1, 2)]
    for begin, end in pairwise((*starts, len(blocks))):
        below = blocks[begin + 1 : end]
        if _level(blocks[begin]) == 2 and all(_is_comment(one, lines) for one in below):
            yield blocks[begin:end]


def _level(block: Block) -> int:
    """The level of a heading; 0 for all else, and for one inside a quotation or a list."""
    if block.kind != "heading" or block.containers:
        return 0
    return {"=": 1, "-": 2}.get(block.markup[:1], len(block.markup))


def _is_comment(block: Block, lines: Sequence[str]) -> bool:
    text = "\n".join(lines[block.start : block.end])
    return block.kind == "html" and not _COMMENT.sub("", text).strip()
