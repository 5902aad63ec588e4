"""The parts of a paragraph in which nothing may be made a link: code, links, addresses, tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_TICKS = re.compile(r"`+")
_MASKED = re.compile(r"<[^<>]+>|\bhttps?://\S+")
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]+\]:.*$", re.MULTILINE)
_BRACKET = re.compile(r"\\.|<[^<>]+>|(?P<bracket>[\[\]])", re.DOTALL)

# What follows the text of a link: an address with brackets in pairs, and a title; or any words.
_PLAIN = r"[^\s()\\]|\\."
_ADDRESS = rf"(?:{_PLAIN})*+"
for _ in range(4):
    _ADDRESS = rf"(?:{_PLAIN}|\({_ADDRESS}\))*+"
_TITLE = r""""(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)"""
_TARGET = re.compile(
    rf"\(\s*+(?:<[^<>\n]*+>|{_ADDRESS})(?:\s++(?:{_TITLE}))?+\s*+\)|\([^()]*+\)", re.DOTALL
)
_TAG = re.compile(r"<(?P<closing>/?)(?P<name>a|code|pre)\b[^<>]*>")


def masked(text: str) -> str:
    """The text without what is code, a link or an address, in the same places."""
    if "`" in text:
        text = _blanked(text, ((one.start(), two.end()) for one, two in code_spans(text)))
    if "</" in text:
        text = _blanked(text, _tagged(text))
    if "]" in text:
        text = _DEFINITION.sub(lambda found: "\0" * len(found[0]), text)
        text = _blanked(text, _bracketed(text))
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


def _bracketed(text: str) -> list[tuple[int, int]]:
    """Where words in square brackets begin and end, with the address that may follow them.

    They may be a link even without one: what they mean can be defined anywhere.
    """
    spans: list[tuple[int, int]] = []
    opened: list[int] = []
    at = 0
    while found := _BRACKET.search(text, at):
        at = found.end()
        if found["bracket"] == "[":
            opened.append(found.start())
        elif found["bracket"] and opened:
            target = _TARGET.match(text, at)
            at = target.end() if target else at
            begin = opened.pop()
            while spans and spans[-1][0] > begin:
                spans.pop()
            spans.append((begin, at))
    return spans


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
