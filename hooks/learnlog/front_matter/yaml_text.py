"""YAML text to nodes with line numbers, and every fault in it. The only module that imports yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

import yaml

from learnlog.front_matter import mending
from learnlog.front_matter.node_reader import NodeReader, YamlNode
from learnlog.front_matter.nodes import Fields, Items, Node, plain
from learnlog.problems import Problem, Source

MAX_HEADER_CHARACTERS = 64 * 1024
MAX_DEPTH = 20
MAX_FAULTS = 20

# Anything that may be an anchor, alias or tag, or be nested deep: looked at event by event.
_SUSPECT = re.compile(
    r"(?:^|[\s\[{,:])[&*!]|^\s*(?:- ){4}| {40}|^\s*\? |(?:[\[{][^\]}]*){15}", re.MULTILINE
)
_TASK = re.compile(r"(\s*)(?:#\s*)?[-*+]\s*\[[ xX]?\]\s*(.*)")
_CONSTRUCTOR = yaml.constructor.SafeConstructor()


def read_fields(path: str, text: str) -> tuple[Fields, list[Problem]]:
    """The fields of YAML text whose first line is line 2 of its file, and every fault in it.

    After a fault the line is read as the hint would have it, so that later faults show too.
    """
    if len(text) > MAX_HEADER_CHARACTERS:
        message = "the front matter is larger than 64 KiB; move the text below it"
        return Fields((), 2), [Problem(Source(path, 1), "file-too-large", message)]
    lines = text.split("\n")
    problems = list(_task_items(path, lines))
    for _ in range(MAX_FAULTS):
        root, fault = _compose(path, lines)
        if fault is None:
            return _fields(path, lines, root, problems)
        problems.append(fault)
        if fault.code not in {"yaml", "yaml-feature"} or not fault.hint or "\n" in fault.hint:
            break
        lines[fault.source.line - 2] = fault.hint
    return Fields((), 2), problems


def read_document(path: str, text: str) -> Node | None:
    """A whole YAML file as nodes, however it is tagged; None where it can't be read."""
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return None if root is None else NodeReader(path, text, [], _builds).node(cast(YamlNode, root))


def _task_items(path: str, lines: list[str]) -> Iterator[Problem]:
    for at, line in enumerate(lines):
        if found := _TASK.match(line):
            lines[at] = mending.quoted(f"{found[1]}- {found[2] or '…'}")
            message = "a box to tick does not work in the front matter; write the item by itself"
            yield Problem(Source(path, at + 2), "task-item", message, lines[at])


def _compose(path: str, lines: list[str]) -> tuple[yaml.Node | None, Problem | None]:
    text = _file_text(lines)
    if _SUSPECT.search(text) and (problem := _forbidden(path, text)):
        return None, problem
    try:
        return yaml.compose(text, Loader=yaml.CSafeLoader), None
    except yaml.MarkedYAMLError as wrong:
        return None, _fault(path, lines, wrong)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        message = "the front matter must be lines of the form 'name: value'"
        return None, Problem(Source(path, 2), "front-matter-shape", message, "title: …")


def _file_text(lines: list[str]) -> str:
    """The header with a line feed in place of its fence, so that its lines are the file's."""
    return "\n" + "\n".join(lines) + "\n"


def _forbidden(path: str, text: str) -> Problem | None:
    """An anchor, alias or tag, or nesting that would exhaust a reader, found without recursion."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            line = text.count("\n", 0, event.start_mark.index if event.start_mark else 0) + 1
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                message = f"lists in lists, more than {MAX_DEPTH} deep; write them one by one"
                return Problem(Source(path, line), "front-matter-depth", message)
            if getattr(event, "anchor", None) or getattr(event, "tag", None):
                return _feature(path, text, line)
    except yaml.YAMLError:
        return None  # the composer meets the same fault and explains it
    return None


def _feature(path: str, text: str, line: int) -> Problem:
    message = (
        "a value that begins with '&', '*' or '!' has a special meaning that entries may not use; "
        "put it in quotes"
    )
    written = text.split("\n", line)[line - 1]
    return Problem(Source(path, line), "yaml-feature", message, mending.quoted(written))


def _fault(path: str, lines: list[str], wrong: yaml.MarkedYAMLError) -> Problem:
    marks = [mark.line - 1 for mark in (wrong.problem_mark, wrong.context_mark) if mark]
    at, mend = mending.mend(lines, [min(max(mark, 0), len(lines) - 1) for mark in marks], _reads)
    return Problem(Source(path, at + 2), "yaml", mending.reason(lines[at]), mend or "")


def _reads(lines: list[str]) -> int:
    """How many lines are read before the first fault; one more than there are where none is."""
    try:
        yaml.compose(_file_text(lines), Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as wrong:
        return max(wrong.problem_mark.line - 1, 0) if wrong.problem_mark else 0
    except (yaml.YAMLError, ValueError, RecursionError):
        return 0
    return len(lines) + 1


def _fields(
    path: str, lines: list[str], root: yaml.Node | None, problems: list[Problem]
) -> tuple[Fields, list[Problem]]:
    if root is None:
        return Fields((), 2), problems
    node = NodeReader(path, _file_text(lines), problems, _builds).node(cast(YamlNode, root))
    if isinstance(node, Fields):
        return node, problems
    message = "the front matter must be lines of the form 'name: value'"
    shown = "next_steps:\n  - …" if isinstance(node, Items) else mending.as_field(str(plain(node)))
    problems.append(Problem(Source(path, node.line), "front-matter-shape", message, shown))
    return Fields((), 2), problems


def _builds(node: yaml.ScalarNode) -> bool:
    """Whether other readers of YAML can make a value of this text (`2026-02-30` they can't)."""
    try:
        _CONSTRUCTOR.construct_object(node)
    except (yaml.YAMLError, ValueError, TypeError, OverflowError):
        return False
    return True
