"""Stretches of a text around some words, so that slow patterns are tried only there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def stretches(
    text: str, marks: Iterable[str], before: int, behind: int
) -> Iterator[tuple[int, int]]:
    """Where a text has one of the marks: from so many characters before to so many behind it.

    Stretches that touch are one, and they come in order, so that nothing is looked at twice.
    """
    begin, end = -1, -1
    for at, length in sorted(_places(text, marks)):
        if begin < 0:
            begin, end = max(0, at - before), at + length + behind
        elif at - before <= end:
            end = max(end, at + length + behind)
        else:
            yield begin, min(end, len(text))
            begin, end = at - before, at + length + behind
    if begin >= 0:
        yield begin, min(end, len(text))


def _places(text: str, marks: Iterable[str]) -> Iterator[tuple[int, int]]:
    for mark in marks:
        at = text.find(mark)
        while at >= 0:
            yield at, len(mark)
            at = text.find(mark, at + len(mark))
