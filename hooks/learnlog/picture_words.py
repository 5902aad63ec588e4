"""Pictures in a text without words for those who can't see them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from learnlog.markdown.blocks import Block
from learnlog.markdown.github_inline import CODE_SPAN
from learnlog.problems import Problem, Source

WORDS = "What can be seen here"

_NO_PICTURE = re.compile(CODE_SPAN + r"|\\[\s\S]")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_MARKDOWN = re.compile(
    r"!\[\s*\](?P<target>\([^()\n]{0,300}(?:\([^()\n]{0,100}\)[^()\n]{0,99})*\)?|\[)"
)
_HTML = re.compile(r"<img(?P<rest>(?:[\s/](?:[^\"'<>]|\"[^\"]*+\"|'[^']*+')*+)?+)>", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_ALT = re.compile(r"(?:\A|[\s/\"'])alt(?=[\s=/]|\Z)", re.IGNORECASE)


def pictures_without_words(
    path: str, body: str, first_line: int, blocks: Sequence[Block]
) -> Iterator[Problem]:
    """The places in the prose of a page, which begins on `first_line` of its file."""
    if not shows_pictures(body):
        return
    lines = body.split("\n")
    for block in blocks:
        if block.kind == "code":
            continue
        own = "\n".join(lines[block.start : block.end])
        for at, message, hint in sorted(_found(own, block.kind == "html")):
            line = first_line + block.start + own.count("\n", 0, at)
            yield Problem(Source(path, line), "picture-alt", message, hint)


def shows_pictures(body: str) -> bool:
    """Whether there may be a picture in a text at all."""
    return "![" in body or "<img" in body.lower()


def _found(text: str, is_html: bool) -> Iterator[tuple[int, str, str]]:
    bare = _COMMENT.sub(_blank, text if is_html else _NO_PICTURE.sub(_blank, text))
    for found in () if is_html else _MARKDOWN.finditer(bare):
        message = (
            "nothing stands between the brackets for those who can't see this picture; "
            "say there what it shows"
        )
        yield found.start(), message, f"![{WORDS}]{_written(text, found.span('target'))}"
    for tag in _HTML.finditer(bare):
        if not _ALT.search(_QUOTED.sub('""', tag["rest"])):
            message = (
                "this picture has no words for those who can't see it; say in 'alt' what it "
                'shows, or write alt="" where it only decorates'
            )
            yield tag.start(), message, _one_line(f'<img alt="{WORDS}"{tag["rest"]}>')


def _written(text: str, span: tuple[int, int]) -> str:
    target = text[span[0] : span[1]]
    return _one_line(target) if target != "[" else text[span[0] :].partition("]")[0] + "]"


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _one_line(text: str) -> str:
    return " ".join(text.split())
