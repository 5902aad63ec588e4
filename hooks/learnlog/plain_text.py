"""Markdown inside a line to the words a reader sees, and sentences out of them."""

from __future__ import annotations

import re
from functools import lru_cache

from learnlog.masking import code_spans

QUOTE_LENGTH = 240
_SAYS_SOMETHING = 60  # characters: "They are in." tells a stranger nothing
_REACH = 3 * QUOTE_LENGTH

_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--(?:(?!<!--).)*?-->", re.DOTALL)
_EMPHASIS = re.compile(r"(?<![\w\\])([*_~]{1,3})(?=\S)|(?<=\S)([*_~]{1,3})(?!\w)|(?<!\\)\*{2}")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARGIN = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]")
# A full stop ends a sentence where a blank and no small letter follow; not in "e.g. This".
_SENTENCE_END = re.compile(
    r"[.!?…](?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)"
    r"(?<!\betc\.)(?<!\bvs\.)(?<!\bNo\.)(?<!\b[A-Z]\.)['\"”’)]*(?=\s+[^a-z\s])"
)
_MARKED = re.compile(r"[\[<*_~`\\>]")


@lru_cache(maxsize=20_000)  # pages and feeds ask for the same paragraphs
def plain_words(markdown: str) -> str:
    """The words of a Markdown paragraph in one line, without its marks."""
    if not _MARKED.search(markdown):
        return " ".join(markdown.split())
    text = _MARGIN.sub("", markdown)
    text = _FOOTNOTE.sub("", _LINK.sub(r"\1", _TAG.sub("", text)))
    text = _EMPHASIS.sub("", _without_ticks(text))
    return " ".join(_ESCAPE.sub(r"\1", text).split())


def _without_ticks(text: str) -> str:
    if "`" not in text:
        return text
    cuts = [0, *(at for pair in code_spans(text) for run in pair for at in run.span()), len(text)]
    return "".join(text[begin:end] for begin, end in zip(cuts[::2], cuts[1::2], strict=True))


def first_sentence(words: str) -> str:
    """The first sentence of some plain words, without its full stop."""
    found = _SENTENCE_END.search(words)
    sentence = words[: found.end()] if found else words
    return sentence.removesuffix(".")


def first_sentences(words: str) -> str:
    """The first sentence, and further ones while they are short; without the last full stop."""
    ends = (found.end() for found in _SENTENCE_END.finditer(words))
    enough = next((end for end in ends if end >= _SAYS_SOMETHING), len(words))
    return words[:enough].removesuffix(".")


def sentences(words: str) -> list[str]:
    """Some plain words, sentence by sentence."""
    ends = [found.end() for found in _SENTENCE_END.finditer(words)]
    parts = (words[begin:end].strip() for begin, end in zip((0, *ends), (*ends, None), strict=True))
    return [part for part in parts if part]


def sentence_around(paragraph: str, start: int, end: int) -> str:
    """The plain words of the sentence that holds characters `start` to `end`, shortened."""
    first, last = max(0, start - _REACH), min(len(paragraph), end + _REACH)
    near = paragraph[first:last]
    ends = [first + found.end() for found in _SENTENCE_END.finditer(near)]
    begin = max((at for at in ends if at <= start), default=first)
    finish = min((at for at in ends if at >= end), default=last)
    return shortened(plain_words(paragraph[begin:finish]))


def shortened(words: str, length: int = QUOTE_LENGTH) -> str:
    """The words, cut at a blank with an ellipsis where they are longer than `length` characters."""
    if len(words) <= length:
        return words
    return words[:length].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
