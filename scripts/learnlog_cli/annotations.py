"""A problem as GitHub's workflows understand it, so that it is shown at its line.

And what a build by MkDocs has said, read for its problems.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import dedent

from learnlog.problems import Problem, Source

# "Workflow commands for GitHub Actions" (GitHub Docs): what ends a property or a message.
_IN_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_IN_MESSAGE, ":": "%3A", ",": "%2C"}
# How MkDocs tells of something, and how it and learnlog name the file.
_TOLD = re.compile(r"^(WARNING|ERROR)\s+-\s+(.+)$((?:\n {4}.*$)*)", re.MULTILINE)
_OF_OURS = re.compile(r"(?P<path>[^:\n]+?)(?::(?P<line>\d+))?: (?P<message>.+)")
_OF_MKDOCS = re.compile(r"Doc file '(?P<uri>[^'\n]+)' .+")


def annotation(problem: Problem) -> str:
    """The workflow command for a problem."""
    kind = problem.severity.value  # error, warning and notice are words of GitHub too
    message = problem.in_full + (f"\n{problem.hint}" if problem.hint else "")
    place = _place(problem.source.path, problem.source.line, problem.source.column)
    title = _escaped(problem.code, _IN_PROPERTY)
    return f"::{kind} {place},title={title}::{_escaped(message, _IN_MESSAGE)}"


def annotations_of_build(said: str, docs_dir: str) -> Iterator[str]:
    """The same for the warnings and errors of a build, by what MkDocs `said` in it."""
    for level, told, _ in _TOLD.findall(said):
        source, message = source_of(told, docs_dir)
        place = f" {_place(source.path, source.line)}" if source.path else ""
        yield f"::{level.lower()}{place}::{_escaped(message, _IN_MESSAGE)}"


def problems_of_build(said: str, docs_dir: str) -> Iterator[Problem]:
    """The same as problems, which have no code; what is indented below one is its hint."""
    for _, told, below in _TOLD.findall(said):
        source, message = source_of(told, docs_dir)
        yield Problem(source, "", message, dedent(below).strip("\n"))


def wrong_in_build(said: str) -> str:
    """What a build said but for what is no problem: messages, and the lines indented below them."""
    kept, keeping = [], True
    for line in said.splitlines(keepends=True):
        if not line[:1].isspace():
            keeping = not line.startswith(("INFO ", "DEBUG "))
        kept += [line] if keeping else []
    return "".join(kept)


def source_of(told: str, docs_dir: str) -> tuple[Source, str]:
    """Where something is that a build told of (nowhere: a path of ""), and what it is."""
    ours = _OF_OURS.fullmatch(told)
    if ours and (ours["path"].startswith(f"{docs_dir}/") or ours["path"] == "mkdocs.yml"):
        return Source(ours["path"], int(ours["line"] or 0)), ours["message"]
    if theirs := _OF_MKDOCS.match(told):
        return Source(f"{docs_dir}/{theirs['uri']}", 0), told
    return Source("", 0), told


def _place(path: str, line: int, column: int = 0) -> str:
    within = (f",{name}={at}" for name, at in (("line", line), ("col", column)) if at)
    return f"file={_escaped(path, _IN_PROPERTY)}{''.join(within)}"


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)
