"""The parts of a paragraph in which nothing may be made a link: code, links, addresses, tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_TICKS = re.compile(r"`+")
_MASKED = re.compile(
    r"!?\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\([^()]*\)|\[[^\[\]]*\])"
    r"|<[^<>]+>|\bhttps?://\S+|^ {0,3}\[(?!\^)[^\]\n]+\]:.*$",
    re.MULTILINE,
)
_TAG = re.compile(r"<(?P<closing>/?)(?P<name>a|code|pre)\b[^<>]*>")


def masked(text: str) -> str:
    """The text without what is code, a link or an address, in the same places."""
    if "`" in text:
        text = _blanked(text, ((one.start(), two.end()) for one, two in code_spans(text)))
    if "</" in text:
        text = _blanked(text, _tagged(text))
    return _MASKED.sub(lambda found: "\0" * len(found[0]), text)


def _tagged(text: str) -> Iterator[tuple[int, int]]:
    """Where tags whose content is no prose begin and end."""
    tags = list(_TAG.finditer(text))
    last = {tag["name"]: tag.start() for tag in tags if tag["closing"]}
    opened: re.Match[str] | None = None
    for tag in tags:
        if opened is None and not tag["closing"] and last.get(tag["name"], -1) > tag.start():
            opened = tag
        elif opened and tag["closing"] and tag["name"] == opened["name"]:
            yield opened.start(), tag.end()
            opened = None


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    parts, at = [], 0
    for begin, end in spans:
        parts += [text[at:begin], "\0" * (end - begin)]
        at = end
    return "".join([*parts, text[at:]])


def code_spans(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """The backticks round each piece of code inside lines: those before it, those behind it."""
    runs = list(_TICKS.finditer(text))
    waiting = {len(run[0]): run.start() for run in runs}  # where the last run of a length is
    opened: re.Match[str] | None = None
    for run in runs:
        if opened is None:
            opened = run if waiting[len(run[0])] > run.start() else None
        elif len(run[0]) == len(opened[0]):
            yield opened, run
            opened = None
