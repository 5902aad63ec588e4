"""YAML text to nodes with lines, and every fault in it. The only module that imports yaml."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import cast

import yaml

from learnlog.front_matter import quoting
from learnlog.front_matter.joined_items import write_instead
from learnlog.front_matter.node_reader import MAX_DEPTH, NodeReader, YamlNode
from learnlog.front_matter.nodes import Fields, Items, Node, plain
from learnlog.front_matter.text_block import text_at_margin
from learnlog.front_matter.yaml_forbidden import Strange, YamlText, forbidden, task_items
from learnlog.problems import Problem, Source

# The reader in C, or where there is none, as in a browser, that in Python.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_HEADER_CHARACTERS = 64 * 1024
MAX_FAULTS = 20

# Anything that may be an anchor, alias or tag, or be nested deep: looked at event by event.
_SUSPECT = re.compile(r"(?:^|[\s\[{,:])[&*!]|(?:[-?][ \t]+){4}| {20}", re.MULTILINE)
_MAPPING = "the front matter must be lines of the form 'name: value'"


def read_fields(
    path: str, text: str, first_line: int = 2, passed_over: Collection[str] = ()
) -> tuple[Fields, list[Problem]]:
    """The fields of YAML text that begins on line `first_line` of its file, and every fault in it.

    After a fault the line is read as the hint would have it, so that later faults show too.
    Fields whose names are `passed_over` are left out, with what only their own lines have wrong.
    """
    if len(text) > MAX_HEADER_CHARACTERS:
        message = "the front matter is larger than 64 KiB; move the text below it"
        return Fields((), first_line), [Problem(Source(path, 1), "file-too-large", message)]
    written = YamlText(path, text.split("\n"), first_line)
    problems = [*task_items(written), *text_at_margin(written)]
    for _ in range(MAX_FAULTS):
        root, fault = _compose(written)
        if fault is None:
            found: list[Problem] = []
            fields, fault = _fields(written, root, found, passed_over)
            if fault is None:
                return fields, problems + found
        problems.append(fault)
        if fault.code not in {"yaml", "yaml-feature"} or not fault.hint or "\n" in fault.hint:
            break
        write_instead(written.lines, fault.source.line - first_line, fault.hint)
    return Fields((), first_line), problems


def read_document(path: str, text: str) -> Node | None:
    """A whole YAML file as nodes, however it is tagged; None where it can't be read."""
    try:
        if any(strange.code == "front-matter-depth" for strange in _strange(text)):
            return None
        root = yaml.compose(text, Loader=LOADER)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return None if root is None else NodeReader(path, text, [], _builds).node(cast(YamlNode, root))


def compose_marked(text: str) -> YamlNode | None:
    """The nodes of YAML text with their places; None for what `read_fields` would not read."""
    root, _ = _compose(YamlText("", text.removesuffix("\n").split("\n"), 1))
    return cast(YamlNode, root) if root else None


def kind_of(text: str) -> str:
    """What YAML takes an unquoted text for: str, int, float, bool, null, timestamp."""
    patterns = LOADER.yaml_implicit_resolvers.get(text[:1], ())
    found = next((tag for tag, pattern in patterns if pattern.match(text)), "str")
    return str(found).rpartition(":")[2]


def _compose(written: YamlText) -> tuple[yaml.Node | None, Problem | None]:
    text = written.whole
    try:
        if _suspect(text) and (strange := next(_strange(text), None)):
            return None, forbidden(written, text, strange)
        return yaml.compose(text, Loader=LOADER), None
    except yaml.MarkedYAMLError as wrong:
        return None, _fault(written, text, wrong)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        return None, written.problem(0, "front-matter-shape", _MAPPING, "title: …")


def _suspect(text: str) -> bool:
    return text.count("[") + text.count("{") > MAX_DEPTH or _SUSPECT.search(text) is not None


def _strange(text: str) -> Iterator[Strange]:
    """Anchors, aliases, tags, and nesting that would exhaust a reader, found without recursion."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        code = "front-matter-depth" if depth > MAX_DEPTH else ""
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            code = code or "yaml-feature"
        if code and event.start_mark and event.end_mark:
            single = isinstance(event, yaml.ScalarEvent | yaml.AliasEvent)
            yield Strange(code, event.start_mark.index, event.end_mark.index, single)


def _fault(written: YamlText, text: str, wrong: yaml.MarkedYAMLError) -> Problem:
    from learnlog.front_matter import mending, plain_item  # needed for faulty texts only

    marks = [mark.index for mark in (wrong.problem_mark, wrong.context_mark) if mark]
    last = len(written.lines) - 1
    suspects = [text.count("\n", 0, index) + 1 - written.first for index in marks]

    def reads(lines: list[str]) -> int:
        return _lines_read(written._replace(lines=lines))

    suspects = [min(max(one, 0), last) for one in suspects]
    found = plain_item.sentence_above(written.lines, suspects[0], reads)
    found = found or mending.mend(written.lines, suspects, reads)
    return written.problem(found.at, "yaml", found.reason, found.line)


def _lines_read(written: YamlText) -> int:
    """How many lines are read before the first fault; one more than there are where none is."""
    text = written.whole
    index = 0
    try:
        if _suspect(text) and (strange := next(_strange(text), None)):
            index = strange.start
        else:
            yaml.compose(text, Loader=LOADER)
            return len(written.lines) + 1
    except yaml.MarkedYAMLError as wrong:
        index = wrong.problem_mark.index if wrong.problem_mark else 0
    except (yaml.YAMLError, ValueError, RecursionError):
        return 0
    return max(text.count("\n", 0, index) + 1 - written.first, 0)


def _fields(
    written: YamlText,
    root: yaml.Node | None,
    problems: list[Problem],
    passed_over: Collection[str],
) -> tuple[Fields, Problem | None]:
    """The fields, and the first item that is joined to the line above it, which may be mended."""
    if root is None:
        return Fields((), written.first), None
    reader = NodeReader(written.path, written.whole, problems, _builds, passed_over)
    node = reader.node(cast(YamlNode, root))
    if isinstance(node, Fields) or reader.joined:
        return node if isinstance(node, Fields) else Fields((), written.first), reader.joined
    line = written.lines[min(node.line - written.first, len(written.lines) - 1)]
    shown = (
        f"next_steps:\n{line}" if isinstance(node, Items) else quoting.as_field(str(plain(node)))
    )
    problems.append(Problem(Source(written.path, node.line), "front-matter-shape", _MAPPING, shown))
    return Fields((), written.first), None


def _builds(node: yaml.ScalarNode) -> bool:
    """Whether other readers of YAML can make a value of this text (`2026-02-30` they can't)."""
    try:
        yaml.constructor.SafeConstructor().construct_object(node)
    except (yaml.YAMLError, ValueError, TypeError, OverflowError):
        return False
    return True
