"""The items of a list one by one, whatever they are; what is private goes another way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from learnlog.did_you_mean import nearest
from learnlog.front_matter import fields, quoting
from learnlog.front_matter.nodes import Field, Fields, Node, Text, plain
from learnlog.front_matter.private_items import is_private, veiled
from learnlog.front_matter.unknown_field import misspelt
from learnlog.front_matter.values import Values
from learnlog.privacy.marks import near
from learnlog.problems import Problem, Source

Written = TypeVar("Written")

# What may stand in the place of the main field: a known idea's number, a person who isn't named.
_INSTEAD = {"ideas": ("idea",), "people": ("role", "organisation")}


def each(
    values: Values,
    name: str,
    read: Callable[[Values, Source], Written],
    problems: list[Problem],
    private: list[Written] | None = None,
) -> Iterator[Written]:
    """What `read` makes of each item of the list `name`; an item without its main field is told.

    Private items are read as well, so that their faults are told, but go into `private` alone.
    """
    rules, main = fields.GROUPS[name], fields.MAIN_FIELD[name]
    for item in values.items(name):
        source = Source(values.path, item.line)
        group = (
            Fields((Field(main, item, item.line),), item.line) if isinstance(item, Text) else item
        )
        if not isinstance(group, Fields) or not any(one.name in rules for one in group.fields):
            if not isinstance(group, Fields) or all(one.word for one in group.fields):
                problems.append(_not_an_item(name, item, source))
            continue
        faults: list[Problem] = []
        found = Values(values.path, group, rules, faults)
        hidden = is_private(group, found)
        if any(found.has(one) for one in (main, *_INSTEAD.get(name, ()))):
            record = read(found, source)
            if not hidden:
                yield record
            elif private is not None:
                private.append(record)
        else:
            message = f"'{main}' is missing in this item of '{name}'"
            faults.append(Problem(source, "field-missing", message, f"{main}: …"))
        problems += _without_words(faults, group) if hidden else faults


def _without_words(faults: list[Problem], group: Fields) -> Iterator[Problem]:
    names = {field.line: field.name for field in group.fields}
    return (veiled(one, names.get(one.source.line, "")) for one in faults)


def _not_an_item(name: str, item: Node, source: Source) -> Problem:
    if isinstance(item, Fields) and len(item.fields) == 1:
        field = item.fields[0]
        if near(field.name):
            return misspelt(source, field.name)
        if close := nearest(field.name, fields.GROUPS[name]):
            message = f"unknown field '{field.name[:60]}'; did you mean '{close}'?"
            hint = quoting.on_one_line(close, field.value)
            return Problem(source, "field-unknown", message, hint)
        words = f"{field.name}: {plain(field.value) or ''}".rstrip()
        message = "a colon followed by a space means 'a field begins'; put the sentence in quotes"
        return Problem(source, "field-unknown", message, f"- {quoting.quoted_value(words)}")
    names = ", ".join(fields.GROUPS[name])
    message = f"an item of '{name}' is a sentence, or has some of the fields {names}"
    return Problem(source, "field-unknown", message, "- …")
