"""Problems told in the messages of a build by MkDocs; for the adapter only."""

from __future__ import annotations

import logging
from textwrap import indent

from mkdocs.utils import CountHandler

from learnlog.problems import Problem, Severity
from learnlog.workflow_commands import without_commands

LOG = logging.getLogger("mkdocs.plugins.learnlog")
_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING}


def tell(problem: Problem) -> None:
    """Say what is wrong, and below it what to write instead.

    Wherever that is: a build is often made by a workflow, whose runner reads what it says.
    """
    hint = indent(f"\n{problem.hint}", " " * 4) if problem.hint else ""
    told = without_commands(f"{problem}{hint}")
    LOG.log(_LEVELS.get(problem.severity, logging.INFO), "%s", told)


def has_warned() -> bool:
    """Whether a strict build has warned of something, so that it will fail."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(isinstance(one, CountHandler) and one.get_counts() for one in handlers)
