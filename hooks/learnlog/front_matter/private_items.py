"""Items of lists that are private: which they are, and their problems told without their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from learnlog.codes import CODES
from learnlog.front_matter.fields import GROUPS, NAMES
from learnlog.front_matter.nodes import Fields, Text
from learnlog.front_matter.values import Values
from learnlog.privacy.marks import near
from learnlog.privacy.passages import CODE
from learnlog.problems import Problem

_ANSWERS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_WRONG = "'private' must be true or false; until it is, this item is taken to be private"
_TOLD = "in a private item, whose words are not told here: "
_KEY = re.compile(r"(?:\A|[\s{,?\"'-])(?P<word>[^\W\d]{4,14}|pri[-_ ]?vate)[\"']?\s*[:=](?:\s|\Z)")
_FIELD = re.compile(r"\s*(?:-\s+)*(?P<name>[a-z_]+):(?:\s|\Z)")
_KNOWN = {name: rule for rules in GROUPS.values() for name, rule in rules.items()}
# Messages that hold no words of an item, whatever it says.
_WORDLESS = frozenset((CODE, "field-missing", "entry-draft", "entry-future"))


def is_private(group: Fields, values: Values) -> bool:
    """Whether an item is private, or may be meant to be; a value that says neither is told."""
    meant = [one for one in group.fields if near(one.name)]
    if not any(one.name == "private" for one in meant):
        return bool(meant)  # which is told as an unknown field
    node = values.node("private")
    written = node.value.strip().lower() if isinstance(node, Text) else ""
    if written not in _ANSWERS:
        values.report("private", CODE, _WRONG, "private: true")
    return _ANSWERS.get(written, True) or len(meant) > 1


def private_lines(text: str) -> frozenset[int]:
    """The lines of a file, from 1, on which private items of its front matter may stand.

    They are found without a reader of YAML, for which the text may be too faulty; rather too
    many than too few.
    """
    if "pri" not in text.lower():
        return frozenset()
    lines = text.split("\n")
    end = next((at for at, line in enumerate(lines[1:], 1) if line.startswith("---")), len(lines))
    asking = [at for at in range(end) if _asks(lines[at])]
    return frozenset(line + 1 for at in asking for line in _item_round(lines[:end], at))


def _asks(line: str) -> bool:
    named = _KEY.finditer(line) if not line.lstrip().startswith("#") else ()
    return any(near(one["word"]) for one in named)


def _item_round(lines: Sequence[str], at: int) -> range:
    """The indexes of the lines of the item that a line stands in; all where it stands in none."""
    first = at
    while first >= 0 and not lines[first].lstrip().startswith("-"):
        margin = _margin(lines[first])
        above = (n for n in range(first - 1, -1, -1) if lines[n].strip())
        first = next((n for n in above if _margin(lines[n]) < margin), -1)
    if first < 0:
        return range(len(lines))
    margin = _margin(lines[first])
    outer = next((_margin(line) for line in lines[1:] if line.lstrip("# \t")), 0)
    for end in range(at + 1, len(lines)):
        here, field = _margin(lines[end]), _FIELD.match(lines[end])
        another = lines[end].lstrip().startswith("- ") and here <= margin
        if another or (field and field["name"] in NAMES and here == outer):
            return range(first, end)
    return range(first, len(lines))


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


def told(problems: Iterable[Problem], text: str) -> Iterator[Problem]:
    """The problems of a file; those of its private items without a word that stands in them."""
    lines = private_lines(text)
    written = text.split("\n") if lines else []
    for problem in problems:
        if problem.source.line in lines:
            field = _FIELD.match(written[problem.source.line - 1])
            problem = veiled(problem, field["name"] if field else "")
        yield problem


def veiled(problem: Problem, name: str) -> Problem:
    """A problem in the field `name` of a private item: what its code means, and an example."""
    if problem.code in _WORDLESS:
        return problem
    rule = _KNOWN.get(name) if problem.code != "field-unknown" else None
    meaning = CODES[problem.code].meaning.removesuffix(".")
    hint = (f'{name}: "…"' if rule.kind == "text" else rule.example) if rule else ""
    return replace(problem, message=f"{_TOLD}{meaning[0].lower()}{meaning[1:]}", hint=hint)
