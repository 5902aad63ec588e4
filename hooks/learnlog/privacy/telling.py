"""Findings to problems that name file, line and kind, and never the words that were found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from learnlog.privacy.findings import KINDS, Finding
from learnlog.problems import Problem, Source

STOPS, ASKS = "identifying", "may-identify"
HIDDEN = "…"
SHORTEST_HIDDEN = 4  # shorter words are parts of others

_IN_NAME = "the name of this file or of its folder"
_ADVICE = (
    "leave it out, or write something such as the line below; if nobody can be recognised by it, "
    "'allow' it and say why"
)


def told(path: str, text: str, findings: Iterable[Finding]) -> Iterator[Problem]:
    """A problem for each finding in the text of a file."""
    for one in findings:
        line = text.count("\n", 0, one.start) + 1
        column = one.start - (text.rfind("\n", 0, one.start) + 1) + 1
        yield _problem(Source(path, line), f"from character {column} of this line", one.kind)


def told_of_name(path: str, findings: Iterable[Finding]) -> Iterator[Problem]:
    """A problem for each finding in the name of a file."""
    for one in findings:
        yield _problem(Source(path, 0), _IN_NAME, one.kind)


def _problem(source: Source, where: str, kind: str) -> Problem:
    detail = KINDS[kind]
    if detail.stops:
        message = f"{where} looks like {detail.called}, which identifies somebody; {_ADVICE}"
        return Problem(source, STOPS, message, detail.instead)
    message = f"{where} could be {detail.called}; {_ADVICE}"
    return Problem(source, ASKS, message, detail.instead)


def without_words(problems: Sequence[Problem], found: Iterable[str]) -> list[Problem]:
    """The problems, with nothing in them of the words that were found anywhere in the log."""
    hidden = sorted({one for one in found if len(one) >= SHORTEST_HIDDEN}, key=len, reverse=True)
    return [_without(problem, hidden) for problem in problems] if hidden else list(problems)


def _without(problem: Problem, hidden: Sequence[str]) -> Problem:
    message, hint = problem.message, problem.hint
    for words in hidden:
        message, hint = message.replace(words, HIDDEN), hint.replace(words, HIDDEN)
    return replace(problem, message=message, hint=hint)
