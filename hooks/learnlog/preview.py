"""What a writer sees in the preview while the log has errors: all of them, on top of every page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import escape

from learnlog.pages import BuiltPage
from learnlog.problems import Problem, Severity, said_once


def error_box(problems: Iterable[Problem]) -> str:
    """The errors as one block of HTML, each with its line and what to write; else nothing."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if not errors:
        return ""
    items = "".join(_item(problem) for problem in errors)
    more = "".join(f"<p>{escape(sentence)}</p>" for sentence in said_once(errors))
    count = "One error" if len(errors) == 1 else f"{len(errors)} errors"
    return (
        f'<div class="learnlog-errors" role="alert"><p><strong>{count} in the log.</strong> '
        "The preview shows what could be read; nothing can be published before this is mended."
        f"</p><ul>{items}</ul>{more}</div>"
    )


def below_header(page: BuiltPage, box: str) -> BuiltPage:
    """A built page with the box between its front matter and its text."""
    return replace(page, box=box)


def _item(problem: Problem) -> str:
    hint = f"<pre>{escape(problem.hint)}</pre>" if problem.hint else ""
    hint = hint.replace("\n", "&#10;")  # an empty line would end the block
    return f"<li><code>{escape(problem.source)}</code> {escape(problem.message)}{hint}</li>"
