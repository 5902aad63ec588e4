"""What would look different on GitHub, or surprise there, and can't be put right unseen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from learnlog.markdown.github_html import FILTERED_TAG, left_open, unended, without_code
from learnlog.markdown.github_inline import end_of_stuck_stars
from learnlog.markdown.github_written import Written
from learnlog.markdown.markdown_blocks import Block

_MENTION = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_LABEL = re.compile(r"\[\^([^\]\s]+)\]:")


@dataclass(frozen=True, slots=True)
class Difference:
    """A place to mend by hand: `line` is 1-based, `mend` what to write instead of that line."""

    line: int
    cause: str
    mend: str


def differences(
    lines: Sequence[str], blocks: Sequence[Block], parts: Sequence[Written]
) -> Iterator[Difference]:
    """Find the differences in a text of `lines` and `blocks` which is written as `parts`."""
    for block in blocks:
        if check := _CHECKS.get(block.kind):
            yield from check(block, lines)
    yield from _unused_footnotes(lines, blocks)
    yield from _unclosed_tags(lines, blocks)
    for part in parts:
        for line in part.loosened:
            yield Difference(
                line + 1,
                "the page needs a blank line here, and shows more space in the list than GitHub",
                f"\n{lines[line]}",
            )


def _unused_footnotes(lines: Sequence[str], blocks: Sequence[Block]) -> Iterator[Difference]:
    notes = {c.start for block in blocks for c in block.containers if c.kind == "footnote"}
    used = _mentioned(lines, blocks) if notes else set()
    for number in sorted(notes):
        label = _LABEL.search(lines[number])
        if label and label[1].casefold() not in used:
            cause = f"the footnote [^{label[1]}] is mentioned nowhere, so GitHub leaves it out"
            yield Difference(number + 1, cause, f"… words[^{label[1]}] …\n\n{lines[number]}")


def _unclosed_tags(lines: Sequence[str], blocks: Sequence[Block]) -> Iterator[Difference]:
    kinds: dict[int, str] = {}
    seen = [""] * len(lines)
    for block in blocks:
        text = "\n".join(lines[block.start : block.end])
        if block.kind == "code" or "<" not in text:
            continue
        text = FILTERED_TAG.sub(" ", text if block.kind == "html" else without_code(text))
        if (at := unended(text)) is not None:
            number = block.start + text.count("\n", 0, at)
            column = at - text.rfind("\n", 0, at) - 1
            sign = "<!--" if text.startswith("<!--", at) else text[at : at + 2]
            mend = f"{lines[number][:column]}&lt;{lines[number][column + 1 :]}"
            yield Difference(number + 1, f"what {sign} begins is never closed", mend)
            text = text[:at]
        for number, line in enumerate(text.split("\n"), block.start):
            seen[number], kinds[number] = line, block.kind
    yield from _left_open("\n".join(seen), lines, kinds)


def _left_open(text: str, lines: Sequence[str], kinds: Mapping[int, str]) -> Iterator[Difference]:
    number, begin, told = 0, 0, -1
    for tag in left_open(text):
        number += text.count("\n", begin, tag.start())
        begin = tag.start()
        if number == told:  # one at a time: mending the first may mend the others
            continue
        told = number
        line, column = lines[number], begin - text.rfind("\n", 0, begin) - 1
        cause = f"the HTML tag <{tag['name']}> is never closed"
        closed = f"{line}\n…\n</{tag['name']}>"
        as_text = f"{line[:column]}&lt;{line[column + 1 :]}"
        yield Difference(number + 1, cause, closed if kinds[number] == "html" else as_text)


def _mentioned(lines: Sequence[str], blocks: Sequence[Block]) -> set[str]:
    texts = [lines[block.start : block.end] for block in blocks if block.kind != "code"]
    return {label for text in texts for line in text for label in _MENTION.findall(line.casefold())}


def _heading(block: Block, lines: Sequence[str]) -> Iterator[Difference]:
    if block.markup == "-":
        cause = "a line of dashes right under text makes that text a heading"
        yield Difference(block.end, cause, f"\n{lines[block.end - 1]}")
    wide = [container for container in block.containers if len(container.marker) > len("10.")]
    if wide and block.markup[0] == "#" and block.start > wide[0].start:
        line = lines[block.start]
        title = line.strip().strip("#").strip()
        cause = f"on the page, the item numbered {wide[0].marker} can't hold a heading"
        yield Difference(block.start + 1, cause, line[: line.index("#")] + f"**{title}**")


def _paragraph(block: Block, lines: Sequence[str]) -> Iterator[Difference]:
    """Find `**Note:**text`: without a space after the stars, GitHub shows them as they are."""
    for number in range(block.start, block.end):
        line = lines[number]
        if end := end_of_stuck_stars(line):
            mend = f"{line[:end]} {line[end:]}"
            yield Difference(number + 1, "GitHub shows these stars: they stress no word", mend)


def _table(block: Block, lines: Sequence[str]) -> Iterator[Difference]:
    if block.end - block.start == 2:
        line = lines[block.end - 1]
        cause = "a table without a row gets an empty one on the page"
        yield Difference(block.end, cause, f"{line}\n| … |")


_CHECKS: dict[str, Callable[[Block, Sequence[str]], Iterator[Difference]]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "table": _table,
}
