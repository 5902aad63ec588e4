"""The blocks of a Markdown text as GitHub sees them, without looking inside the lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from learnlog.markdown.blocks import Block, BlockKind, Container, ContainerKind

__all__ = ["Block", "Container", "parse"]


_CONTAINERS: dict[str, ContainerKind] = {
    "list_item_open": "item",
    "blockquote_open": "quote",
    "footnote_open": "footnote",
}
_LEAVES: dict[str, BlockKind] = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "fence": "code",
    "code_block": "code",
    "html_block": "html",
    "table_open": "table",
    "hr": "rule",
}
_LIST_OPENINGS = frozenset({"bullet_list_open", "ordered_list_open"})
_CLOSINGS = frozenset({"list_item_close", "blockquote_close", "footnote_close"})
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:[ \t]*")


def parse(text: str) -> list[Block]:
    """Find the leaf blocks of `text` in reading order; no text is an error."""
    tokens = _PARSER.parse(text)
    return list(_blocks(tokens))


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    containers: tuple[Container, ...] = ()
    childless = False
    lists = [0]
    count = 0
    for token in tokens:
        name = token.type
        if kind := _LEAVES.get(name):
            yield _leaf(token, kind, containers)
            childless = False
        elif container := _CONTAINERS.get(name):
            containers = (*containers, _container(token, container, lists[-1]))
            childless = True
        elif name in _CLOSINGS:
            if childless:
                inside = containers[-1]
                yield Block("empty", inside.start, inside.start + 1, "", containers)
            containers = containers[:-1]
            childless = False
        elif name in _LIST_OPENINGS:
            count += 1
            lists.append(count)
        elif name.endswith("_list_close"):
            lists.pop()


def _leaf(token: Token, kind: BlockKind, containers: tuple[Container, ...]) -> Block:
    start, end = token.map or (0, 0)
    return Block(kind, start, end, token.markup, containers, token.hidden)


def _container(token: Token, kind: ContainerKind, list_number: int) -> Container:
    start, end = token.map or (0, 0)
    marker = token.info + token.markup if kind == "item" else ""
    return Container(kind, start, end, marker, list_number if kind == "item" else 0)


def _plain_paragraph(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Take a paragraph whose lines all begin with a letter: no other rule can want one of them.

    Most paragraphs are of this kind, and asking every rule about each line costs most of the time.
    """
    if state.sCount[line] - state.blkIndent >= 4:
        return False
    source, last = state.src, line
    while last < state.lineMax and not state.isEmpty(last):
        if not source[state.bMarks[last] + state.tShift[last]].isalpha():
            return False
        last += 1
    opening = state.push("paragraph_open", "p", 1)
    opening.map = [line, last]
    state.push("inline", "", 0)
    state.push("paragraph_close", "p", -1)
    state.line = last
    return True


def _footnote(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read `[^label]: text` and the lines indented by four below it."""
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith("[^", start) or state.is_code_block(line):
        return False
    match = _FOOTNOTE.match(state.src, start, state.eMarks[line])
    if match is None or silent:
        return match is not None
    opening = state.push("footnote_open", "", 1)
    opening.map = span = [line, line]
    saved = state.bMarks[line], state.tShift[line], state.sCount[line], state.parentType
    state.bMarks[line], state.tShift[line] = match.end(), 0
    state.blkIndent += 4
    state.sCount[line] = state.blkIndent
    state.parentType = "footnote"
    state.md.block.tokenize(state, line, end)
    state.blkIndent -= 4
    state.bMarks[line], state.tShift[line], state.sCount[line], state.parentType = saved
    span[1] = max(state.line, line + 1)
    state.line = span[1]
    state.push("footnote_close", "", -1)
    return True


def _parser() -> MarkdownIt:
    # The usual limit of 20 levels would drop what lies deeper without a word.
    parser = MarkdownIt("commonmark", {"maxNesting": 200}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    # Reference definitions stay paragraphs: their lines must be kept for the next reader.
    parser.block.ruler.disable("reference")
    parser.block.ruler.before("table", "plain_paragraph", _plain_paragraph, {"alt": []})
    ends = ["paragraph", "reference", "blockquote"]
    parser.block.ruler.before("reference", "footnote", _footnote, {"alt": ends})
    return parser


_PARSER = _parser()
