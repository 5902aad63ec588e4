"""What was meant as a question or as a video of an interview, and is none as it stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from learnlog.interview_answers import told_by_key, video_on_line
from learnlog.markdown.blocks import Block
from learnlog.model import Entry, Interview, Prose
from learnlog.plain_text import plain_words
from learnlog.videos import VideoAddress

_BEFORE_WORDS = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,3}[.)])\s+)*#*\s*")
_ASKED_BY = re.compile(r"(?:Q|Question)\s*\d{0,3}\s*[:.]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RunOnVideo:
    """An address of a video, as `written` alone on a line that text stands right above or below.

    `line` counts from 0.
    """

    address: VideoAddress
    line: int
    written: str
    text_above: bool
    text_below: bool


def run_on_videos(entry: Entry) -> tuple[RunOnVideo, ...]:
    """The videos that stay links, because their paragraphs have other words as well."""
    if not isinstance(entry.details, Interview):
        return ()
    listed = told_by_key(entry.details).keys()
    lines = entry.prose.body.split("\n")
    paragraphs = (one for one in entry.prose.blocks if one.kind == "paragraph")
    return tuple(
        found
        for block in paragraphs
        if not block.containers
        for found in _run_on(block, lines, listed)
    )


def like_a_question(prose: Prose) -> tuple[int, str] | None:
    """The first line that ends like a question, counted from 0, and its words without marks."""
    lines = prose.body.split("\n")
    for block in prose.blocks:
        if block.kind in ("paragraph", "heading"):
            for at in range(block.start, block.end):
                words = plain_words(_BEFORE_WORDS.sub("", lines[at], count=1).rstrip(" \t#"))
                if words.endswith("?"):
                    return at, _ASKED_BY.sub("", words, count=1)
    return None


def _run_on(block: Block, lines: Sequence[str], listed: Collection[str]) -> Iterator[RunOnVideo]:
    videos = {at: video_on_line(lines[at], listed) for at in range(block.start, block.end)}
    if all(videos.values()):
        return
    for at, address in videos.items():
        if address:
            above = at > block.start and videos[at - 1] is None
            below = at + 1 < block.end and videos[at + 1] is None
            yield RunOnVideo(address, at, lines[at].strip(), above, below)
