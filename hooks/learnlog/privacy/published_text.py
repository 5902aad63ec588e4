"""The words of a published file as a reader or a search engine gets them: HTML, feeds, JSON, …"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

_SCRIPT = re.compile(r"<(script|style)\b[^>]*>", re.ASCII | re.IGNORECASE)
_SCRIPT_ENDS = {
    name: re.compile(f"</{name}>", re.ASCII | re.IGNORECASE) for name in ("script", "style")
}
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
# Tags that may stand in the middle of a word or number; all others end a piece of text.
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|"
    r"sub|sup|time|tspan|u|var|wbr)\b[^>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^>]*>")
_ATTRIBUTE = re.compile(r"=\s*(?:\"([^\"]*)\"|'([^']*)')")
# Digits of a sign's number that say nothing, or more than there are signs: Python reads 4,300 only.
_IDLE_ZEROS = re.compile(r"&#0+(?=[0-9])")
_NO_SIGN = re.compile(r"&#[1-9][0-9]{7,};?")
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
        yield from _lines(_unescaped(text))
        return
    scripts, rest = _without_scripts(text)
    for part in (*_COMMENT.findall(_up_to_last("-->", text)), *scripts):
        yield from _lines(part)
    bare = _without(_COMMENT, "-->", " ", rest)
    for tag in _TAG.findall(_up_to_last(">", bare)):
        for double, single in _ATTRIBUTE.findall(tag):
            yield from _lines(unquote(_unescaped(double or single)))
    words = _without(_TAG, ">", "\0", _without(_INLINE, ">", "", bare))
    for piece in words.split("\0"):
        said = _unescaped(piece)
        if depth == 0 and "<" in said:
            yield from _of_markup(said, depth=1)
        elif line := " ".join(said.split()):
            yield line


def _unescaped(text: str) -> str:
    return unescape(_NO_SIGN.sub("\ufffd", _IDLE_ZEROS.sub("&#", text)))


def _up_to_last(end: str, text: str) -> str:
    """The text up to its last `end`: what begins after it has none, and none is looked for.

    Without this each of many beginnings would search all that follows.
    """
    return text[: text.rfind(end) + len(end)] if end in text else ""


def _without(pattern: re.Pattern[str], end: str, instead: str, text: str) -> str:
    closed = _up_to_last(end, text)
    return pattern.sub(instead, closed) + text[len(closed) :]


def _without_scripts(text: str) -> tuple[list[str], str]:
    """What stands in scripts and styles, and the text with a line's end in place of each."""
    inside, left = list[str](), list[str]()
    closed, unended = _up_to_last(">", text), set[str]()
    done = at = 0
    while begin := _SCRIPT.search(closed, at):
        at, name = begin.end(), begin[1].lower()
        end = None if name in unended else _SCRIPT_ENDS[name].search(closed, at)
        if end is None:
            unended.add(name)  # nor has any other that follows
            continue
        inside.append(closed[at : end.start()])
        left += (text[done : begin.start()], "\n")
        done = at = end.end()
    return inside, "".join((*left, text[done:]))


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if line := line.strip():
            yield line
