"""Comments in Markdown and in HTML: notes to whoever writes, which no reader is to find."""

from __future__ import annotations

import re
from collections.abc import Sequence

from learnlog.markdown.blocks import Block
from learnlog.markdown.github_html import without_code

_COMMENT = re.compile(r"<!--(?P<words>.*?)(?P<end>-->|\Z)", re.DOTALL)
_WORDS = re.compile(r"[^\n>]*[^\s>][^\n]*")
# In HTML scripts and the like may hold the signs of a comment, and are left alone.
_IN_HTML = re.compile(
    r"(?P<raw><(?P<name>script|style|textarea|xmp|noscript)\b.*?</(?P=name)\s*>)"
    r"|<!--(?:-?>|.*?(?:--!?>|\Z))",
    re.DOTALL | re.IGNORECASE,
)


def without_comments(html: str) -> str:
    """Finished HTML without its comments."""
    return _IN_HTML.sub(lambda found: found["raw"] or "", html) if "<!--" in html else html


def with_empty_comments(text: str, blocks: Sequence[Block]) -> str:
    """Markdown whose comments say nothing; they stay where they are, for they part lists.

    `blocks` are those of `text`, or of a text that has the same blocks on the same lines.
    """
    if "<!--" not in text:
        return text
    lines = text.split("\n")
    for block in blocks:
        own = "\n".join(lines[block.start : block.end])
        if block.kind != "code" and "<!--" in own:
            lines[block.start : block.end] = _emptied(own, block.kind == "html").split("\n")
    return "\n".join(lines)


def _emptied(text: str, html: bool) -> str:
    bare = text if html else without_code(text)
    parts, done = [], 0
    for found in _COMMENT.finditer(bare):
        begin, end = found.span("words")
        parts += [text[done:begin], _WORDS.sub("", text[begin:end]).rstrip(" ") or " "]
        done = end
    return "".join([*parts, text[done:]])
