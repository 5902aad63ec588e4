"""The prose of an entry: the paragraphs that are ideas, and the places that mention one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import accumulate

from learnlog.idea_names import begins_idea, letters_at, may_name, mentions, name_of
from learnlog.markdown.blocks import Block
from learnlog.markdown.plain_blocks import plain_blocks
from learnlog.masking import masked
from learnlog.model import IdeaUpdate, Place, Prose
from learnlog.plain_text import first_sentence, plain_words, sentence_around, shortened
from learnlog.problems import Problem, Source

_HEADING_MARKS = re.compile(r"[ \t]*#+[ \t]*")
_UNLINKED = ("`", "]", "<", "http")  # one of these is in all that is masked
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A block's text, with where it starts in the body and in the file."""

    text: str
    offset: int
    line: int
    path: str

    def source(self, at: int = 0) -> Source:
        return Source(self.path, self.line + self.text.count("\n", 0, at))


def read_prose(path: str, body: str, first_line: int, problems: list[Problem]) -> Prose:
    """The prose of a body that begins on line `first_line` of its file."""
    blocks = _parsed(body)
    return Prose(body, first_line, blocks, *_read(path, body, first_line, blocks, problems))


def read_ideas_in_prose(path: str, body: str, first_line: int, problems: list[Problem]) -> Prose:
    """The same without the blocks, which a parser must find only where they are not plain."""
    if not may_name(body):
        return Prose(body, first_line)
    blocks = plain_blocks(body, letters_at(body))
    blocks = _parsed(body) if blocks is None else blocks
    return Prose(body, first_line, (), *_read(path, body, first_line, blocks, problems))


def _parsed(body: str) -> list[Block]:
    from learnlog.markdown.markdown_blocks import parse  # costs much, and is not always needed

    return parse(body)


def _read(
    path: str, body: str, first_line: int, blocks: Sequence[Block], problems: list[Problem]
) -> tuple[tuple[Place, ...], tuple[IdeaUpdate, ...]]:
    """The places where ideas are named, and what is said of those that open a paragraph."""
    places: list[Place] = []
    updates: list[IdeaUpdate] = []
    for block, paragraph in _paragraphs(path, body, first_line, blocks):
        if block.kind == "heading":
            problems.extend(_idea_heading(paragraph))
            continue
        opened = _opening(block, paragraph)
        start = opened.end() if opened else 0
        if opened:
            place, update = _idea_paragraph(paragraph, opened, places)
            places.append(place)
            updates.append(update)
        run_on = _run_on(paragraph) if block.kind == "paragraph" else {}
        problems.extend(run_on.values())
        places.extend(_mentions(paragraph, start, len(places), run_on.keys()))
    return tuple(places), tuple(updates)


def _paragraphs(
    path: str, body: str, first_line: int, blocks: Sequence[Block]
) -> Iterator[tuple[Block, _Paragraph]]:
    """The blocks that hold prose and the word "idea"."""
    if not may_name(body):
        return
    lines = body.split("\n")
    offsets = list(accumulate((len(line) + 1 for line in lines), initial=0))
    for block in blocks:
        if block.kind in ("paragraph", "heading", "table"):
            text = "\n".join(lines[block.start : block.end])
            if may_name(text):
                yield block, _Paragraph(text, offsets[block.start], first_line + block.start, path)


def _opening(block: Block, paragraph: _Paragraph) -> re.Match[str] | None:
    """The `Idea N:` that a paragraph begins with; a quotation or footnote has none."""
    if block.kind != "paragraph" or any(outer.kind != "item" for outer in block.containers):
        return None
    return begins_idea(paragraph.text)


def _idea_paragraph(
    paragraph: _Paragraph, opened: re.Match[str], places: Sequence[Place]
) -> tuple[Place, IdeaUpdate]:
    number = int(opened["number"]) if "number" in opened.re.groupindex else None
    anchor = _anchor(number, places)
    words = plain_words(paragraph.text[opened.end() :].strip().removesuffix("**"))
    start, end = (paragraph.offset + at for at in opened.span("named"))
    place = Place(
        number,
        start,
        end,
        anchor,
        shortened(words),
        paragraph.source(),
        paragraph_end=paragraph.offset + len(paragraph.text.rstrip()),
    )
    title = first_sentence(words) or None
    return place, IdeaUpdate(number, paragraph.source(), anchor, title=title, words=words)


def _anchor(number: int | None, places: Sequence[Place]) -> str:
    """A name for the paragraph that is stable when others are added below it."""
    name = "log-new-idea" if number is None else f"log-idea-{number}"
    earlier = sum(p.number == number and p.paragraph_end is not None for p in places)
    return f"{name}-{earlier + 1}" if earlier else name


def _mentions(paragraph: _Paragraph, start: int, already: int, told: Set[int]) -> Iterator[Place]:
    """The mentions from `start` on; those that begin at an index in `told` are told already."""
    text = paragraph.text
    unlinked = masked(text) if any(sign in text for sign in _UNLINKED) else text
    for found in mentions(unlinked, start):
        numbers = [found.span("number")] if found["one"] else _numbers(found)
        for begin, end in numbers:
            already += 1
            first = begin == numbers[0][0]
            yield Place(
                int(unlinked[begin:end]),
                paragraph.offset + (found.start() if first else begin),
                paragraph.offset + end,
                f"log-mention-{already}",
                sentence_around(paragraph.text, begin, end),
                paragraph.source(begin),
                certain=found[0][0] == "I" and found.start() not in told,
            )


def _numbers(found: re.Match[str]) -> list[tuple[int, int]]:
    shift = found.start("more")
    spans = (number.span() for number in _NUMBER.finditer(found["more"]))
    return [(shift + begin, shift + end) for begin, end in spans]


def _run_on(paragraph: _Paragraph) -> dict[int, Problem]:
    """Lines after the first that begin like an idea: on the page they run on in one paragraph.

    By the index of the words "Idea 7" in the paragraph.
    """
    problems: dict[int, Problem] = {}
    begin = paragraph.text.find("\n") + 1
    for at, line in enumerate(paragraph.text.split("\n")[1:], start=1):
        if (found := begins_idea(line)) and line[found.end("named") :].lstrip()[:1] == ":":
            message = (
                f"'{name_of(found)}:' stands in the middle of a paragraph and is not read as "
                "an idea; put an empty line above it"
            )
            source = Source(paragraph.path, paragraph.line + at)
            words = begin + found.start("word")
            problems[words] = Problem(source, "idea-run-on", message, f"\n{line}")
        begin += len(line) + 1
    return problems


def _idea_heading(paragraph: _Paragraph) -> Iterator[Problem]:
    text = _HEADING_MARKS.sub("", paragraph.text, count=1)
    if found := begins_idea(text):
        line, *underline = text[found.end() :].strip().split("\n")
        message = (
            f"'{name_of(found)}:' is written as a heading and is not read as an idea; "
            "write it as a paragraph"
        )
        hint = f"**{name_of(found)}:** {line.strip().rstrip('#').strip()}"
        hint += "\n" if underline else ""
        yield Problem(paragraph.source(), "idea-heading", message, hint)
