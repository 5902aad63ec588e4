"""The first sentences of a page that is no entry, as plain words."""

from __future__ import annotations

import re
from html import unescape

from learnlog.markdown.markdown_blocks import parse
from learnlog.plain_text import first_sentences, plain_words, shortened

_LONGEST = 298  # and two signs for an ellipsis
_READ = 8_000  # characters: no page leads up to its first sentence for longer
# What is no paragraph to Python-Markdown and its extensions: admonitions, tabs, contents, macros.
_NO_WORDS = ("!!!", "???", "===", "[TOC]", "{", ":::", "--8<--")
_PICTURES = re.compile(r"(?:\[?!\[[^\[\]]*\]\([^()]*\)(?:\]\([^()]*\))?\s*)+(?:\{[^{}]*\})?\s*")


def first_words(markdown: str) -> str:
    """The first sentences of the first paragraph; empty where there is none."""
    text = markdown[:_READ]
    lines = text.split("\n")
    for block in parse(text):
        if block.kind != "paragraph" or block.containers:
            continue
        written = "\n".join(lines[block.start : block.end])
        words = unescape(plain_words(written))
        if words and not words.startswith(_NO_WORDS) and not _PICTURES.fullmatch(written):
            return _ended(shortened(first_sentences(words), _LONGEST))
    return ""


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "…", ":")) else f"{sentence}."
