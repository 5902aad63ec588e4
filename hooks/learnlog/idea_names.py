"""How a text names an idea: at the beginning of a paragraph, or in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARKS = r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:\[[ xX]\][ \t]+)?"
_BOLD = r"(?:\*\*|__|[*_])?"
_IDEA = (
    rf"(?P<named>{_BOLD}(?P<word>[Ii](?:dea|DEA))[ \t]+(?:#|[Nn]o\.?[ \t]*)?"
    rf"(?P<number>0*[1-9]\d{{0,4}}){_BOLD})"
)
# `Idea 7: …`, `**Idea 7.** …`, `Idea 7 – …`: what follows the sign are the idea's words.
_SIGN = rf"[ \t]*(?::|[.](?=[ \t*_])|[–—]|-(?=[ \t])){_BOLD}[ \t]*"
_OPENING = re.compile(_MARKS + _IDEA + _SIGN + r"(?=\S|\Z)")
# `Idea: …` or `New idea: …`: an idea that takes the next free number.
_UNNUMBERED = re.compile(
    _MARKS
    + rf"(?P<named>{_BOLD}(?P<word>Idea|New [Ii]dea|NEW IDEA|IDEA){_BOLD})"
    + rf"[ \t]*(?::|[–—]|-(?=[ \t])){_BOLD}[ \t]*(?=\S)"
)
_MENTION = re.compile(
    r"\b(?P<one>(?:[Ii]dea|IDEA)\s+(?P<number>\d{1,5}))(?![\w]|[.,]\d)"
    r"|\b(?P<more>(?:[Ii]deas|IDEAS)\s+\d{1,5}(?:(?:\s*,\s*(?:and\s+)?|\s*(?:and|or|&)\s*)\d{1,5})*)(?!\w)"
)
_LETTERS = ("dea", "DEA")  # one of these is in all that the patterns find


def may_name(text: str) -> bool:
    """Whether ideas can be named at all."""
    return any(name in text for name in _LETTERS)


def begins_idea(text: str) -> re.Match[str] | None:
    """The `Idea N:` or `Idea:` that a text begins with."""
    return _OPENING.match(text) or _UNNUMBERED.match(text)


def mentions(text: str, start: int) -> Iterator[re.Match[str]]:
    """Where ideas are named from the index `start` on, as the pattern would be found by itself.

    Only where the letters stand is it tried, which takes a tenth of the time.
    """
    for at in letters_at(text, start):
        if at > start and (found := _MENTION.match(text, at - 1)):
            start = found.end()
            yield found


def letters_at(text: str, start: int = 0) -> list[int]:
    """Where the letters stand from the index `start` on, one of which is in all that is found."""
    return sorted(at for letters in _LETTERS for at in _indexes(text, letters, start))


def _indexes(text: str, letters: str, start: int) -> Iterator[int]:
    while (start := text.find(letters, start)) >= 0:
        yield start
        start += 1


def name_of(opened: re.Match[str]) -> str:
    """Idea 7, or Idea where it has no number."""
    number = opened.groupdict().get("number")
    return f"Idea {number}" if number else "Idea"
