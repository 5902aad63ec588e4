"""New items and fields as they are written, in a list of lines or between brackets."""

from __future__ import annotations

from learnlog.edit.changes import Words
from learnlog.front_matter.fields import GROUPS, MAIN_FIELD
from learnlog.front_matter.quoting import listed, quoted_if_needed, quoted_value
from learnlog.front_matter.yaml_text import kind_of


def value_in(group: str, name: str, value: str, flow: bool = False) -> str:
    """A value of a field, in quotes where another reader would take it for something else."""
    rule = GROUPS[group].get(name)
    if rule and rule.kind == "text" and kind_of(value) != "str":
        return quoted_value(value)
    return listed(value) if flow else quoted_if_needed(value)


def item_lines(group: str, fields: Words, margin: int) -> str:
    """A group of fields as an item of a list whose hyphens stand behind `margin` blanks."""
    lines = [f"{name}: {value_in(group, name, value)}" for name, value in in_order(group, fields)]
    first, *others = lines
    return "\n".join(
        [f"{' ' * margin}- {first}", *(f"{' ' * (margin + 2)}{one}" for one in others)]
    )


def item_in_brackets(group: str, fields: Words) -> str:
    """A group of fields as an item of a list between brackets."""
    pairs = (
        f"{name}: {value_in(group, name, v, flow=True)}" for name, v in in_order(group, fields)
    )
    return f"{{{', '.join(pairs)}}}"


def in_order(group: str, fields: Words) -> list[tuple[str, str]]:
    """The fields in the order in which the manual lists them."""
    order = list(GROUPS[group])
    return sorted(fields.items(), key=lambda pair: order.index(pair[0]))


def one_line(group: str, name: str, raw: str, value: str) -> str:
    """A value as it is written already, or anew where that takes several lines."""
    return raw if "\n" not in raw else value_in(group, name, " ".join(value.split()))


def main_field(group: str) -> str:
    """The field that a plain sentence in the list stands for."""
    return MAIN_FIELD[group]
