"""The form as GitHub reads it: a file below `.github/ISSUE_TEMPLATE`, made of the questions."""

from __future__ import annotations

import json
from collections.abc import Iterator

from learnlog_cli.issues.questions import QUESTIONS, Question

FORM = ".github/ISSUE_TEMPLATE/weekly-entry.yml"
LABEL = "weekly-entry"

_MADE = (
    "# Made by `learnlog issue set-up` from the fields of an entry; made anew by the same command."
)
_PRIVATE = (
    "**For private repositories only.** In a public repository everybody reads what you send here, "
    "at once and before anything has been checked. Then write on the page `/write/` of your site."
)
_NOBODY = (
    "Nobody may be recognised: no names, no dates of birth, no exact days, no rare details. "
    "Everything is optional."
)


def form_text() -> str:
    """The whole file. Values stand as JSON, which is YAML too."""
    lines = [
        _MADE,
        f"name: {_as_json('The entry of a week')}",
        f"description: {_as_json('Becomes a pull request. For private repositories only.')}",
        f"title: {_as_json('The entry of a week')}",
        f"labels: {_as_json([LABEL])}",
        "body:",
        *_markdown(_PRIVATE),
        *_markdown(_NOBODY),
    ]
    for question in QUESTIONS:
        lines += _box(question)
    return "\n".join(lines) + "\n"


def _markdown(text: str) -> Iterator[str]:
    yield "  - type: markdown"
    yield "    attributes:"
    yield f"      value: {_as_json(text)}"


def _box(question: Question) -> Iterator[str]:
    kind = "checkboxes" if question.ticks else "textarea" if question.lines else "input"
    yield f"  - type: {kind}"
    yield f"    id: {question.key}"
    yield "    attributes:"
    yield f"      label: {_as_json(question.label)}"
    yield f"      description: {_as_json(question.hint)}"
    if question.ticks:
        yield "      options:"
        yield from (f"        - label: {_as_json(one)}" for one in question.ticks)


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
