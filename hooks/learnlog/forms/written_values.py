"""Values of a form as they are written in front matter, in lines and between brackets."""

from __future__ import annotations

from learnlog.edit.setting import Written
from learnlog.edit.written_form import value_of
from learnlog.forms.form_answers import is_filled, only_filled
from learnlog.forms.form_values import AT, Group, Shown
from learnlog.forms.written_entry import write_entry
from learnlog.front_matter.fields import EVENT, GROUPS, MAIN_FIELD, OF_KIND, FieldRule
from learnlog.kinds import Kind

_TEXT = FieldRule("text", "", "")


def written_field(name: str, value: Shown, kind: Kind) -> Written:
    """A field of an entry of a kind."""
    header = write_entry({name: only_filled(value)}, "", kind)
    lines = _behind_name(header.split("\n")[1:-2], name)
    return Written(lines, _flow(OF_KIND[kind][name], name, value))


def written_in_item(group: str, name: str, value: Shown) -> Written:
    """A field of an item of a list."""
    rule = GROUPS[group][name]
    if rule.kind == "words":
        lines = _item_lines(group, {name: value})
        return Written(_behind_name(lines, name))
    words = _flow(rule, name, value, flow=False)
    return Written((words,), _flow(rule, name, value))


def written_item(group: str, item: Group) -> Written:
    """A new item of a list: a sentence, or its fields below each other."""
    filled = {name: value for name, value in item.items() if name != AT and is_filled(value)}
    rules = GROUPS[group]
    if [*filled] == [MAIN_FIELD[group]]:
        flow = value_of(rules[MAIN_FIELD[group]], str(filled[MAIN_FIELD[group]]), flow=True)
    elif any(rules[name].kind == "words" for name in filled):
        flow = ""
    else:
        pairs = (
            f"{name}: {_flow(rules[name], name, filled[name])}" for name in rules if name in filled
        )
        flow = f"{{{', '.join(pairs)}}}"
    return Written(tuple(_item_lines(group, filled)), flow)


def _item_lines(group: str, filled: Group) -> list[str]:
    """The lines of an item, as far in as they stand behind its hyphen."""
    kind = next(kind for kind, rules in OF_KIND.items() if group in rules)
    lines = write_entry({group: [filled]}, "", kind).split("\n")[2:-2]
    return [line[4:] for line in lines]


def _behind_name(lines: list[str], name: str) -> tuple[str, ...]:
    first, *others = lines
    return (first.removeprefix(f"{name}:").removeprefix(" "), *others)


def _flow(rule: FieldRule, name: str, value: Shown, *, flow: bool = True) -> str:
    """A value in one line; "" where it needs several."""
    if rule.kind in ("items", "words"):
        return ""
    if isinstance(value, dict):
        filled = {one: inner for one, inner in value.items() if is_filled(inner)}
        pairs = (
            f"{one}: {value_of(EVENT[one], str(inner), flow=True)}" for one, inner in filled.items()
        )
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        each = _TEXT if rule.kind == "texts" else None
        return f"[{', '.join(value_of(each, str(one), flow=True) for one in value)}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return value_of(rule, str(value), flow)
