"""The items of a list as a form gave them back: changed, moved, new or gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from learnlog.edit.layout import Layout
from learnlog.edit.line_ends import FileText, Splice
from learnlog.edit.refusal import Refusal
from learnlog.edit.relisting import relisted
from learnlog.edit.setting import Written, set_value, without_field
from learnlog.edit.written_form import value_of
from learnlog.forms.form_answers import is_filled, without_places
from learnlog.forms.form_values import AT, Group, Shown
from learnlog.forms.written_values import written_in_item, written_item
from learnlog.front_matter.fields import GROUPS, MAIN_FIELD, FieldRule
from learnlog.front_matter.node_reader import YamlNode

_TEXT = FieldRule("text", "", "")


def with_items(
    file: FileText, name: str, before: list[Shown], after: list[Shown]
) -> FileText | Refusal:
    """A list of the front matter, none of whose items is lost or written anew without need."""
    if name not in GROUPS:
        order = list(_texts_in_order(before, after))
        return _relisted(file, name, order)
    kept = dict(kept_places(before, after))
    for at, place in kept.items():
        result = _with_item(file, name, place, _group(before[place]), _group(after[at]))
        if isinstance(result, Refusal):
            return result
        file = result
    order = [
        kept[at] if at in kept else written_item(name, _group(item))
        for at, item in enumerate(after)
        if at in kept or is_filled(item)
    ]
    return _relisted(file, name, order)


def kept_places(before: Sequence[Shown], after: Sequence[Shown]) -> Iterator[tuple[int, int]]:
    """Which item of a form is which one of the file, by their indexes; each at most once."""
    free = {str(place) for place in range(len(before))}
    for at, item in enumerate(after):
        place = str(_group(item).get(AT))
        if place in free and (is_filled(item) or not is_filled(before[int(place)])):
            free.remove(place)
            yield at, int(place)


def _group(item: Shown) -> Group:
    return item if isinstance(item, dict) else {}


def _texts_in_order(before: list[Shown], after: list[Shown]) -> Iterator[int | Written]:
    """Which texts of a list stay, and the new ones."""
    old, new = [*map(str, before)], [*map(str, after)]
    for kind, start, end, first, last in SequenceMatcher(None, old, new, False).get_opcodes():
        if kind == "equal":
            yield from range(start, end)
        elif kind in ("insert", "replace"):
            for words in new[first:last]:
                yield Written((value_of(_TEXT, words),), value_of(_TEXT, words, flow=True))


def _relisted(file: FileText, name: str, order: Sequence[int | Written]) -> FileText | Refusal:
    layout = Layout(file.plain)
    node = layout.field(name)
    if node is None or not node.value:
        return Refusal(f"the list '{name}' can't be found any more")
    if [*order] == [*range(len(node.value))]:
        return file
    splice = relisted(layout, name, node, order)
    return splice if isinstance(splice, Refusal) else file.spliced(splice)


def _with_item(
    file: FileText, name: str, place: int, before: Group, after: Group
) -> FileText | Refusal:
    """An item as it was answered, field by field, each found anew after the one before."""
    for field in GROUPS[name]:
        if without_places(before[field]) == without_places(after[field]):
            continue
        layout = Layout(file.plain)
        splice = _field_of_item(layout, name, layout.items(name)[place], field, after[field])
        if isinstance(splice, Refusal):
            return splice
        file = file.spliced(splice)
    return file


def _field_of_item(
    layout: Layout, name: str, item: YamlNode, field: str, value: Shown
) -> Splice | Refusal:
    node = layout.field(name)
    flow = bool(node and node.flow_style)
    if item.id == "scalar":
        return _of_sentence(layout, name, item, field, value, flow)
    if not is_filled(value):
        return without_field(layout, item, field)
    return set_value(layout, item, field, written_in_item(name, field, value))


def _of_sentence(
    layout: Layout, name: str, item: YamlNode, field: str, value: Shown, flow: bool
) -> Splice | Refusal:
    """Another sentence, or a group with the sentence and a field below it."""
    main, written = MAIN_FIELD[name], written_in_item(name, field, value)
    start, end = layout.start(item), layout.finish(item)
    raw = layout.text[start:end]
    if field == main:
        if not is_filled(value):
            return Refusal(f"an item of '{name}' has no words any more")
        return Splice(start, end, (written.flow if flow else written.at(0)) + layout.comment(item))
    if flow or "\n" in raw or layout.comment(item).strip():
        if flow and written.flow:
            return Splice(start, end, f"{{{main}: {raw}, {field}: {written.flow}}}")
        return Refusal(f"a sentence of several lines in '{name}' can't get a field")
    column = layout.column(item)
    end_of_line = layout.line_end(end)
    words = (
        f"{main}: {raw}{layout.text[end:end_of_line]}\n{' ' * column}{field}: {written.at(column)}"
    )
    return Splice(start, end_of_line, words)
