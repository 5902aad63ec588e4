"""Findings to problems that name file, line and kind, and never the words that were found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from learnlog.files.decoding import UNSAFE
from learnlog.privacy.findings import KINDS, Finding
from learnlog.privacy.instead import instead_of
from learnlog.problems import Problem, Source

STOPS, ASKS = "identifying", "may-identify"
HIDDEN = "…"
SHORTEST_HIDDEN = 4  # shorter words are parts of others

_IN_NAME = "the name of this file or of its folder"
_ADVICE = "Leave it out, write something like the line below it, or 'allow' it and say why."
_LEAVE_OUT = "Leave it out, or 'allow' it and say why."
_RENAME = "Give it another name, here and where it is named, or 'allow' it and say why."
_KEPT_BACK = (
    "What is private or a draft counts too: it is on no page, but whoever can see the repository "
    "can read the file."
)
_WORDS_HIDDEN = "Words are hidden here (…); 'learnlog check --show' shows them, on a screen only."
_STEP = "Instead of such a line, give some words of the step: learnlog steps done WORDS"


def told(
    path: str,
    text: str,
    findings: Iterable[Finding],
    private: Collection[int] = (),
    draft: bool = False,
) -> Iterator[Problem]:
    """A problem for each finding in the text of a file.

    On the lines `private`, and in a `draft`, it is said why that counts.
    """
    for one in findings:
        line = text.count("\n", 0, one.start) + 1
        column = one.start - (text.rfind("\n", 0, one.start) + 1) + 1
        kept = ", which is private," if line in private else ", in a draft," if draft else ""
        where = f"from character {column} of this line{kept}"
        instead = instead_of(one.kind, text[one.start : one.end])
        besides = (_ADVICE if instead else _LEAVE_OUT, *([_KEPT_BACK] if kept else ()))
        yield _problem(Source(path, line, column), where, one, instead, besides)


def told_of_name(path: str, findings: Iterable[Finding]) -> Iterator[Problem]:
    """A problem for each finding in the name of a file."""
    for one in findings:
        yield _problem(Source(path, 0), _IN_NAME, one, "", (_RENAME,))


def _problem(
    source: Source, where: str, found: Finding, instead: str, besides: tuple[str, ...]
) -> Problem:
    called = KINDS[found.kind].called
    if found.stops:
        message = f"{where} looks like {called}, which identifies somebody"
        return Problem(source, STOPS, message, instead, besides)
    return Problem(source, ASKS, f"{where} could be {called}", instead, besides)


def without_words(problems: Sequence[Problem], found: Iterable[str]) -> Mapping[Problem, Problem]:
    """The problems, with nothing in them of the words that were found anywhere in the log.

    Each with what it was before, in which the words stand: for nobody but who asks to see them.
    """
    hidden = sorted({one for one in found if len(one) >= SHORTEST_HIDDEN}, key=len, reverse=True)
    return {_without(problem, hidden): problem for problem in problems}


def _without(problem: Problem, hidden: Sequence[str]) -> Problem:
    message, hint = problem.message, problem.hint
    for words in hidden:
        message, hint = message.replace(words, HIDDEN), hint.replace(words, HIDDEN)
    if (message, hint) == (problem.message, problem.hint):
        return problem
    besides = (*problem.besides, _WORDS_HIDDEN)
    if problem.code == "step-unknown":  # the line is of no use without all of its words
        hint, besides = "", (*besides, _STEP)
    return replace(problem, message=message, hint=hint, besides=besides)


def forms_quoted(words: str) -> Iterator[str]:
    """Words that were found as they stand in a file, and as messages quote them."""
    yield words
    yield " ".join(words.split())
    yield UNSAFE.sub("", words)
