"""The text of a data file to its fields, with every fault in it."""

from __future__ import annotations

from dataclasses import replace

from learnlog.files.decoding import Decoded, decode
from learnlog.front_matter.field_rules import Rules
from learnlog.front_matter.nodes import Fields, Items, Node, Text
from learnlog.front_matter.yaml_text import read_fields
from learnlog.problems import Problem
from learnlog.reference.data_fields import DataFields
from learnlog.reference.data_files import of_a_data_file


def read_data(path: str, data: bytes | str, rules: Rules, what: str) -> DataFields | list[Problem]:
    """The fields of a file, or why there is no text in it; `what` the file is, as in "a list".

    No other program reads the file, so a value is text until its field says what it must be.
    """
    text = decode(path, data)
    if not isinstance(text, Decoded):
        return text
    document, faults = read_fields(path, text.text, first_line=1)
    example = next(rule.example for rule in rules.values() if rule.kind == "items")
    problems = [
        of_a_data_file(fault, what, example)
        for fault in faults
        if fault.code != "reads-differently"
    ]
    plain = Fields(
        tuple(replace(one, value=_texts(one.value), word=True) for one in document.fields), 1
    )
    return DataFields(path, plain, rules, problems)


def _texts(node: Node) -> Node:
    """The node with every value and name in it as the text that was written."""
    if isinstance(node, Text):
        return node if node.kind == "null" else replace(node, kind="str")
    if isinstance(node, Items):
        return replace(node, items=tuple(map(_texts, node.items)))
    fields = (replace(one, value=_texts(one.value), word=True) for one in node.fields)
    return replace(node, fields=tuple(fields))
