"""Values from a form to the text of an entry, which the parser reads as these values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from learnlog.edit.written_form import value_of
from learnlog.files.decoding import UNSAFE
from learnlog.forms.written_body import written_body
from learnlog.front_matter.fences import FENCE
from learnlog.front_matter.fields import EVENT, GROUPS, MAIN_FIELD, OF_KIND, FieldRule, Rules
from learnlog.kinds import Kind

Value: TypeAlias = "str | float | bool | Sequence[Value] | Mapping[str, Value] | None"
Values: TypeAlias = Mapping[str, Value]

_INNER: Mapping[str, Rules] = {"event": EVENT}
_ANY_TEXT = FieldRule("text", "", "")
_INDENT = "  "


def write_entry(values: Values, body: str = "", kind: Kind = Kind.WEEK) -> str:
    """The text of an entry of a kind: its fields in the order of the manual, then the prose.

    `values` are as YAML has them: a text, a number, a truth, a list of texts or of groups. What
    is empty is left out, an item with nothing but its sentence is written as the sentence, and
    line breaks in a text of one line become blanks. Raises ValueError for a field that the kind
    does not have.
    """
    rules = OF_KIND[kind]
    if unknown := values.keys() - rules.keys():
        raise ValueError(f"a {kind.word} has no field {', '.join(sorted(unknown))}")
    lines = [
        line
        for name, rule in rules.items()
        if not is_empty(values.get(name))
        for line in _field(name, rule, values[name])
    ]
    header = "\n".join([FENCE, *lines, FENCE, ""]) if lines else ""
    return header + written_body(body, below_header=bool(header))


def is_empty(value: Value) -> bool:
    """Whether nothing was filled in."""
    if isinstance(value, str):
        return not _one_line(value)
    if isinstance(value, Mapping):
        return all(is_empty(one) for one in value.values())
    if isinstance(value, Sequence):
        return all(is_empty(one) for one in value)
    return value is None


def _field(name: str, rule: FieldRule, value: Value) -> Iterator[str]:
    """The lines of a field at the margin."""
    if rule.kind == "items":
        yield f"{name}:"
        for item in _listed(value):
            if not is_empty(item):
                yield from _item(name, item)
    elif rule.kind == "words":
        yield f"{name}: |"
        yield from (f"{_INDENT}{line}".rstrip() for line in _paragraphs(str(value)))
    elif isinstance(value, Mapping):
        yield f"{name}:"
        yield from (f"{_INDENT}{line}" for line in _fields(_INNER.get(name, {}), value))
    else:
        yield f"{name}: {_written(rule, value)}"


def _item(group: str, item: Value) -> Iterator[str]:
    """The lines of an item of a list: a sentence, or a group of fields below each other."""
    main = MAIN_FIELD[group]
    filled = item if isinstance(item, Mapping) else {main: item}
    filled = {name: value for name, value in filled.items() if not is_empty(value)}
    if [*filled] == [main]:
        yield f"{_INDENT}- {_written(GROUPS[group][main], filled[main])}"
        return
    first, *others = _fields(GROUPS[group], filled)
    yield f"{_INDENT}- {first}"
    yield from (f"{_INDENT * 2}{line}" for line in others)


def _fields(rules: Rules, filled: Values) -> Iterator[str]:
    """The lines of a group, in the order of its rules."""
    if unknown := filled.keys() - rules.keys():
        raise ValueError(f"no such field: {', '.join(sorted(unknown))}")
    for name, rule in rules.items():
        if not is_empty(filled.get(name)):
            yield from _field(name, rule, filled[name])


def _written(rule: FieldRule, value: Value) -> str:
    """A value in one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if rule.kind in ("texts", "amounts"):
        each = (_one_line(str(one)) for one in _listed(value) if not is_empty(one))
        kind = _ANY_TEXT if rule.kind == "texts" else None
        return f"[{', '.join(value_of(kind, one, flow=True) for one in each)}]"
    return value_of(rule, _one_line(str(value)))


def _listed(value: Value) -> Sequence[Value]:
    """The items of a value that may be one alone."""
    return value if isinstance(value, Sequence) and not isinstance(value, str) else [value]


def _one_line(text: str) -> str:
    """A text without line breaks, and without signs that nobody sees and no entry may hold."""
    return " ".join(UNSAFE.sub(" ", text).split())


def _paragraphs(text: str) -> list[str]:
    """The lines of a text with paragraphs, none of them deeper than the first."""
    lines = [UNSAFE.sub(" ", line).strip() for line in re.split(r"\r\n?|\n", text.strip())]
    return lines
