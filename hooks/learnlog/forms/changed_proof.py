"""The proof of a change in a form: read again, the file says what was answered, and no more."""

from __future__ import annotations

from learnlog.edit.comments_inside import comments
from learnlog.edit.layout import Layout
from learnlog.edit.line_ends import FileText
from learnlog.edit.proof import shape, shapes
from learnlog.edit.refusal import Refusal
from learnlog.forms.changed_items import kept_places
from learnlog.forms.entry_form import AROUND, EntryForm, entry_form, rules_of, sound_header
from learnlog.forms.form_answers import is_filled, said, without_places
from learnlog.forms.form_values import Shown
from learnlog.front_matter.fields import GROUPS, MAIN_FIELD
from learnlog.front_matter.nodes import Field, Fields, Items, Node, Text
from learnlog.front_matter.plain_header import Header
from learnlog.kinds import Kind

_MORE = "more would change than was meant"
_WAY_OUT = "change it in the file itself"


def difference(
    path: str, kind: Kind, old: FileText, new: FileText, wanted: EntryForm
) -> Refusal | None:
    """Why a change must not be kept; None where the new text is what was meant."""
    before, after = sound_header(path, old.plain), sound_header(path, new.plain)
    was, shown = entry_form(path, old.plain, kind), entry_form(path, new.plain, kind)
    for one in (before, after, was, shown):
        if isinstance(one, Refusal):
            return Refusal(f"it would make a mistake: {one.message}", one.way_out or _WAY_OUT)
    if not isinstance(before, Header) or not isinstance(after, Header):
        return Refusal(_MORE, _WAY_OUT)
    if not isinstance(was, EntryForm) or not isinstance(shown, EntryForm):
        return Refusal(_MORE, _WAY_OUT)
    for name in rules_of(kind):
        if said(shown.values[name]) != said(wanted.values[name]):
            return Refusal(f"'{name}' could not be written as it was answered", _WAY_OUT)
    if not _same_prose(before, after, was.body == wanted.body, wanted.body):
        return Refusal(f"of the text {_MORE}", _WAY_OUT)
    if comments(Layout(old.plain)) != comments(Layout(new.plain)):
        return Refusal("a comment in the front matter would be lost", _WAY_OUT)
    return None if _others_stay(before, after, was, wanted) else Refusal(_MORE, _WAY_OUT)


def _same_prose(before: Header, after: Header, same: bool, wanted: str) -> bool:
    if same:
        return before.body.lstrip("\n") == after.body.lstrip("\n")
    return _words(after.body) == _words(wanted)


def _words(body: str) -> list[str]:
    """The words of a text, without the signs of a line across the page."""
    signs = str.maketrans("", "", "\\*-")
    return body.strip(AROUND).translate(signs).split()


def _others_stay(before: Header, after: Header, was: EntryForm, wanted: EntryForm) -> bool:
    """Whether fields that no answer changed are as they were, also those that no form shows."""
    old, new = shapes(before.fields), shapes(after.fields)
    for name in {*old, *new}:
        changed = name in was.values and said(was.values[name]) != said(wanted.values[name])
        if not changed and old.get(name) != new.get(name):
            return False
        if changed and name in GROUPS and not _items_stay(name, before, after, was, wanted):
            return False
    return True


def _items_stay(
    name: str, before: Header, after: Header, was: EntryForm, wanted: EntryForm
) -> bool:
    """Whether the items of a list keep what was not answered another way."""
    old, new = _items(before, name), _items(after, name)
    shown, answered = was.values[name], wanted.values[name]
    if not isinstance(shown, list) or not isinstance(answered, list):
        return False
    kept = dict(kept_places(shown, answered))
    written = [at for at, one in enumerate(answered) if at in kept or is_filled(one)]
    if len(written) != len(new):
        return False
    for at, node in zip(written, new, strict=True):
        if at in kept and not _fields_stay(
            name, old[kept[at]], node, shown[kept[at]], answered[at]
        ):
            return False
    return True


def _fields_stay(name: str, old: Node, new: Node, shown: Shown, answered: Shown) -> bool:
    first, second = _fields(name, old), _fields(name, new)
    for field in {*first, *second}:
        changed = _of(shown, field) != _of(answered, field)
        if not changed and first.get(field) != second.get(field):
            return False
    return True


def _of(group: Shown, field: str) -> Shown:
    return without_places(group.get(field)) if isinstance(group, dict) else None


def _items(header: Header, name: str) -> tuple[Node, ...]:
    node = next((one.value for one in header.fields.fields if one.name == name), None)
    return node.items if isinstance(node, Items) else ()


def _fields(name: str, node: Node) -> dict[str, object]:
    if isinstance(node, Text):
        node = Fields((Field(MAIN_FIELD[name], node, node.line),), node.line)
    found = node.fields if isinstance(node, Fields) else ()
    return {one.name: shape(one.value) for one in found}
