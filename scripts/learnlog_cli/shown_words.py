"""The words of a finding, marked within their line: for a terminal and nothing else."""

from __future__ import annotations

from itertools import chain

import click

from learnlog.build import Build
from learnlog.privacy.detectors import find_in_name
from learnlog.privacy.telling import STOPS
from learnlog.problems import Problem
from learnlog.site_privacy import readable_texts

HOW = "learnlog check --show shows the words, on your screen only."
ROUND = 30  # characters shown before and behind the words


def show_words(build: Build, problem: Problem) -> None:
    """Print what was found, within the words round it."""
    path, line = problem.source.path, problem.source.line
    text = _text(build, path) if line else path
    found = build.known.found(text) if line else find_in_name(path)
    first = _start_of_line(text, line)
    stops = problem.code == STOPS
    column = problem.source.column
    spans = [(f.start, f.end) for f in found if f.stops == stops]
    spans = [one for one in spans if not column or one[0] == first + column - 1]
    for start, end in spans[:1] if column else spans:
        before = text[first:start]
        before = before if len(before) <= ROUND else f"…{before[-ROUND:]}"
        behind = text[end:].partition("\n")[0]
        behind = behind if len(behind) <= ROUND else f"{behind[:ROUND]}…"
        words = click.style(f"»{_on_one_line(text[start:end])}«", bold=True)
        click.echo(f"    here: {_on_one_line(before)}{words}{_on_one_line(behind)}")


def _text(build: Build, path: str) -> str:
    texts = chain(build.others, readable_texts(build.folder.texts))
    return next((one.text for one in texts if one.path == path), "")


def _start_of_line(text: str, line: int) -> int:
    """Where a line begins, counted from 1."""
    at = 0
    for _ in range(line - 1):
        at = text.find("\n", at) + 1
    return at


def _on_one_line(text: str) -> str:
    """Without signs that a terminal would obey."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
