"""Problems told in the messages of a build by MkDocs; for the adapter only."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from textwrap import indent
from typing import NamedTuple

from mkdocs.utils import CountHandler

from learnlog.problems import Problem, Severity
from learnlog.workflow_commands import without_commands

LOGGERS = ("mkdocs", "properdocs")  # the fork runs the same hooks, and counts under its own name
LOG = logging.getLogger("mkdocs.plugins.learnlog")
_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING}


def tell(problem: Problem) -> None:
    """Say what is wrong, and below it what to write instead.

    Wherever that is: a build is often made by a workflow, whose runner reads what it says.
    """
    hint = indent(f"\n{problem.hint}", " " * 4) if problem.hint else ""
    told = without_commands(f"{problem}{hint}")
    level = _LEVELS.get(problem.severity, logging.INFO)
    LOG.log(level, "%s", told, extra={"problem": problem})


def has_warned() -> bool:
    """Whether a strict build has warned of something, so that it will fail."""
    handlers = [one for name in LOGGERS for one in logging.getLogger(name).handlers]
    return any(isinstance(one, CountHandler) and one.get_counts() for one in handlers)


class Said(NamedTuple):
    """What was said in a build: how grave it is to MkDocs, its words, the problem that it
    tells, and the part of the program that says it.
    """

    level: str
    message: str
    problem: Problem | None
    by: str


@contextmanager
def heard(say: Callable[[Said], object]) -> Iterator[None]:
    """Hand on what MkDocs, or its fork, says within: nothing of it goes to standard error."""
    listener = _Listener(say)
    top, below = (logging.getLogger(name) for name in _by_rank())
    below.parent = top  # one counts for both in a strict build
    top.addHandler(listener)
    top.setLevel(logging.INFO)
    top.propagate = False
    try:
        yield
    finally:
        top.removeHandler(listener)


def _by_rank() -> tuple[str, str]:
    """The logger of the program that builds, and that of the other name."""
    fork = CountHandler.__module__.startswith(LOGGERS[1])
    return (LOGGERS[1], LOGGERS[0]) if fork else LOGGERS


class _Listener(logging.Handler):
    def __init__(self, say: Callable[[Said], object]) -> None:
        super().__init__(logging.INFO)
        self._say = say

    def emit(self, record: logging.LogRecord) -> None:
        problem = getattr(record, "problem", None)
        self._say(Said(record.levelname, record.getMessage(), problem, record.name))
