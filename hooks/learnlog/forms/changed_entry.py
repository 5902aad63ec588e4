"""An entry's text after a change in a form: what was not changed there stays, to the byte."""

from __future__ import annotations

from learnlog.edit.layout import Layout
from learnlog.edit.line_ends import FileText, Splice
from learnlog.edit.refusal import Refusal
from learnlog.edit.setting import set_value, without_field
from learnlog.forms import changed_items, changed_proof
from learnlog.forms.entry_form import AROUND, EntryForm, entry_form, rules_of
from learnlog.forms.form_answers import group_answered, is_filled, only_filled, said
from learnlog.forms.form_values import Group, Shown
from learnlog.forms.written_body import written_body
from learnlog.forms.written_entry import write_entry
from learnlog.forms.written_values import written_field
from learnlog.kinds import Kind


def changed_entry(path: str, raw: str, kind: Kind, answers: object, body: str) -> str | Refusal:
    """The text of a file after a form of it came back with these answers and this prose.

    `raw` is the text with its own line ends. Nothing but what the form changed is changed: the
    result is read again, and refused where that is not so.
    """
    before = entry_form(path, FileText(raw).plain, kind)
    if isinstance(before, Refusal):
        return before
    wanted = EntryForm(group_answered(rules_of(kind), answers), body.strip(AROUND))
    file = _with_prose(FileText(raw), before.body, wanted.body)
    fields = _with_fields(file, before.values, wanted.values, kind)
    if isinstance(fields, Refusal):
        return fields
    if refusal := changed_proof.difference(path, kind, FileText(raw), fields, wanted):
        return refusal
    return fields.raw


def _with_prose(file: FileText, before: str, after: str) -> FileText:
    """Other prose between what stands around it: blanks and empty lines."""
    layout = Layout(file.plain)
    words = after if after == before else written_body(after, layout.body > 0).strip("\n")
    if words == before:
        return file
    if not before:
        end = len(file.plain)
        gap = "" if not end or file.plain.endswith("\n") else "\n"
        return file.spliced(Splice(end, end, f"{gap}{words}\n"))
    start = file.plain.index(before, layout.body)
    return file.spliced(Splice(start, start + len(before), words))


def _with_fields(file: FileText, before: Group, after: Group, kind: Kind) -> FileText | Refusal:
    rules = rules_of(kind)
    changed = [name for name in rules if said(before[name]) != said(after[name])]
    layout = Layout(file.plain)
    if layout.root is None:
        filled = {name: only_filled(after[name]) for name in changed}
        return file.spliced(Splice(0, 0, write_entry(filled, "", kind))) if changed else file
    gone = [name for name in changed if not is_filled(after[name])]
    if gone and len(gone) == len(changed) == len(layout.root.value):
        return _without_header(file, layout)
    for name in sorted(changed, key=gone.__contains__):  # else no field would be left for a moment
        result = _with_field(file, name, before[name], after[name], kind)
        if isinstance(result, Refusal):
            return result
        file = result
    return file


def _without_header(file: FileText, layout: Layout) -> FileText | Refusal:
    if "#" in file.plain[: layout.body]:
        return Refusal("no field would be left between the comments of the front matter")
    return file.spliced(Splice(0, layout.body, ""))


def _with_field(
    file: FileText, name: str, before: Shown, after: Shown, kind: Kind
) -> FileText | Refusal:
    """One field as it was answered."""
    layout = Layout(file.plain)
    if layout.root is None:
        return Refusal("the front matter can't be found any more")
    node = layout.field(name)
    if not is_filled(after):
        splice = without_field(layout, layout.root, name)
    elif isinstance(before, list) and before and node and node.id == "sequence":
        return changed_items.with_items(file, name, before, _listed(after))
    else:
        splice = set_value(layout, layout.root, name, written_field(name, after, kind))
    return splice if isinstance(splice, Refusal) else file.spliced(splice)


def _listed(value: Shown) -> list[Shown]:
    return value if isinstance(value, list) else []
