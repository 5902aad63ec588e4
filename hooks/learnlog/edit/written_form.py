"""New items and fields as they are written, in a list of lines or between brackets."""

from __future__ import annotations

import re
from collections.abc import Mapping

from learnlog.edit.changes import Words
from learnlog.front_matter.fields import GROUPS, MAIN_FIELD, FieldRule
from learnlog.front_matter.quoting import BULLETS, listed, quoted_if_needed
from learnlog.front_matter.yaml_text import kind_of

# More than what must be quoted everywhere: `a:<tab>b`, and what would begin a line in brackets.
_ALSO_RISKY = re.compile(rf":\s|\A[:{re.escape(BULLETS)}]")


def value_in(group: str, name: str, value: str, flow: bool = False) -> str:
    """A value of a field of a list, in quotes where another reader would take it for another."""
    return value_of(GROUPS[group].get(name), value, flow)


def value_of(rule: FieldRule | None, value: str, flow: bool = False) -> str:
    """A value in one line, in quotes where another reader would take it for something else."""
    written = listed(value) if flow else quoted_if_needed(value)
    other = rule and rule.kind == "text" and kind_of(value) != "str"
    risky = written.startswith('"') or _ALSO_RISKY.search(value) is not None
    return _in_quotes(value) if other or risky else value


def _in_quotes(value: str) -> str:
    """The very value, with the quotes and blanks that it may begin and end with."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def item_lines(group: str, fields: Words, margin: int) -> str:
    """A group of fields as an item of a list whose hyphens stand behind `margin` blanks."""
    lines = [f"{name}: {value_in(group, name, value)}" for name, value in in_order(group, fields)]
    first, *others = lines
    return "\n".join(
        [f"{' ' * margin}- {first}", *(f"{' ' * (margin + 2)}{one}" for one in others)]
    )


def item_in_brackets(group: str, fields: Words, written: Mapping[str, str] | None = None) -> str:
    """A group of fields as an item of a list between brackets; `written` stay as they are."""
    values = {name: value_in(group, name, value, flow=True) for name, value in fields.items()}
    pairs = in_order(group, {**values, **(written or {})})
    return f"{{{', '.join(f'{name}: {value}' for name, value in pairs)}}}"


def in_order(group: str, fields: Words) -> list[tuple[str, str]]:
    """The fields in the order in which the manual lists them."""
    order = list(GROUPS[group])
    return sorted(fields.items(), key=lambda pair: order.index(pair[0]))


def deeper(raw: str, by: int) -> str:
    """A value as it is written already, its further lines so many characters further in."""
    return re.sub(r"\n(?=[^\n])", "\n" + " " * by, raw)


def main_field(group: str) -> str:
    """The field that a plain sentence in the list stands for."""
    return MAIN_FIELD[group]
