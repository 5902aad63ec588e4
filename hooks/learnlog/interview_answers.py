"""What stands in the text of an interview: the questions, their answers, the videos among them."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from unicodedata import normalize

from learnlog.addresses import slug
from learnlog.markdown.blocks import Block
from learnlog.model import Entry, Interview, Log, Prose, Video
from learnlog.plain_text import plain_words
from learnlog.videos import VideoAddress, listed_address, video_address

_MARKS = re.compile(r" {0,3}#+[ \t]*")
_CLOSING_MARKS = re.compile(r"(?:^|[ \t])#+[ \t]*\Z")
_LEVELS = {"=": 1, "-": 2}  # of headings that are underlined
_SILENT = ("heading", "rule", "empty")
_LONGEST = 70  # characters of an anchor that are words


@dataclass(frozen=True, slots=True)
class Question:
    """A heading of level 2: its `words`, its `anchor`, and the blocks of the `answer` below it.

    The anchor depends on the words alone, and on how many questions above have the same.
    `start` is where the words begin in the body.
    """

    words: str
    anchor: str
    block: Block
    answer: tuple[Block, ...]
    start: int


@dataclass(frozen=True, slots=True)
class PlacedVideo:
    """The address of a video alone on a line of the body, characters `start` to `end`.

    `line` counts from 0; `told` is what the list `videos` says of it, `question` where it stands.
    """

    address: VideoAddress
    line: int
    start: int
    end: int
    told: Video | None
    question: Question | None


def questions(prose: Prose) -> tuple[Question, ...]:
    """The questions of an interview; headings in lists and quotations are none."""
    lines = prose.body.split("\n")
    offsets = _offsets(lines)
    heads = [at for at, block in enumerate(prose.blocks) if 0 < _level(block) <= 2]
    seen: Counter[str] = Counter()
    found: list[Question] = []
    for at, after in pairwise([*heads, len(prose.blocks)]):
        block = prose.blocks[at]
        words, indent = _heading(block, lines)
        if _level(block) == 2 and words:
            anchor = _anchor(words)
            seen[anchor] += 1
            # Two hyphens, which no words give, part the number of an equal question.
            anchor += f"--{seen[anchor]}" if seen[anchor] > 1 else ""
            answer = tuple(prose.blocks[at + 1 : after])
            found.append(Question(words, anchor, block, answer, offsets[block.start] + indent))
    return tuple(found)


def placed_videos(entry: Entry) -> tuple[PlacedVideo, ...]:
    """The videos that become players: paragraphs that hold nothing but their addresses."""
    if not isinstance(entry.details, Interview):
        return ()
    told = told_by_key(entry.details)
    lines = entry.prose.body.split("\n")
    offsets = _offsets(lines)
    asked = {block: one for one in questions(entry.prose) for block in one.answer}
    return tuple(
        PlacedVideo(
            address,
            line,
            offsets[line],
            offsets[line] + len(lines[line]),
            told.get(address.key),
            asked.get(block),
        )
        for block in entry.prose.blocks
        for line, address in _addresses(block, lines, told.keys())
    )


def told_by_key(interview: Interview) -> dict[str, Video]:
    """What the list `videos` says of each video, the first item of each counting."""
    told: dict[str, Video] = {}
    for video in interview.videos:
        if address := listed_address(video.link):
            told.setdefault(address.key, video)
    return told


def only_videos(question: Question, prose: Prose, videos: Sequence[PlacedVideo]) -> bool:
    """Whether an answer says nothing but what is said in its videos; false without any."""
    lines = prose.body.split("\n")
    shown = {video.line for video in videos}
    spoken = [
        line
        for block in question.answer
        if block.kind not in _SILENT and plain_words("\n".join(lines[block.start : block.end]))
        for line in range(block.start, block.end)
    ]
    return bool(spoken) and shown.issuperset(spoken)


def plays_videos(log: Log) -> bool:
    """Whether any page has a video that can be played in its place."""
    return any(video.address.embed for entry in log.published for video in placed_videos(entry))


def _addresses(
    block: Block, lines: Sequence[str], listed: Collection[str]
) -> list[tuple[int, VideoAddress]]:
    """The lines of a paragraph, each with its video, or nothing where one holds anything else."""
    if block.kind != "paragraph" or block.containers:
        return []
    found: list[tuple[int, VideoAddress]] = []
    for line in range(block.start, block.end):
        address = video_on_line(lines[line], listed)
        if address is None:
            return []
        found.append((line, address))
    return found


def video_on_line(line: str, listed: Collection[str]) -> VideoAddress | None:
    """The video whose address fills a line; of hosts that are not known, only `listed` ones."""
    link = line.strip()
    if link.startswith("<") and link.endswith(">"):
        link = link[1:-1]
    if known := video_address(link):
        return known
    other = listed_address(link)
    return other if other and other.key in listed else None


def _anchor(words: str) -> str:
    """A name made of the words; where these are cut or lose letters, a sum tells them apart."""
    name, sign = slug(words, "words", _LONGEST * 2), f"{zlib.crc32(words.encode()):08x}"
    lost = any(char.isalpha() and not char.isascii() for char in normalize("NFKD", words))
    if name.endswith(sign) or not (lost or len(name) > _LONGEST):
        return f"question-{name}"
    return f"question-{name[:_LONGEST].rstrip('-')}-{sign}"


def _level(block: Block) -> int:
    """The level of a heading that stands by itself, or 0."""
    if block.kind != "heading" or block.containers:
        return 0
    return _LEVELS.get(block.markup[0], len(block.markup))


def _heading(block: Block, lines: Sequence[str]) -> tuple[str, int]:
    """The words of a heading, and how many characters of its first line stand before them."""
    first = lines[block.start]
    if marks := _MARKS.match(first):
        return plain_words(_CLOSING_MARKS.sub("", first[marks.end() :])), marks.end()
    above = " ".join(lines[block.start : block.end - 1])  # the last line underlines them
    return plain_words(above), len(first) - len(first.lstrip())


def _offsets(lines: Sequence[str]) -> list[int]:
    return list(accumulate((len(line) + 1 for line in lines), initial=0))
