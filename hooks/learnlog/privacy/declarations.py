"""What a person declares of an entry, tied to its words, and what they are asked before."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from learnlog.front_matter import fences
from learnlog.front_matter.node_reader import YamlNode
from learnlog.front_matter.nodes import lines_of
from learnlog.front_matter.yaml_text import compose_marked, read_fields

FIELD = "anonymised"
LENGTH = 16  # hexadecimal digits: made by chance, the same sum is met once in 10^19 changes

# What no rule can see. After the joint statement of UK regulators on reflective practice (2019):
# taking out name, age and address is unlikely to be enough, since the details add up.
QUESTIONS = (
    "Could somebody recognise themselves in its words or in its pictures?",
    "Could their family or friends, or a neighbour who reads it, recognise them?",
    "Could somebody who knows where you worked that week tell who is meant?",
    "Is anything in it so rare that it could be looked up: a newspaper, a court, a record?",
    "Does it tell or show more about a person than you need for what you learned?",
    "Would you mind if the person it is about read it, or heard it read out?",
)
NO_CERTIFICATE = (
    "learnlog finds plain slips only. It can't tell whether somebody could be recognised; "
    "that is your judgement."
)

_NOT_COUNTED = (FIELD, "draft")  # saying so, and publishing it, change nothing of what it tells


class Declaration(NamedTuple):
    """Who declared an entry anonymised, when, and the sum of its text at that time."""

    by: str
    date: dt.date
    sha: str


def sum_of(text: str, files: Sequence[str] = ()) -> str:
    """The sum (SHA-256, shortened) of an entry's text with plain line ends, and of the files that
    it names (`files`: the sum of each).

    The declaration itself, `draft:`, and empty lines at the end count for nothing; where the
    front matter can't be told from the prose, all of the text counts.
    """
    parts = fences.split("", text)
    if isinstance(parts, list):
        header, body = "", text
    else:
        header, body = _counted(parts.header or ""), parts.body
    whole = "\0".join([header, body.rstrip(), *files])
    return hashlib.sha256(whole.encode()).hexdigest()[:LENGTH]


def _counted(header: str) -> str:
    root = compose_marked(header)
    if root and root.id == "mapping" and root.flow_style:
        return _counted_in_brackets(header, root)
    fields, _ = read_fields("", header)
    left_out = {
        line
        for field in fields.fields
        if field.name in _NOT_COUNTED
        for line in range(field.line, max(lines_of(field.value)) + 1)
    }
    lines = enumerate(header.split("\n"), start=2)
    return "\n".join(line for at, line in lines if at not in left_out).strip()


def _counted_in_brackets(header: str, root: YamlNode) -> str:
    """The same where fields share their lines: what does not count goes, with its comma."""
    for key, value in reversed(root.value):
        if key.value in _NOT_COUNTED:
            before = header[: key.start_mark.index].rstrip()
            after = header[value.end_mark.index :].lstrip()
            if before.endswith(","):
                before = before[:-1]
            else:
                after = after.removeprefix(",").lstrip()
            header = before + after
    return header.strip()
