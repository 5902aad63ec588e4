"""A form of the editor to the text of its file: a new one, or one of which the rest stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from learnlog.admin.collections import BODY, DECLARED
from learnlog.admin.numbering import IDEAS, gives_numbers, in_file, with_numbers
from learnlog.admin.shape import level
from learnlog.browser.declaring import declare_text
from learnlog.edit.line_ends import FileText
from learnlog.edit.refusal import Refusal
from learnlog.forms.changed_entry import changed_entry
from learnlog.forms.entry_form import EntryForm, entry_form, rules_of
from learnlog.forms.form_answers import group_answered, is_filled, only_filled
from learnlog.forms.form_values import AT, Group
from learnlog.forms.written_entry import write_entry
from learnlog.front_matter.fields import GROUPS, OF_KIND
from learnlog.kinds import Kind

_NAMED_AFTER_TITLE = (Kind.POST, Kind.INTERVIEW, Kind.ASSIGNMENT, Kind.AUDIT)


@dataclass(frozen=True, slots=True)
class Saved:
    """The text of the file; `places` are the names of the items of each list in its order, and
    `highest` the highest number of an idea then known; `new` where an idea is born in it.
    """

    text: str
    places: Mapping[str, list[str]]
    highest: int
    new: bool


def saved(
    kind: Kind,
    before: str | None,
    data: Mapping[str, object],
    *,
    places: Mapping[str, object],
    highest: int,
    by: str,
    today: dt.date,
) -> Saved | Refusal:
    """What to write for the editor's `data`; `before` is the text of the file, if there is one."""
    rules = rules_of(kind)
    was = EntryForm({}, "") if before is None else entry_form("", FileText(before).plain, kind)
    if isinstance(was, Refusal):
        return was
    named = group_answered(rules, {**was.values, **level(rules, data)})  # what is not there, stays
    answers = in_file(named, places)
    new = gives_numbers(was.values.get(IDEAS, []), answers.get(IDEAS))
    if IDEAS in answers:
        ideas, highest = with_numbers(was.values.get(IDEAS, []), answers[IDEAS], highest)
        answers[IDEAS] = [*ideas]
    text = _text(kind, before, answers, str(data.get(BODY) or ""))
    if isinstance(text, str) and data.get(DECLARED) is True:
        text = _declared(text, by or str(answers.get("author") or ""), today)
    return text if isinstance(text, Refusal) else Saved(text, _places(named), highest, new)


def _text(kind: Kind, before: str | None, answers: Group, body: str) -> str | Refusal:
    if before is not None:
        return changed_entry("", before, kind, answers, body)
    if kind in _NAMED_AFTER_TITLE and not is_filled(answers.get("title")):
        return Refusal("give it a title: its file is named after that")
    filled = {name: only_filled(one) for name, one in answers.items() if is_filled(one)}
    if not filled and not body.strip():
        return Refusal("nothing was filled in yet")
    return write_entry({name: filled[name] for name in OF_KIND[kind] if name in filled}, body, kind)


def _declared(text: str, who: str, today: dt.date) -> str | Refusal:
    asked = {"path": "", "text": text, "by": who, "today": str(today)}
    answer = declare_text(asked)
    done = answer.get("text")
    return str(done) if done else Refusal(f"it can't be declared: {answer['refused']}")


def _places(named: Group) -> dict[str, list[str]]:
    """The names that the editor gave the items, in the order of the file."""
    return {
        name: [str(one[AT]) for one in value if isinstance(one, dict) and is_filled(one)]
        for name, value in named.items()
        if name in GROUPS and isinstance(value, list)
    }
