"""A file's text to its fields and prose, for a form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from learnlog.browser.asked import text
from learnlog.front_matter.nodes import plain
from learnlog.header import read_header
from learnlog.problems import Problem


def read_text(asked: Mapping[str, object]) -> dict[str, object]:
    """`{path, text}` to `{values, body, problems}`; without values where its fences are wrong."""
    header, problems = read_header(text(asked, "path"), text(asked, "text"))
    if header is None:
        return {"values": None, "body": "", "problems": shown(problems)}
    values = {one.name: plain(one.value) for one in header.fields.fields}
    return {"values": values, "body": header.body, "problems": shown(problems)}


def shown(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """Problems as values of JSON."""
    return [
        {
            "path": one.source.path,
            "line": one.source.line,
            "column": one.source.column,
            "code": one.code,
            "severity": one.severity.value,
            "message": one.message,
            "hint": one.hint,
            "besides": list(one.besides),
        }
        for one in problems
    ]
