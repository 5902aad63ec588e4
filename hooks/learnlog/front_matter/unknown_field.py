"""Why a field is not known where it stands, and which one may be meant."""

from __future__ import annotations

from learnlog.did_you_mean import nearest
from learnlog.front_matter.field_rules import Rules
from learnlog.front_matter.fields import ENTRY, NAMES, OF_KIND
from learnlog.front_matter.nodes import Field
from learnlog.front_matter.quoting import on_one_line
from learnlog.privacy.marks import near
from learnlog.privacy.passages import CODE
from learnlog.problems import Problem, Source


def unknown_field(path: str, field: Field, rules: Rules) -> Problem:
    """The problem of a field that is not among the `rules` of where it stands."""
    source, name, hint = Source(path, field.line), field.name[:60], ""
    if near(field.name):
        return misspelt(source, name) if "private" in rules else whole_file(source)
    if field.name in NAMES and rules in OF_KIND.values():
        message, hint = _elsewhere(field, rules)
    elif close := nearest(field.name, rules):
        message = f"unknown field '{name}'; did you mean '{close}'?"
        hint = on_one_line(close, field.value)
    else:
        message = f"unknown field '{name}'; use {', '.join(rules)}"
    return Problem(source, "field-unknown", message, hint)


def misspelt(source: Source, name: str) -> Problem:
    """The problem of a field that may be meant as `private`, without the words behind it."""
    message = f"unknown field '{name[:60]}'; did you mean 'private'?"
    return Problem(source, CODE, message, "private: true")


def whole_file(source: Source) -> Problem:
    """The problem of a field `private` that is to hold for a whole file."""
    message = "'private' belongs to an item of a list; what keeps the whole file back is 'draft'"
    return Problem(source, CODE, message, "draft: true")


def _elsewhere(field: Field, rules: Rules) -> tuple[str, str]:
    """Where a field belongs that other kinds of entry have, and what to write instead."""
    name = field.name
    if name == "date" and "start" in rules:
        start = on_one_line("start", field.value)
        return "an assignment has no 'date' but a 'start' and an 'end'", start
    where = "a week" if name in ENTRY else _kinds_with(name)
    return f"'{name}' is no field of this kind of entry; write it in {where}", ""


def _kinds_with(name: str) -> str:
    """The kinds of entry that have a field: "an audit or an interview"."""
    words = [kind.word for kind, rules in OF_KIND.items() if name in rules]
    return " or ".join(f"{'an' if word[0] in 'aeiou' else 'a'} {word}" for word in words)
