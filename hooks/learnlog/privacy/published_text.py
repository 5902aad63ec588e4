"""The words of a published file as a reader or a search engine gets them: HTML, feeds, JSON, …"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

_SCRIPT = re.compile(r"<(script|style)\b[^>]*>(.*?)</\1>", re.DOTALL | re.IGNORECASE)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
# Tags that may stand in the middle of a word or number; all others end a piece of text.
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|"
    r"sub|sup|time|tspan|u|var|wbr)\b[^>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^>]*>")
_ATTRIBUTE = re.compile(r"=\s*(?:\"([^\"]*)\"|'([^']*)')")
_MARKED_UP = (".html", ".htm", ".xml", ".svg", ".atom", ".rss")
_TEXTS = (".txt", ".csv", ".md", ".ics", ".yml", ".yaml", ".webmanifest", ".vcf")
_FOLDED = re.compile(r"\r?\n[ \t]")  # a line of a calendar that goes on, RFC 5545, 3.1


def pieces_of(name: str, data: bytes) -> Iterator[str]:
    """The pieces of text of a file, each in one line; nothing for what holds no words."""
    ending = name.lower()
    if ending.endswith(".gz"):
        try:
            yield from pieces_of(name[:-3], gzip.decompress(data))
        except (OSError, EOFError, zlib.error):
            return
        return
    text = (
        data.decode("utf-8", "replace") if ending.endswith((*_MARKED_UP, *_TEXTS, ".json")) else ""
    )
    if ending.endswith(".json"):
        yield from _of_json(text)
    elif ending.endswith(_MARKED_UP):
        yield from _of_markup(text)
    elif ending.endswith(".ics"):
        yield from _lines(_FOLDED.sub("", text).replace("\\n", "\n").replace("\\,", ","))
    else:
        yield from _lines(text)


def _of_json(text: str) -> Iterator[str]:
    try:
        waiting = [json.loads(text)]
    except (ValueError, RecursionError):
        yield from _lines(text)
        return
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield from _of_markup(value)
        elif isinstance(value, dict):
            waiting += [*value.values(), *value]
        elif isinstance(value, list):
            waiting += value


def _of_markup(text: str, depth: int = 0) -> Iterator[str]:
    """What stands between the tags, and in their attributes; markup in a feed is escaped once."""
    if "<" not in text:
        yield from _lines(unescape(text))
        return
    for part in (*_COMMENT.findall(text), *(found[1] for found in _SCRIPT.findall(text))):
        yield from _lines(part)
    bare = _COMMENT.sub(" ", _SCRIPT.sub("\n", text))
    for tag in _TAG.findall(bare):
        for double, single in _ATTRIBUTE.findall(tag):
            yield from _lines(unquote(unescape(double or single)))
    words = _TAG.sub("\0", _INLINE.sub("", bare))
    for piece in words.split("\0"):
        said = unescape(piece)
        if depth == 0 and "<" in said:
            yield from _of_markup(said, depth=1)
        elif line := " ".join(said.split()):
            yield line


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if line := line.strip():
            yield line
