"""A problem as GitHub's workflows understand it, so that it is shown at its line."""

from __future__ import annotations

from learnlog.problems import Problem

# "Workflow commands for GitHub Actions" (GitHub Docs): what ends a property or a message.
_IN_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_IN_MESSAGE, ":": "%3A", ",": "%2C"}


def annotation(problem: Problem) -> str:
    """The workflow command for a problem."""
    kind = problem.severity.value  # error, warning and notice are words of GitHub too
    message = problem.message + (f"\n{problem.hint}" if problem.hint else "")
    place = f"file={_escaped(problem.source.path, _IN_PROPERTY)}"
    place += f",line={problem.source.line}" if problem.source.line else ""
    title = _escaped(problem.code, _IN_PROPERTY)
    return f"::{kind} {place},title={title}::{_escaped(message, _IN_MESSAGE)}"


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)
